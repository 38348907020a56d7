package linecard.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a database out of a base backup and the log, up to a moment, in a folder of its own.
final class Recovery {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    /// A recovered server archives nothing: from where it really runs it will.
    private static final String DUTY = """
            logging_collector = off
            hot_standby = off
            archive_mode = on
            archive_command = ''
            recovery_target_timeline = 'current'
            recovery_target_action = 'promote'
            restore_command = 'sh ../fetch-wal "%%f" "%%p" %s'
            """;

    private static final String TOO_SHORT =
            "recovery ended before configured recovery target was reached";

    private final EmbeddedFolder folder;
    private final EmbeddedBinaries binaries;
    private final EmbeddedUser user;
    private final BaseBackup base;
    private final List<String> places = new ArrayList<>();

    /// @param folder of the recovery; deleted first where it is there
    Recovery(EmbeddedFolder folder, EmbeddedBinaries binaries, BaseBackup base) throws IOException {
        this.folder = folder;
        this.binaries = binaries;
        this.user = EmbeddedUser.of(binaries);
        this.base = base;
    }

    /// Unpacks the base backup.
    ///
    /// @param archives where to look for the log, the base backup's own aside
    /// @param unarchived the pg_wal of the database's last home, for what was never archived
    void prepare(List<WalArchive> archives, Optional<Path> unarchived) throws IOException {
        EmbeddedFolder.delete(folder.home());
        Files.createDirectory(folder.home(), EmbeddedFolder.FOR_US_ONLY);
        base.unpackInto(folder);
        folder.putScript("fetch-wal");
        fetchFrom(base.wal());
        for (var archive : archives)
            if (Files.isDirectory(archive.folder())) fetchFrom(archive.folder());
        if (unarchived.isPresent()) keep(unarchived.get());
        user.takeOver(folder);
    }

    /// PostgreSQL calls the script in its data folder, so no path needs quoting.
    private void fetchFrom(Path place) throws IOException {
        var link = folder.home().resolve("from-" + places.size());
        Files.createSymbolicLink(link, place.toRealPath());
        places.add("../" + link.getFileName());
    }

    private void keep(Path log) throws IOException {
        try (var paths = Files.list(log)) {
            for (var path : paths.toList()) {
                var segment = WalSegment.of(path.getFileName().toString());
                if (segment.filter(this::isOfUse).isPresent())
                    Files.copy(path, folder.data().resolve("pg_wal").resolve(path.getFileName()),
                            StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean isOfUse(WalSegment segment) {
        var first = base.manifest().first();
        return segment.timeline() == first.timeline() && segment.number() >= first.number();
    }

    /// Recovers, and leaves the server running.
    ///
    /// @param at null: as far as the log goes
    /// @return empty where the log ends before that moment
    /// @throws BackupRefused where a file of the log cannot be unpacked, or PostgreSQL gives up
    Optional<Recovered> run(@Nullable Instant at)
            throws IOException, InterruptedException, SQLException {
        var duty = DUTY.formatted(String.join(" ", places))
                + (at == null ? "" : "recovery_target_time = '" + MOMENT.format(at) + "'\n");
        var cluster = new EmbeddedCluster(folder, binaries, user, duty);
        var start = EmbeddedStart.of(cluster, EmbeddedPasswords.of(folder));
        int port = EmbeddedStart.freePort();
        Files.writeString(folder.data().resolve("recovery.signal"), "");
        var failure = start.recover(port);
        if (failure != null) {
            if (failure.contains(TOO_SHORT)) return Optional.empty();
            throw new BackupRefused("database.restore.gaveUp", failure);
        }
        var postmaster = EmbeddedPostmaster.living(folder.data()).orElseThrow();
        try (var admin = start.door().open(port, EmbeddedRoles.DATABASE);
                var statement = admin.createStatement();
                var row = statement.executeQuery("""
                        select pg_last_xact_replay_timestamp() as at
                        """)) {
            row.next();
            var last = row.getTimestamp("at");
            return Optional.of(new Recovered(postmaster, start.passwords(),
                    last == null ? base.manifest().ended() : last.toInstant()));
        }
    }

    /// @param lastCommit of the last transaction that is in it
    record Recovered(
            EmbeddedPostmaster server, EmbeddedPasswords passwords, Instant lastCommit) {

        DatabaseAddress address() {
            return new DatabaseAddress(
                    EmbeddedDoor.url(server.port(), EmbeddedRoles.DATABASE),
                    EmbeddedRoles.OWNER, passwords.owner());
        }
    }
}
