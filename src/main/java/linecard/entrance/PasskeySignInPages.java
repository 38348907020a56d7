package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Identities;
import linecard.access.Passkey;
import linecard.access.Passkeys;
import linecard.access.SignIn;
import linecard.access.User;
import linecard.entrance.Ceremony.Claim;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.PUBLIC;

/// Signing in by a passkey, which is both steps at once. Whatever is wrong with an answer, it is
/// refused in the same words.
@Controller
class PasskeySignInPages {

    private final Ceremony ceremony;
    private final Challenges challenges;
    private final Passkeys passkeys;
    private final PasskeyLetters letters;
    private final Identities identities;
    private final SignIn signIn;
    private final SignInForm signInForm;

    PasskeySignInPages(Ceremony ceremony, Challenges challenges, Passkeys passkeys,
            PasskeyLetters letters, Identities identities, SignIn signIn, SignInForm signInForm) {
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.letters = letters;
        this.identities = identities;
        this.signIn = signIn;
        this.signInForm = signInForm;
    }

    /// For whoever comes back to the address of a refusal.
    @GetMapping("/sign-in/passkey")
    @Allowed(PUBLIC)
    View back() {
        return Html.seeOther("/sign-in");
    }

    /// What the script of the page asks the browser.
    @GetMapping("/sign-in/passkey/question")
    @Allowed(PUBLIC)
    ResponseEntity<String> ask(HttpServletRequest request, HttpServletResponse response) {
        if (ceremony.origin().isEmpty()) throw new Absent("passkey");
        var asked = challenges.fresh("");
        response.addCookie(challenges.of(asked, null, request));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .body(ceremony.question(asked.challenge()));
    }

    @PostMapping("/sign-in/passkey")
    @Allowed(PUBLIC)
    View enter(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            HttpServletRequest request, HttpServletResponse response) {
        var form = new Form(page.words(), entered);
        try {
            var claim = ceremony.claim(form.entered("answer"));
            long minutes = signIn.minutesToWait(claim.as(), request.getRemoteAddr());
            if (minutes > 0) {
                form.problem("passkey", "entrance.slowed", minutes);
                return signInForm.of(page, form).with(HttpStatus.TOO_MANY_REQUESTS);
            }
            var asked = challenges.answered(null, request);
            response.addCookie(challenges.over(null, request));
            var opened = opened(claim, asked.challenge(), agent);
            signIn.forget(claim.as(), request.getRemoteAddr());
            response.addCookie(
                    SignInPages.session(opened, SignInPages.SESSION_DAYS, request));
            return Html.seeOther(SignInPages.safe(form.entered("next")));
        } catch (ReadingException e) {
            form.problem("passkey", e.key(), e.arguments());
            return signInForm.of(page, form).refused();
        }
    }

    /// The token of a fresh session.
    private String opened(Claim claim, String challenge, String agent) {
        var passkey = passkeys.named(claim.passkey()).orElseThrow(PasskeySignInPages::refusal);
        var user = identities.user(passkey.user()).orElseThrow(PasskeySignInPages::refusal);
        switch (ceremony.worth(claim, passkey, challenge)) {
            case TRUE -> {
                if (!passkeys.use(passkey, claim.count())) throw copied(user, passkey);
            }
            case COPY -> throw copied(user, passkey);
            case FALSE -> throw refusal();
        }
        return signIn.openBy(passkey, user, agent);
    }

    private ReadingException copied(User user, Passkey passkey) {
        passkeys.refuse(passkey);
        letters.copied(user, passkey);
        return refusal();
    }

    private static ReadingException refusal() {
        return new ReadingException("entrance.passkey.refused");
    }
}
