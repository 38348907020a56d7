package linecard.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/// A page that a browser saves as PDF.
///
/// @param name of the file, without its ending
/// @param xhtml the page, well-formed
public record PdfDownload(String name, String xhtml) implements View {

    @Override
    public String getContentType() {
        return "application/pdf";
    }

    @Override
    public void render(
            @Nullable Map<String, ?> model, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var pdf = new ByteArrayOutputStream();
        Pdf.from(xhtml, pdf);
        response.setContentType(getContentType());
        response.setContentLength(pdf.size());
        response.setHeader("Content-Disposition", FileName.attachment(name + ".pdf"));
        pdf.writeTo(response.getOutputStream());
    }
}
