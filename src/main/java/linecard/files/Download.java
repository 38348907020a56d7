package linecard.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/// A table that a browser saves, as CSV, XLSX or JSON.
///
/// @param name of the file, without its ending
public record Download(String name, Format format, Spool content) implements View {

    enum Format {
        CSV("text/csv;charset=utf-8"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        JSON("application/json");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        /// As the ending of an address says it.
        static Format of(String ending) {
            return valueOf(ending.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public String getContentType() {
        return format.type;
    }

    /// With its ending.
    public String fileName() {
        return name + "." + format.name().toLowerCase(Locale.ROOT);
    }

    /// All of it, once.
    public byte[] bytes() throws IOException {
        var all = new ByteArrayOutputStream();
        content.sendTo(all);
        return all.toByteArray();
    }

    @Override
    public void render(
            @Nullable Map<String, ?> model, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        response.setContentType(getContentType());
        response.setContentLengthLong(content.size());
        response.setHeader("Content-Disposition",
                FileName.attachment(fileName()));
        content.sendTo(response.getOutputStream());
    }
}
