package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.access.Authenticators;
import linecard.access.Authenticators.Answer;
import linecard.access.User;
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

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static linecard.access.Audience.SIGNED_IN;

/// One's own second step: the app that shows codes, and the codes for the day when it is lost.
/// Whoever changes something here gives the password once more.
@Controller
class SecondStepPages {

    private final Authenticators authenticators;
    private final Proof proof;
    private final Clock clock;

    SecondStepPages(Authenticators authenticators, Proof proof, Clock clock) {
        this.authenticators = authenticators;
        this.proof = proof;
        this.clock = clock;
    }

    @GetMapping("/me/second-step")
    @Allowed(SIGNED_IN)
    View show(Page page, HttpServletRequest request) {
        if (Visit.only(request) != null) return Html.seeOther("/me");
        return form(page, Form.of(page.words(), Map.of()), request);
    }

    /// Begins to set an app up.
    @PostMapping("/me/second-step")
    @Allowed(SIGNED_IN)
    View start(Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var form = proven(page, entered, request);
        if (form.hasProblems()) return form(page, form, request).refused();
        authenticators.start(user(page));
        return Html.seeOther("/me/second-step");
    }

    /// Turns it on with a first code, and shows the recovery codes, for the only time.
    @PostMapping("/me/second-step/confirmation")
    @Allowed(SIGNED_IN)
    View confirm(Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var form = new Form(page.words(), entered);
        if (proof.isPasskeyOwed(user(page), request)) {
            form.problem("code", "entrance.passkey.owed");
        } else {
            note(authenticators.confirm(user(page), form.entered("code"), clock.instant()), form);
        }
        if (form.hasProblems()) return form(page, form, request).refused();
        return codes(page, authenticators.renewCodes(user(page)));
    }

    @PostMapping("/me/second-step/codes")
    @Allowed(SIGNED_IN)
    View renew(Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var form = proven(page, entered, request);
        if (form.hasProblems()) return form(page, form, request).refused();
        if (!authenticators.of(user(page).id()).isOn()) return Html.seeOther("/me/second-step");
        return codes(page, authenticators.renewCodes(user(page)));
    }

    @PostMapping("/me/second-step/removal")
    @Allowed(SIGNED_IN)
    View remove(Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var form = proven(page, entered, request);
        if (form.hasProblems()) return form(page, form, request).refused();
        authenticators.remove(user(page).id());
        return Html.seeOther("/me", Notice.of("entrance.step.removed"));
    }

    /// What a code came to, as a problem of the form where it was not right.
    static void note(Answer answer, Form form) {
        switch (answer) {
            case Answer.Right _ -> {}
            case Answer.Wrong _ -> form.problem("code", "entrance.step.wrong");
            case Answer.Slowed(long minutes) -> form.problem("code", "entrance.slowed", minutes);
        }
    }

    private Form proven(
            Page page, MultiValueMap<String, String> entered, HttpServletRequest request) {
        var form = new Form(page.words(), entered);
        proof.require(user(page), form, request);
        return form;
    }

    private static User user(Page page) {
        return Objects.requireNonNull(page.user());
    }

    private Html form(Page page, Form form, HttpServletRequest request) {
        var state = authenticators.of(user(page).id());
        var setup = authenticators.pending(user(page));
        boolean owes = Visit.owesStep(request);
        boolean owesPasskey = proof.isPasskeyOwed(user(page), request);
        return (out, tags) -> JtesecondstepGenerated.render(
                out, tags, page, form, state, setup, owes, owesPasskey);
    }

    private static Html codes(Page page, List<String> codes) {
        return (out, tags) -> JterecoverycodesGenerated.render(out, tags, page, codes);
    }
}
