package linecard.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// A page that a browser saves as PDF.
///
/// @param name of the file, without its ending
/// @param content all of it
public record PdfDownload(String name, byte[] content) implements View {

    /// @param xhtml the page, well-formed
    /// @throws FileRefused where others keep it from being made for too long
    public static PdfDownload of(String name, String xhtml) {
        var pdf = new ByteArrayOutputStream();
        try {
            Pdf.from(xhtml, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PdfDownload(name, pdf.toByteArray());
    }

    @Override
    public String getContentType() {
        return "application/pdf";
    }

    /// With its ending.
    public String fileName() {
        return name + ".pdf";
    }

    @Override
    public void render(
            @Nullable Map<String, ?> model, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        response.setContentType(getContentType());
        response.setContentLength(content.length);
        response.setHeader("Content-Disposition", FileName.attachment(fileName()));
        response.getOutputStream().write(content);
    }
}
