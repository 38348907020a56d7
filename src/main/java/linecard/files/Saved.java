package linecard.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.util.Map;

/// A file that somebody sent once, for a browser to save: nothing of it is shown or run.
///
/// @param kind what it is by its content
public record Saved(String name, Enclosed.Kind kind, byte[] content) implements View {

    @Override
    public String getContentType() {
        return kind.type();
    }

    @Override
    public void render(
            @Nullable Map<String, ?> model, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        response.setContentType(kind.type());
        response.setContentLength(content.length);
        response.setHeader("Content-Disposition", FileName.attachment(name));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        response.getOutputStream().write(content);
    }
}
