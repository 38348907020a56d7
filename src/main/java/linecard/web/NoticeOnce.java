package linecard.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;

/// Forgets a notice once a page has been asked for that will show it.
class NoticeOnce implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET")
                && Visit.cookie(request, Notice.COOKIE).isPresent()
                && request.getHeader("Sec-Fetch-Mode") instanceof String mode
                && mode.equals("navigate")) {
            var gone = new Cookie(Notice.COOKIE, "");
            gone.setPath("/");
            gone.setMaxAge(0);
            response.addCookie(gone);
        }
        return true;
    }
}
