package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.access.Passwords;
import linecard.access.SignIn;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.web.Visit;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.Objects;

import static linecard.access.Audience.SIGNED_IN;

/// One's own sign-in: the password, and ending other sessions with it.
@Controller
class AccountSettingsPages {

    private final SignIn signIn;
    private final Passwords passwords;

    AccountSettingsPages(SignIn signIn, Passwords passwords) {
        this.signIn = signIn;
        this.passwords = passwords;
    }

    @GetMapping("/me")
    @Allowed(SIGNED_IN)
    View show(Page page) {
        return form(page, Form.of(page.words(), Map.of()));
    }

    @PostMapping("/me/password")
    @Allowed(SIGNED_IN)
    View change(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var form = new Form(page.words(), entered);
        var user = Objects.requireNonNull(page.user());
        passwords.problem(form.entered("next"), user.email())
                .ifPresent(key -> form.problem("next", key));
        var token = Visit.cookie(request, Visit.COOKIE).orElse("");
        if (!form.hasProblems() && !signIn.changePassword(
                user, form.entered("current"), form.entered("next"), token)) {
            form.problem("current", "entrance.wrongPassword");
        }
        if (form.hasProblems()) return form(page, form).refused();
        return Html.seeOther("/me", Notice.of("entrance.passwordChanged"));
    }

    private static Html form(Page page, Form form) {
        return (out, tags) -> JtemeGenerated.render(out, tags, page, form);
    }
}
