package linecard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Sessions.Held;
import linecard.access.SignIn;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The door: finds out who is asking and in which organisation, and binds that for the database.
///
/// `/o/slug` in front of a path names the organisation. To everything behind this filter it looks
/// like the path of the application, so routes and redirects need not know of it. Programs come in
/// by another door, [linecard.api.ApiDoor], where a cookie is worth nothing.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public class Visit extends OncePerRequestFilter {

    /// The cookie that holds the token of a session.
    public static final String COOKIE = "linecard_session";

    /// What the paths for programs begin with.
    public static final String API = "/api/v1/";

    /// Where assistants come in, with a token as programs do.
    public static final String ASSISTANTS = "/mcp";

    static final String USER = "linecard.user";
    static final String VIEWER = "linecard.viewer";
    static final String ONLY = "linecard.only";
    static final String PASSKEY = "linecard.passkey";
    static final String OWES = "linecard.owes";

    /// Where somebody is led who stands at the door of an organisation and owes something first.
    static final String STEP = "/me/second-step";
    static final String PROVIDER = "/sign-in/provider";

    private static final Pattern ORGANISATION = Pattern.compile("^(/o/([a-z0-9-]{2,40}))(/.*)?$");

    private final SignIn signIn;

    Visit(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || isForPrograms(path);
    }

    /// Whether a token opens what is there, and no cookie does.
    public static boolean isForPrograms(String path) {
        return path.startsWith(API) || path.equals(ASSISTANTS);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = cookie(request, COOKIE);
        var place = ORGANISATION.matcher(request.getRequestURI());
        if (!place.matches()) {
            token.flatMap(signIn::held).ifPresent(held -> remember(held, request));
            chain.doFilter(request, response);
            return;
        }
        if (place.group(3) == null) {
            response.sendRedirect(place.group(1) + "/");
            return;
        }
        var inside = new Inside(request, place.group(1));
        var comer = token.flatMap(one -> signIn.held(one, place.group(2))).orElse(null);
        if (comer != null) remember(comer.held(), request);
        var arrival = comer == null ? null : comer.arrival();
        if (arrival == null || arrival.owesStep() || arrival.owesProvider()) {
            if (arrival != null) {
                inside.setAttribute(OWES, arrival.owesProvider() ? PROVIDER : STEP);
            }
            chain.doFilter(inside, response);
            return;
        }
        enter(arrival.viewer(), inside, response, chain);
    }

    private static void remember(Held held, HttpServletRequest request) {
        request.setAttribute(USER, held.user());
        request.setAttribute(ONLY, held.only());
        request.setAttribute(PASSKEY, held.passkey());
    }

    /// Goes on as this viewer: for the handlers, and for the database.
    public static void enter(
            Viewer viewer, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws IOException {
        request.setAttribute(USER, viewer.user());
        request.setAttribute(VIEWER, viewer);
        Bound.call(viewer.binding(), () -> {
            try {
                chain.doFilter(request, response);
                return null;
            } catch (ServletException e) {
                throw new Broken(e);
            }
        });
    }

    /// Carries what a filter may throw through the binding.
    private static final class Broken extends RuntimeException {
        Broken(ServletException cause) {
            super(cause);
        }
    }

    /// The value of a cookie.
    public static Optional<String> cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) return Optional.of(cookie.getValue());
        }
        return Optional.empty();
    }

    static @Nullable User user(HttpServletRequest request) {
        return (User) request.getAttribute(USER);
    }

    public static @Nullable Viewer viewer(HttpServletRequest request) {
        return (Viewer) request.getAttribute(VIEWER);
    }

    /// Whether somebody stands at the door of an organisation who must set up a second step first.
    public static boolean owesStep(HttpServletRequest request) {
        return STEP.equals(request.getAttribute(OWES));
    }

    static @Nullable String owed(HttpServletRequest request) {
        return (String) request.getAttribute(OWES);
    }

    /// The one organisation that the session opens, since its own provider said who comes; null
    /// for all that the person belongs to.
    public static @Nullable UUID only(HttpServletRequest request) {
        return (UUID) request.getAttribute(ONLY);
    }

    /// Whether a passkey opened the session.
    public static boolean isByPasskey(HttpServletRequest request) {
        return request.getAttribute(PASSKEY) != null;
    }

    /// A request seen from inside an organisation.
    private static final class Inside extends HttpServletRequestWrapper {

        private final String base;

        Inside(HttpServletRequest request, String base) {
            super(request);
            this.base = base;
        }

        @Override
        public String getContextPath() {
            return base;
        }

        @Override
        public String getServletPath() {
            return getRequestURI().substring(base.length());
        }
    }
}
