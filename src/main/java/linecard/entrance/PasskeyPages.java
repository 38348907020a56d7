package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.access.Passkey;
import linecard.access.Passkeys;
import linecard.access.Sessions;
import linecard.access.User;
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

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.SIGNED_IN;

/// One's own passkeys. Whoever adds or removes one gives the password once more, so nobody removes
/// the last way in.
@Controller
class PasskeyPages {

    private final PasskeyList list;
    private final Passkeys passkeys;
    private final PasskeyLetters letters;
    private final Sessions sessions;
    private final Proof proof;

    PasskeyPages(PasskeyList list, Passkeys passkeys, PasskeyLetters letters, Sessions sessions,
            Proof proof) {
        this.list = list;
        this.passkeys = passkeys;
        this.letters = letters;
        this.sessions = sessions;
        this.proof = proof;
    }

    @GetMapping("/me/passkeys")
    @Allowed(SIGNED_IN)
    View show(Page page, HttpServletRequest request) {
        if (Visit.only(request) != null) return Html.seeOther("/me");
        return list.of(page, Form.of(page.words(), Map.of()));
    }

    @GetMapping("/me/passkeys/{id}")
    @Allowed(SIGNED_IN)
    View show(Page page, @PathVariable UUID id) {
        var passkey = passkeys.of(user(page), id);
        return one(page, Form.of(page.words(), Map.of("name", passkey.name(),
                "version", String.valueOf(passkey.version()))), passkey);
    }

    @PostMapping("/me/passkeys/{id}")
    @Allowed(SIGNED_IN)
    View rename(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var passkey = passkeys.of(user(page), id);
        var form = new Form(page.words(), entered);
        var name = form.text("name", Passkey.LONGEST_NAME);
        if (form.hasProblems()) return one(page, form, passkey).refused();
        passkeys.rename(passkey, name.get(), form.version());
        return Html.seeOther("/me/passkeys", Notice.of("web.saved"));
    }

    /// Takes one away, and signs out everywhere else: somebody else may hold the device.
    @PostMapping("/me/passkeys/{id}/removal")
    @Allowed(SIGNED_IN)
    View remove(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered, HttpServletRequest request) {
        var user = user(page);
        var passkey = passkeys.of(user, id);
        var form = new Form(page.words(), entered);
        proof.require(user, form, request);
        if (form.hasProblems()) return one(page, form, passkey).refused();
        letters.removed(user, passkey);
        passkeys.remove(passkey, user.id());
        sessions.endOthers(user.id(), Visit.cookie(request, Visit.COOKIE).orElse(""));
        return Html.seeOther("/me/passkeys",
                Notice.of("entrance.passkey.removed", passkey.name()));
    }

    private static User user(Page page) {
        return Objects.requireNonNull(page.user());
    }

    private static Html one(Page page, Form form, Passkey passkey) {
        return (out, tags) -> JtepasskeyGenerated.render(out, tags, page, form, passkey);
    }
}
