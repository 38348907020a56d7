package linecard.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/// Stays down while the demo is being loaded: says so, and has the browser look again.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Curtain extends OncePerRequestFilter {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s · Linecard</title></head>
            <body><main><h1>%2$s</h1><p>%s</p></main></body></html>
            """;

    private volatile boolean down;

    void lower() {
        down = true;
    }

    void raise() {
        down = false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!down) {
            chain.doFilter(request, response);
            return;
        }
        var accepted = request.getHeader("Accept-Language");
        var words = Words.in(Language.of(accepted == null ? "en" : accepted));
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "2");
        response.setHeader("Refresh", "2");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setContentType("text/html;charset=utf-8");
        response.getWriter().write(PAGE.formatted(words.language().code(),
                words.text("demo.loading"), words.text("demo.loading.advice")));
    }
}
