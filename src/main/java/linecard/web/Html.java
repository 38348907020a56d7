package linecard.web;

import gg.jte.Content;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A page ready to be written. Handlers return one; Spring renders any [View] it is handed.
@FunctionalInterface
public interface Html extends View {

    void writeTo(HtmlTemplateOutput out, HtmlInterceptor tags);

    /// Spring asks this before it trusts a view with a request for HTML.
    @Override
    default String getContentType() {
        return "text/html";
    }

    default View with(HttpStatus status) {
        return (model, request, response) -> {
            response.setStatus(status.value());
            render(model, request, response);
        };
    }

    /// The same page with the mistakes in it: 422.
    default View refused() {
        return with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// The page as text: what a PDF is made from. It holds no form.
    default String text() {
        var page = new StringOutput();
        writeTo(new OwaspHtmlTemplateOutput(page), new FormTags(() -> ""));
        return page.toString();
    }

    /// The same as a part of another page.
    default Content within(HtmlInterceptor tags) {
        return out -> writeTo((HtmlTemplateOutput) out, tags);
    }

    /// Leads on to a path of the organisation at work, or of the program where there is none.
    static View seeOther(String path) {
        var redirect = new RedirectView(path, true);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExposeModelAttributes(false);
        redirect.setExpandUriTemplateVariables(false);
        return redirect;
    }

    /// Leads on and says there what was done.
    static View seeOther(String path, Notice notice) {
        return (model, request, response) -> {
            response.addCookie(notice.cookie());
            seeOther(path).render(model, request, response);
        };
    }

    @Override
    default void render(
            @Nullable Map<String, ?> model,
            HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var page = new StringOutput();
        writeTo(new OwaspHtmlTemplateOutput(page), FormTags.of(request));
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(page.toString().getBytes(StandardCharsets.UTF_8));
    }
}
