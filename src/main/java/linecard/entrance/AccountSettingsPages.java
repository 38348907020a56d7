package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.access.Authenticators;
import linecard.access.Passkeys;
import linecard.access.Passwords;
import linecard.access.Sessions;
import linecard.access.SignIn;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.web.Visit;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.SIGNED_IN;

/// One's own sign-in: the password, and where one is signed in.
@Controller
class AccountSettingsPages {

    private final SignIn signIn;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Authenticators authenticators;
    private final Passkeys passkeys;

    AccountSettingsPages(SignIn signIn, Passwords passwords, Sessions sessions,
            Authenticators authenticators, Passkeys passkeys) {
        this.signIn = signIn;
        this.passwords = passwords;
        this.sessions = sessions;
        this.authenticators = authenticators;
        this.passkeys = passkeys;
    }

    @GetMapping("/me")
    @Allowed(SIGNED_IN)
    View show(Page page, HttpServletRequest request) {
        return form(page, Form.of(page.words(), Map.of()), request);
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
        var token = token(request);
        if (!form.hasProblems() && !signIn.changePassword(
                user, form.entered("current"), form.entered("next"), token)) {
            form.problem("current", "entrance.wrongPassword");
        }
        if (form.hasProblems()) return form(page, form, request).refused();
        return Html.seeOther("/me", Notice.of("entrance.passwordChanged"));
    }

    @PostMapping("/me/sessions/{id}/ending")
    @Allowed(SIGNED_IN)
    View end(Page page, @PathVariable UUID id) {
        sessions.end(Objects.requireNonNull(page.user()), id);
        return Html.seeOther("/me", Notice.of("entrance.sessions.ended"));
    }

    @PostMapping("/me/sessions/ending")
    @Allowed(SIGNED_IN)
    View endOthers(Page page, HttpServletRequest request) {
        sessions.endOthers(Objects.requireNonNull(page.user()).id(), token(request));
        return Html.seeOther("/me", Notice.of("entrance.sessions.othersEnded"));
    }

    private static String token(HttpServletRequest request) {
        return Visit.cookie(request, Visit.COOKIE).orElse("");
    }

    private Html form(Page page, Form form, HttpServletRequest request) {
        var user = Objects.requireNonNull(page.user());
        var open = sessions.of(user, token(request));
        boolean viaProvider = Visit.only(request) != null;
        var zone = page.visitor() == null ? ZoneOffset.UTC : page.organisation().zone();
        var step = authenticators.of(user.id());
        int keys = passkeys.of(user.id()).size();
        return (out, tags) -> JtemeGenerated.render(
                out, tags, page, form, open, step, keys, viaProvider, zone);
    }
}
