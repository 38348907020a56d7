package linecard.database;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// The backups of this program's own database. Where another server is used there are none:
/// they are that server's business.
@Component
public class Safekeeping {

    private static final Duration DAILY = Duration.ofDays(1);

    private final Path home;
    private final boolean isOurs;
    private final boolean isOn;

    Safekeeping(Database.Server server, @Value("${linecard.home}") Path home,
            @Value("${linecard.backups}") boolean archives) {
        this.home = home;
        this.isOurs = server.ours() != null;
        this.isOn = archives;
    }

    /// Whether the database is our own, so that it is for us to back it up.
    public boolean isOurs() {
        return isOurs;
    }

    /// Whether backups are made by themselves.
    public boolean isOn() {
        return isOurs && isOn;
    }

    public Backups backups() {
        return Backups.of(home);
    }

    public ArchiveState archive() throws IOException, SQLException {
        try (var admin = EmbeddedDoor.toLiving(
                EmbeddedFolder.open(home), EmbeddedRoles.DATABASE)) {
            return ArchiveState.of(admin);
        }
    }

    /// Makes a base backup, and deletes what none of the kept days needs.
    ///
    /// @param gently whether to leave half of the time to others
    public BaseBackup take(boolean gently) throws IOException, SQLException {
        var base = backups().take(home, gently);
        backups().prune(Instant.now());
        return base;
    }

    /// Whether a day has passed since the last base backup of the data as they are: after a
    /// restore they go on on a way of their own, which has none yet.
    public boolean isDue(Instant now) throws IOException {
        var bases = backups().bases();
        if (bases.isEmpty()) return true;
        var last = bases.getLast().manifest();
        var present = ControlFile.of(EmbeddedFolder.open(home).data());
        return !last.ended().isAfter(now.minus(DAILY))
                || present.isPresent() && present.get().timeline() != last.timeline();
    }
}
