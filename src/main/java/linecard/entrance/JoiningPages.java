package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Allowed;
import linecard.access.Invitations;
import linecard.access.Invitations.Found;
import linecard.access.Passwords;
import linecard.access.SignIn;
import linecard.access.User;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.Optional;

import static linecard.access.Audience.PUBLIC;

/// Where the link of an invitation leads. Looking at it uses nothing up: programs that look into
/// letters do, too.
@Controller
class JoiningPages {

    private final Invitations invitations;
    private final Passwords passwords;
    private final SignIn signIn;

    JoiningPages(Invitations invitations, Passwords passwords, SignIn signIn) {
        this.invitations = invitations;
        this.passwords = passwords;
        this.signIn = signIn;
    }

    /// What whoever came has to do to accept.
    enum Way {
        /// Choose a password: nobody signs in with this address yet.
        PASSWORD,
        /// Sign in first.
        SIGN_IN,
        /// Say yes.
        CONSENT,
        /// Sign out first: somebody else is signed in.
        SIGN_OUT
    }

    private static Way way(Found found, Page page) {
        var user = page.user();
        var known = found.known();
        if (user != null) {
            return known != null && user.id().equals(known.id()) ? Way.CONSENT : Way.SIGN_OUT;
        }
        return found.hasPassword() ? Way.SIGN_IN : Way.PASSWORD;
    }

    @GetMapping("/invitations/{secret}")
    @Allowed(PUBLIC)
    View show(Page page, @PathVariable String secret) {
        return invitations.find(secret)
                .map(found -> (View) joining(page, found, secret, Form.of(page.words(), Map.of())))
                .orElseGet(() -> dead(page));
    }

    @PostMapping("/invitations/{secret}")
    @Allowed(PUBLIC)
    View accept(
            Page page, @PathVariable String secret,
            @RequestParam MultiValueMap<String, String> entered,
            @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            HttpServletRequest request, HttpServletResponse response) {
        var found = invitations.find(secret).orElse(null);
        if (found == null) return dead(page);
        var form = new Form(page.words(), entered);
        var joined = switch (way(found, page)) {
            case CONSENT -> consent(found);
            case PASSWORD -> {
                passwords.problem(form.entered("password"), found.invitation().as().user().email())
                        .ifPresent(key -> form.problem("password", key));
                if (form.hasProblems()) yield Optional.<User>empty();
                yield invitations.accept(found, form.entered("password"));
            }
            case SIGN_IN, SIGN_OUT -> {
                form.problem("password", "entrance.joining.notSo");
                yield Optional.<User>empty();
            }
        };
        if (form.hasProblems()) return joining(page, found, secret, form).refused();
        if (joined.isEmpty()) return dead(page);
        if (page.user() == null) {
            response.addCookie(SignInPages.session(
                    signIn.open(joined.get(), agent), SignInPages.SESSION_DAYS, request));
        }
        return Html.seeOther("/");
    }

    private Optional<User> consent(Found found) {
        var known = found.known();
        return known == null ? Optional.empty() : invitations.accept(found, known);
    }

    private static Html joining(Page page, Found found, String secret, Form form) {
        var way = way(found, page);
        return (out, tags) ->
                JtejoiningGenerated.render(out, tags, page, form, found, way, secret);
    }

    private static View dead(Page page) {
        Html html = (out, tags) ->
                JtedeadlinkGenerated.render(out, tags, page, "entrance.joining.dead", "");
        return html.with(HttpStatus.NOT_FOUND);
    }
}
