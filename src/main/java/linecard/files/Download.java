package linecard.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A table that a browser saves, as CSV or XLSX: what a handler answers for an export.
///
/// @param name of the file, without its ending
public record Download(
        String name, Format format, Language language, List<String> header, Rows rows)
        implements View {

    public enum Format {
        CSV, XLSX;

        /// As the ending of an address says it.
        public static Format of(String ending) {
            return ending.equals("xlsx") ? XLSX : CSV;
        }
    }

    /// Gives its rows one after the other.
    @FunctionalInterface
    public interface Rows {
        void writeTo(TableWriter table) throws IOException;
    }

    @Override
    public String getContentType() {
        return format == Format.CSV ? "text/csv;charset=utf-8"
                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public void render(
            @Nullable Map<String, ?> model, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        response.setContentType(getContentType());
        response.setHeader("Content-Disposition",
                FileName.attachment(name + "." + format.name().toLowerCase()));
        var out = response.getOutputStream();
        try (var table = format == Format.CSV
                ? TableWriter.csv(out, language, header)
                : TableWriter.xlsx(out, name, header)) {
            rows.writeTo(table);
        }
    }
}
