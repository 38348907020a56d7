package linecard.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/// Which files of a folder are written to their end: those whose size and time have stayed for
/// ten seconds, and those beside which their writer laid a file with `.done` behind the name.
final class StillFiles {

    private static final Duration STILL = Duration.ofSeconds(10);

    private record Look(long size, FileTime changed) {

        static Look at(Path file) throws IOException {
            var found = Files.readAttributes(
                    file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Look(found.size(), found.lastModifiedTime());
        }
    }

    private record Seen(Look look, Instant since) {}

    private final Clock clock;
    private final Map<Path, Seen> seen = new HashMap<>();

    StillFiles(Clock clock) {
        this.clock = clock;
    }

    List<Path> of(InboxFolder folder) throws IOException {
        var still = new ArrayList<Path>();
        for (var file : folder.arrived()) {
            if (isStill(file) || Files.exists(InboxFolder.done(file))) still.add(file);
        }
        seen.keySet().removeIf(file -> !Files.exists(file));
        return still;
    }

    private boolean isStill(Path file) throws IOException {
        var now = clock.instant();
        var look = Look.at(file);
        var before = seen.get(file);
        if (before == null || !before.look().equals(look)) {
            seen.put(file, new Seen(look, now));
            return false;
        }
        return !now.isBefore(before.since().plus(STILL));
    }

    /// @return false where the file changed while it was copied: the copy is worth nothing then
    boolean copy(Path file, Path to) throws IOException {
        var before = Look.at(file);
        Files.copy(file, to, REPLACE_EXISTING);
        return Look.at(file).equals(before) && Files.size(to) == before.size();
    }
}
