package linecard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.database.Outage;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/// Says 'try again' where the database is away before a handler was even found: [Visit] reads the
/// session from it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class AwayDoor extends OncePerRequestFilter {

    private final Mishaps mishaps;

    AwayDoor(Mishaps mishaps) {
        this.mishaps = mishaps;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (Outage.of(e) == null || response.isCommitted()) throw e;
            response.reset();
            mishaps.write(request, response, e);
        }
    }
}
