package linecard.web;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.csrf.CsrfToken;

import java.util.Map;
import java.util.function.Supplier;

/// Puts the hidden token into every form that posts, so that no template can forget it.
record FormTags(Supplier<String> token) implements HtmlInterceptor {

    static FormTags of(HttpServletRequest request) {
        return new FormTags(() ->
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf
                        ? csrf.getToken() : "");
    }

    @Override
    public void onHtmlTagOpened(String tag, Map<String, Object> attributes, TemplateOutput out) {
        if (tag.equals("form") && "post".equals(attributes.get("method"))) {
            // The tag is not closed yet: close it here, and leave the last '>' to the template.
            out.writeContent("><input type=\"hidden\" name=\"_csrf\" value=\"");
            out.writeContent(token.get());
            out.writeContent("\"");
        }
    }

    @Override
    public void onHtmlTagClosed(String tag, TemplateOutput out) {}
}
