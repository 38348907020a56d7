package linecard.archive;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Identities;
import linecard.access.Passwords;
import linecard.entrance.Emails;
import linecard.entrance.SetupToken;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import static linecard.access.Audience.PUBLIC;

/// Brings an archive into an empty installation, in place of founding a company. Closed for good
/// once an owner exists.
@Controller
class ArrivalPages {

    private final Identities identities;
    private final Passwords passwords;
    private final SetupToken token;
    private final Newcomers newcomers;
    private final Proofs proofs;

    ArrivalPages(Identities identities, Passwords passwords, SetupToken token, Newcomers newcomers,
            Proofs proofs) {
        this.identities = identities;
        this.passwords = passwords;
        this.token = token;
        this.newcomers = newcomers;
        this.proofs = proofs;
    }

    @GetMapping("/setup/archive")
    @Allowed(PUBLIC)
    View ask(Page page, @RequestParam(defaultValue = "") String token) {
        requireOpen();
        return form(page, Form.of(page.words(), Map.of("token", token)));
    }

    @PostMapping("/setup/archive")
    @Allowed(PUBLIC)
    View bring(
            Page page, @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "file", required = false) MultipartFile sent)
            throws IOException {
        synchronized (token) {
            requireOpen();
            var form = new Form(page.words(), entered);
            if (!token.matches(form.entered("token"))) {
                form.problem("token", "entrance.wrongToken");
            }
            var email = form.read("email", Emails::read);
            passwords.problem(form.entered("password"), form.entered("email"))
                    .ifPresent(key -> form.problem("password", key));
            if (sent == null || sent.isEmpty()) form.problem("file", "archive.noFile");
            if (form.hasProblems() || sent == null) return form(page, form).refused();
            var key = new Newcomers.Key(email.get(), passwords.hash(form.entered("password")));
            var file = Files.createTempFile("linecard-arrival-", ".zip");
            try (var in = sent.getInputStream()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return bring(page, form, file, key);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private View bring(Page page, Form form, Path file, Newcomers.Key key) throws IOException {
        try (var archive = ArchiveFile.open(file)) {
            var arrived = newcomers.take(archive, key);
            var owner = identities.viewer(arrived.owner(), arrived.organisation())
                    .orElseThrow(() -> new IllegalStateException("the owner has not arrived"));
            var proof = proofs.of(owner);
            return (Html) (out, tags) -> JtearrivedGenerated.render(
                    out, tags, page, archive.manifest(), proof);
        } catch (ArchiveRefused e) {
            form.problem("file", e.key(), e.arguments());
        }
        return form(page, form).refused();
    }

    private void requireOpen() {
        if (identities.hasOwner()) throw new Absent("setup");
    }

    private static Html form(Page page, Form form) {
        return (out, tags) -> JtearrivalGenerated.render(out, tags, page, form);
    }
}
