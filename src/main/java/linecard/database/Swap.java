package linecard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// Puts recovered data in the place of the present ones, which are kept under another name.
///
/// A recovery under way is a folder `restore.new`. Once it is whole it is called `restore.done`;
/// from then on it is in force: a start that finds it carries on where a killed restore stopped.
final class Swap {

    static final String UNFINISHED = "restore.new";
    static final String DONE = "restore.done";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Swap() {}

    /// @return where what was there before is kept; the data folder itself where there was none
    static Path in(EmbeddedFolder home) throws IOException {
        Files.move(home.home().resolve(UNFINISHED), home.home().resolve(DONE),
                StandardCopyOption.ATOMIC_MOVE);
        Packing.force(home.home());
        return finish(home);
    }

    static Path finish(EmbeddedFolder home) throws IOException {
        var done = home.home().resolve(DONE);
        if (!Files.exists(done)) return home.data();
        var kept = home.home().resolve("data.before-" + TIME.format(
                Files.getLastModifiedTime(done).toInstant()));
        if (Files.exists(done.resolve("data"))) {
            if (Files.exists(home.data()))
                Files.move(home.data(), kept, StandardCopyOption.ATOMIC_MOVE);
            Files.move(done.resolve("data"), home.data(), StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.exists(done.resolve(EmbeddedFolder.PASSWORDS))) {
            if (Files.exists(home.passwords()) && Files.exists(kept))
                Files.copy(home.passwords(), kept.resolveSibling(
                        kept.getFileName() + "." + EmbeddedFolder.PASSWORDS),
                        StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.move(done.resolve(EmbeddedFolder.PASSWORDS), home.passwords(),
                    StandardCopyOption.ATOMIC_MOVE);
        }
        EmbeddedFolder.delete(done);
        Packing.force(home.home());
        return Files.exists(kept) ? kept : home.data();
    }

    static String stamp(Instant at) {
        return TIME.format(at);
    }
}
