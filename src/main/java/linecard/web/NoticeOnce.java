package linecard.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;

/// Forgets a notice once a page has been asked for that will show it: somebody goes there, or a
/// script says that it shows what it was answered.
class NoticeOnce implements HandlerInterceptor {

    private static final String SHOWN = "Linecard-Shows-Notice";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET")
                && Visit.cookie(request, Notice.COOKIE).isPresent()
                && ("navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                        || request.getHeader(SHOWN) != null)) {
            var gone = new Cookie(Notice.COOKIE, "");
            gone.setPath("/");
            gone.setMaxAge(0);
            response.addCookie(gone);
        }
        return true;
    }
}
