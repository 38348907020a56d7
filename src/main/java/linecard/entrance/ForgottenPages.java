package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.access.PasswordResets;
import linecard.access.Passwords;
import linecard.access.Throttle;
import linecard.mail.PostOffice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Duration;
import java.util.Map;

import static linecard.access.Audience.PUBLIC;

/// The way back in for whoever forgot the password. What it says is the same whether somebody
/// signs in with an address or not.
@Controller
class ForgottenPages {

    static final int LETTERS = 3;
    static final int FROM_ONE_PLACE = 20;

    private final PasswordResets resets;
    private final Passwords passwords;
    private final ResetLetters letters;
    private final PostOffice office;
    private final Throttle addresses = new Throttle(LETTERS, Duration.ofHours(1));
    private final Throttle places = new Throttle(FROM_ONE_PLACE, Duration.ofHours(1));

    ForgottenPages(PasswordResets resets, Passwords passwords, ResetLetters letters,
            PostOffice office) {
        this.resets = resets;
        this.passwords = passwords;
        this.letters = letters;
        this.office = office;
    }

    @GetMapping("/forgotten-password")
    @Allowed(PUBLIC)
    View ask(Page page) {
        return asking(page, Form.of(page.words(), Map.of()), "");
    }

    /// An address that got several letters within the hour gets no more, and hears nothing of it.
    @PostMapping("/forgotten-password")
    @Allowed(PUBLIC)
    View write(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var form = new Form(page.words(), entered);
        var email = form.read("email", Emails::read);
        if (form.hasProblems()) return asking(page, form, "").refused();
        long minutes = places.minutesToWait(request.getRemoteAddr());
        if (minutes > 0) {
            form.problem("email", "entrance.slowed", minutes);
            return asking(page, form, "").with(HttpStatus.TOO_MANY_REQUESTS);
        }
        if (addresses.minutesToWait(email.get()) == 0) letters.write(email.get());
        return asking(page, form, email.get());
    }

    /// @param told to whom a letter is on its way, if anybody has that address; empty for nobody
    private Html asking(Page page, Form form, String told) {
        return (out, tags) ->
                JteforgottenGenerated.render(out, tags, page, form, office.isOpen(), told);
    }

    @GetMapping("/new-password/{secret}")
    @Allowed(PUBLIC)
    View choose(Page page, @PathVariable String secret) {
        return resets.find(secret).isEmpty() ? dead(page)
                : choosing(page, Form.of(page.words(), Map.of()), secret);
    }

    @PostMapping("/new-password/{secret}")
    @Allowed(PUBLIC)
    View set(Page page, @PathVariable String secret,
            @RequestParam MultiValueMap<String, String> entered) {
        var user = resets.find(secret);
        if (user.isEmpty()) return dead(page);
        var form = new Form(page.words(), entered);
        passwords.problem(form.entered("password"), user.get().email())
                .ifPresent(key -> form.problem("password", key));
        if (form.hasProblems()) return choosing(page, form, secret).refused();
        if (resets.use(secret, form.entered("password")).isEmpty()) return dead(page);
        return Html.seeOther("/sign-in", Notice.of("entrance.forgotten.done"));
    }

    private static Html choosing(Page page, Form form, String secret) {
        return (out, tags) -> JtenewpasswordGenerated.render(out, tags, page, form, secret);
    }

    private static View dead(Page page) {
        Html html = (out, tags) -> JtedeadlinkGenerated.render(
                out, tags, page, "entrance.forgotten.dead", "/forgotten-password");
        return html.with(HttpStatus.NOT_FOUND);
    }
}
