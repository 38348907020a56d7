package linecard.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Identities;
import linecard.access.Organisations;
import linecard.access.Passwords;
import linecard.access.SignIn;
import linecard.access.User;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.words.Language;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.PUBLIC;

/// Founds the first organisation. Closed for good once an owner exists.
@Controller
class SetupPages {

    private final Identities identities;
    private final Organisations organisations;
    private final Passwords passwords;
    private final SignIn signIn;
    private final SetupToken token;

    SetupPages(Identities identities, Organisations organisations, Passwords passwords,
            SignIn signIn, SetupToken token) {
        this.identities = identities;
        this.organisations = organisations;
        this.passwords = passwords;
        this.signIn = signIn;
        this.token = token;
    }

    @GetMapping("/setup")
    @Allowed(PUBLIC)
    View ask(Page page, @RequestParam(defaultValue = "") String token) {
        requireOpen();
        var hungarian = page.language() == Language.HUNGARIAN;
        var stored = new HashMap<>(Map.of(
                "token", token, "language", page.language().code(), "startMonth", "1",
                "resultsFrom", "invoice", "country", hungarian ? "HU" : "US",
                "currency", hungarian ? "HUF" : "USD",
                "zone", hungarian ? "Europe/Budapest" : "America/New_York"));
        return form(page, Form.of(page.words(), stored));
    }

    @PostMapping("/setup")
    @Allowed(PUBLIC)
    synchronized View found(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestHeader(name = "User-Agent", defaultValue = "") String agent,
            HttpServletRequest request, HttpServletResponse response) {
        requireOpen();
        var form = new Form(page.words(), entered);
        if (!token.matches(form.entered("token"))) form.problem("token", "entrance.wrongToken");
        var organisation = OrganisationForm.read(form);
        var owner = owner(form);
        passwords.problem(form.entered("password"), form.entered("email"))
                .ifPresent(key -> form.problem("password", key));
        if (form.hasProblems() || organisation.isEmpty() || owner.isEmpty()) {
            return form(page, form).refused();
        }
        var binding = new Binding(organisation.get().id(), owner.get().id(), "setup",
                null, null, null);
        var hash = passwords.hash(form.entered("password"));
        Bound.run(binding, () -> organisations.found(organisation.get(), owner.get(), hash));
        var session = signIn.open(owner.get(), agent);
        response.addCookie(SignInPages.session(session, SignInPages.SESSION_DAYS, request));
        return Html.seeOther("/o/" + organisation.get().slug() + "/today");
    }

    private static Optional<User> owner(Form form) {
        var email = form.read("email", Emails::read);
        var family = form.text("familyName", 100);
        var given = form.text("givenName", 100);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new User(UUID.randomUUID(), email.get(), family.get(), given.get(),
                Language.of(form.entered("language"))));
    }

    private void requireOpen() {
        if (identities.hasOwner()) throw new Absent("setup");
    }

    private static Html form(Page page, Form form) {
        return (out, tags) -> JtesetupGenerated.render(out, tags, page, form);
    }
}
