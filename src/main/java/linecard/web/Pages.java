package linecard.web;

import jakarta.servlet.http.HttpServletRequest;
import linecard.database.Space;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;

/// Makes the [Page] that a handler asks for.
@Component
class Pages implements HandlerMethodArgumentResolver {

    static final String LANGUAGE_COOKIE = "linecard_language";

    private final Space space;

    Pages(Space space) {
        this.space = space;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class;
    }

    @Override
    public Page resolveArgument(
            MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    Page of(HttpServletRequest request) {
        var base = request.getContextPath();
        var query = request.getQueryString();
        var path = request.getRequestURI();
        var viewer = Visit.viewer(request);
        var language = language(request);
        var words = viewer == null ? Words.in(language) : viewer.organisation().words(language);
        return new Page(
                words, Visit.user(request), viewer,
                base, path.startsWith(base) ? path.substring(base.length()) : path,
                query == null ? "" : query, notice(request), space.left().isShort());
    }

    private static Language language(HttpServletRequest request) {
        var user = Visit.user(request);
        if (user != null) return user.language();
        var accepted = request.getHeader("Accept-Language");
        return Visit.cookie(request, LANGUAGE_COOKIE).map(Language::of)
                .orElseGet(() -> Language.of(accepted == null ? "en" : accepted));
    }

    private static @Nullable Notice notice(HttpServletRequest request) {
        if (request.getCookies() == null) return null;
        return Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(Notice.COOKIE)
                        && !cookie.getValue().isEmpty())
                .findFirst().map(Notice::of).orElse(null);
    }
}
