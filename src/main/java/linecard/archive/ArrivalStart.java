package linecard.archive;

import linecard.access.Identities;
import linecard.access.Passwords;
import linecard.people.FirstPassword;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Started with `--bring=FILE --owner=ADDRESS`, an empty installation gets the organisation of
/// that archive before anything else: for one that is too large for a browser.
@Component
class ArrivalStart implements ApplicationRunner {

    private final Identities identities;
    private final Passwords passwords;
    private final Newcomers newcomers;
    private final Proofs proofs;

    ArrivalStart(
            Identities identities, Passwords passwords, Newcomers newcomers, Proofs proofs) {
        this.identities = identities;
        this.passwords = passwords;
        this.newcomers = newcomers;
        this.proofs = proofs;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var words = Words.in(Language.of(Locale.getDefault().getLanguage()));
        var files = arguments.getOptionValues("bring");
        var owners = arguments.getOptionValues("owner");
        if (files == null) return;
        if (files.size() != 1 || owners == null || owners.size() != 1) {
            refuse(words.text("archive.start.usage"));
        } else if (identities.hasOwner()) {
            refuse(words.text("archive.start.notEmpty"));
        } else {
            bring(words, Path.of(files.getFirst()),
                    owners.getFirst().strip().toLowerCase(Locale.ROOT));
        }
    }

    private void bring(Words words, Path file, String email) throws IOException {
        if (!Files.isReadable(file)) {
            refuse(words.text("archive.start.noFile", file.toString()));
            return;
        }
        var password = FirstPassword.make();
        try (var archive = ArchiveFile.open(file)) {
            var arrived = newcomers.take(
                    archive, new Newcomers.Key(email, passwords.hash(password)));
            var proof = proofs.of(identities.viewer(arrived.owner(), arrived.organisation())
                    .orElseThrow());
            say(words.text(proof.holds() ? "archive.proved" : "archive.notProved",
                    proof.statements(), proof.broken(), proof.months()));
            say(words.text("archive.start.signIn", archive.manifest().organisation().name(),
                    email, password));
        } catch (ArchiveRefused e) {
            refuse(e.text(words));
        }
    }

    private static void refuse(String sentence) {
        say(sentence);
        System.exit(1);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
