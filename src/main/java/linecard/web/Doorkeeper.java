package linecard.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Audience;
import linecard.database.Space;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Lets into a route whom its [Allowed] names. A route without one keeps the program from starting.
@Component
class Doorkeeper implements HandlerInterceptor, SmartInitializingSingleton {

    private final RequestMappingHandlerMapping routes;
    private final Space space;

    Doorkeeper(@Lazy @Qualifier("requestMappingHandlerMapping")
            RequestMappingHandlerMapping routes, Space space) {
        this.routes = routes;
        this.space = space;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var route : routes.getHandlerMethods().entrySet()) {
            var handler = route.getValue();
            boolean ours = handler.getBeanType().getName().startsWith("linecard.");
            if (ours && !handler.hasMethodAnnotation(Allowed.class)) {
                throw new IllegalStateException(route.getKey() + " does not say who is allowed");
            }
        }
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) return true;
        var allowed = method.getMethodAnnotation(Allowed.class);
        if (allowed == null || allowed.value() == Audience.PUBLIC) return true;
        if (Visit.user(request) == null) {
            response.sendRedirect("/sign-in?next="
                    + URLEncoder.encode(address(request), StandardCharsets.UTF_8)
                    + (request.getMethod().equals("GET") ? "" : "&unsaved=true"));
            return false;
        }
        if (allowed.value() == Audience.SIGNED_IN) {
            // What an organisation's own provider says of a person is no reason to change that
            // person's sign-in.
            if (Visit.only(request) != null && !request.getMethod().equals("GET")) {
                throw new NotAllowed();
            }
            return true;
        }
        var viewer = Visit.viewer(request);
        var owed = Visit.owed(request);
        if (viewer == null && owed != null) {
            response.sendRedirect(request.getContextPath() + owed + (owed.equals(Visit.STEP) ? ""
                    : "?next=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8)));
            return false;
        }
        if (viewer == null) throw new Absent("organisation");
        if (!viewer.isIn(allowed.value())) throw new NotAllowed();
        if (!request.getMethod().equals("GET")) space.requireForChange();
        return true;
    }

    private static String address(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) return "/";
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
