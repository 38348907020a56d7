package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Allowed;
import linecard.access.Authenticators;
import linecard.access.Authenticators.Answer;
import linecard.access.SignIn;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.Map;

import static linecard.access.Audience.PUBLIC;

/// The second step of signing in: a code of the app, or a recovery code.
@Controller
class CodePages {

    private final HalfWay halfWay;
    private final Authenticators authenticators;
    private final SignIn signIn;
    private final Clock clock;

    CodePages(HalfWay halfWay, Authenticators authenticators, SignIn signIn, Clock clock) {
        this.clock = clock;
        this.halfWay = halfWay;
        this.authenticators = authenticators;
        this.signIn = signIn;
    }

    @GetMapping("/sign-in/code")
    @Allowed(PUBLIC)
    View ask(Page page, @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request) {
        return halfWay.user(request).isEmpty() ? Html.seeOther("/sign-in")
                : form(page, Form.of(page.words(), Map.of("next", next)));
    }

    @PostMapping("/sign-in/code")
    @Allowed(PUBLIC)
    View enter(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            HttpServletRequest request, HttpServletResponse response) {
        var user = halfWay.user(request);
        if (user.isEmpty()) return Html.seeOther("/sign-in");
        var form = new Form(page.words(), entered);
        var answer = authenticators.take(
                user.get().id(), form.entered("code"), clock.instant());
        SecondStepPages.note(answer, form);
        if (answer instanceof Answer.Slowed) {
            return form(page, form).with(HttpStatus.TOO_MANY_REQUESTS);
        }
        if (form.hasProblems()) return form(page, form).refused();
        response.addCookie(halfWay.over(request));
        response.addCookie(SignInPages.session(
                signIn.open(user.get(), agent), SignInPages.SESSION_DAYS, request));
        return Html.seeOther(SignInPages.safe(form.entered("next")));
    }

    private static Html form(Page page, Form form) {
        return (out, tags) -> JtesignincodeGenerated.render(out, tags, page, form);
    }
}
