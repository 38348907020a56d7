package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Allowed;
import linecard.access.Passkey;
import linecard.access.Passkeys;
import linecard.access.SignIn;
import linecard.access.User;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.web.Visit;
import linecard.words.ReadingException;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Objects;

import static linecard.access.Audience.SIGNED_IN;

/// Adding a passkey: first the password and a name, then the device.
@Controller
class NewPasskeyPages {

    private final PasskeyList list;
    private final Ceremony ceremony;
    private final Challenges challenges;
    private final Passkeys passkeys;
    private final PasskeyLetters letters;
    private final SignIn signIn;
    private final Proof proof;

    NewPasskeyPages(PasskeyList list, Ceremony ceremony, Challenges challenges,
            Passkeys passkeys, PasskeyLetters letters, SignIn signIn, Proof proof) {
        this.list = list;
        this.ceremony = ceremony;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.letters = letters;
        this.signIn = signIn;
        this.proof = proof;
    }

    @PostMapping("/me/passkeys/new")
    @Allowed(SIGNED_IN)
    View start(Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request, HttpServletResponse response) {
        var user = user(page);
        var form = new Form(page.words(), entered);
        var name = form.text("name", Passkey.LONGEST_NAME);
        if (passkeys.of(user.id()).size() >= Passkeys.MOST) {
            form.problem("name", "entrance.passkey.tooMany", Passkeys.MOST);
        }
        proof.require(user, form, request);
        if (form.hasProblems() || ceremony.origin().isEmpty()) return list.of(page, form).refused();
        response.addCookie(challenges.of(challenges.fresh(name.get()), user, request));
        return Html.seeOther("/me/passkeys/new");
    }

    @GetMapping("/me/passkeys/new")
    @Allowed(SIGNED_IN)
    View ask(Page page, HttpServletRequest request) {
        var user = user(page);
        var asked = challenges.asked(user, request);
        if (asked.isEmpty()) return Html.seeOther("/me/passkeys");
        var invitation = ceremony.invitation(
                user, asked.get().challenge(), passkeys.of(user.id()));
        return (Html) (out, tags) -> JtepasskeynewGenerated.render(
                out, tags, page, asked.get().name(), invitation);
    }

    /// Keeps what the device made, and goes on in a session of its own: who holds it has just been
    /// made sure of.
    @PostMapping("/me/passkeys")
    @Allowed(SIGNED_IN)
    View add(Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            HttpServletRequest request, HttpServletResponse response) {
        var user = user(page);
        var form = new Form(page.words(), entered);
        try {
            var asked = challenges.answered(user, request);
            var made = ceremony.made(form.entered("answer"), asked.challenge());
            if (passkeys.named(made.id()).isPresent()) {
                throw new ReadingException("entrance.passkey.twice");
            }
            letters.added(user, asked.name());
            var added = passkeys.add(user, asked.name(), made)
                    .orElseThrow(() -> new ReadingException("entrance.passkey.twice"));
            Visit.cookie(request, Visit.COOKIE).ifPresent(signIn::close);
            response.addCookie(challenges.over(user, request));
            response.addCookie(SignInPages.session(
                    signIn.openBy(passkeys.of(user, added), user, agent),
                    SignInPages.SESSION_DAYS, request));
            return Html.seeOther("/me/passkeys", Notice.of("entrance.passkey.added", asked.name()));
        } catch (ReadingException e) {
            form.problem("name", e.key(), e.arguments());
            return list.of(page, form).refused();
        }
    }

    private static User user(Page page) {
        return Objects.requireNonNull(page.user());
    }
}
