package linecard.entrance;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Allowed;
import linecard.access.Identities;
import linecard.access.SignIn;
import linecard.access.SignIn.Attempt;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Visit;
import linecard.words.Language;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;

import static linecard.access.Audience.PUBLIC;

/// Signing in and out, and the language of the screen.
@Controller
class SignInPages {

    static final int SESSION_DAYS = 14;

    private final SignIn signIn;
    private final Identities identities;
    private final HalfWay halfWay;
    private final SignInForm signInForm;

    SignInPages(SignIn signIn, Identities identities, HalfWay halfWay, SignInForm signInForm) {
        this.signIn = signIn;
        this.identities = identities;
        this.halfWay = halfWay;
        this.signInForm = signInForm;
    }

    /// @param unsaved not empty where somebody sent something who was signed out meanwhile
    @GetMapping("/sign-in")
    @Allowed(PUBLIC)
    View ask(Page page, @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String unsaved) {
        if (page.user() != null) return Html.seeOther("/");
        return signInForm.of(page, Form.of(page.words(), Map.of("next", next, "unsaved", unsaved)));
    }

    @PostMapping("/sign-in")
    @Allowed(PUBLIC)
    View enter(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            HttpServletRequest request, HttpServletResponse response) {
        var form = new Form(page.words(), entered);
        var email = form.entered("email");
        var attempt = signIn.attempt(
                email, form.entered("password"), request.getRemoteAddr(), agent);
        return switch (attempt) {
            case Attempt.Opened opened -> {
                response.addCookie(session(opened.token(), SESSION_DAYS, request));
                yield Html.seeOther(safe(form.entered("next")));
            }
            case Attempt.Owes owes -> {
                response.addCookie(halfWay.of(owes.user(), request));
                yield Html.seeOther("/sign-in/code?next=" + safe(form.entered("next")));
            }
            case Attempt.Refused _ -> {
                form.problem("password", "entrance.refused");
                yield signInForm.of(page, form).refused();
            }
            case Attempt.Slowed slowed -> {
                form.problem("password", "entrance.slowed", slowed.minutes());
                yield signInForm.of(page, form).with(HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    /// @param unsent `kept` where the browser has locked away what did not get here yet, and wiped
    /// the rest itself; else it is told to forget all it keeps
    @PostMapping("/sign-out")
    @Allowed(PUBLIC)
    View leave(@RequestParam(defaultValue = "") String unsent, HttpServletRequest request,
            HttpServletResponse response) {
        Visit.cookie(request, Visit.COOKIE).ifPresent(signIn::close);
        response.addCookie(session("", 0, request));
        response.setHeader("Clear-Site-Data", unsent.equals("kept")
                ? "\"cache\"" : "\"cache\", \"storage\"");
        return Html.seeOther("/sign-in");
    }

    @PostMapping("/language")
    @Allowed(PUBLIC)
    View speak(
            Page page, @RequestParam String language,
            @RequestParam(defaultValue = "/") String next, HttpServletResponse response) {
        var chosen = Language.of(language);
        if (page.user() != null) identities.speak(page.user(), chosen);
        var cookie = new Cookie("linecard_language", chosen.code());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(365 * 24 * 3600);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        return Html.seeOther(safe(next));
    }

    static Cookie session(String token, int days, HttpServletRequest request) {
        var cookie = new Cookie(Visit.COOKIE, token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(days * 24 * 3600);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /// Only a path of our own may be the next one.
    static String safe(String next) {
        return next.matches("/(?![/\\\\])[A-Za-z0-9/_.?&=%+:,~-]*") ? next : "/";
    }
}
