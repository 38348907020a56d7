package linecard.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Brings a home back to an earlier moment.
///
/// The database is made anew in a folder beside the present data and looked at; only then do the
/// two change places. Whatever fails before leaves the home as it was.
public final class Restore {

    private final Backups from;
    private final EmbeddedFolder home;

    private Restore(Backups from, EmbeddedFolder home) {
        this.from = from;
        this.home = home;
    }

    /// What it came to.
    ///
    /// @param lastCommit of the last transaction that is in it
    /// @param before where the data are kept that were there before; empty where there were none
    public record Done(BaseBackup base, Instant lastCommit, Optional<Path> before) {}

    /// Looks at the recovered database before it takes its place.
    public interface Look {

        /// @param owner a connection as the owner of the tables
        void at(Connection owner) throws SQLException, IOException;
    }

    /// Restores into a home, on which no program may run.
    ///
    /// @param at null: the last moment there is
    /// @throws BackupRefused with the reason; nothing is changed then
    /// @throws ServerRefused while a program runs on that home
    public static Done into(Path home, Backups from, @Nullable Instant at, Instant now, Look look,
            Consumer<String> progress) throws IOException, SQLException, InterruptedException {
        if (at != null && at.isAfter(now)) throw new BackupRefused("database.restore.future", at);
        if (from.bases().isEmpty())
            throw new BackupRefused("database.backup.none", from.folder());
        requireHome(home.toAbsolutePath());
        var folder = EmbeddedFolder.open(home);
        try (var _ = folder.lock()) {
            return new Restore(from, folder).run(at, look, progress);
        }
    }

    /// Restores to the last moment in a scratch folder of the home, for a look, and clears it away.
    /// The home may be in use.
    ///
    /// @return when the last transaction was committed that is in it
    public static Instant trial(Path home, Backups from, Look look, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        if (from.bases().isEmpty())
            throw new BackupRefused("database.backup.none", from.folder());
        var scratch = new EmbeddedFolder(EmbeddedFolder.open(home).home().resolve("verify.new"));
        var restore = new Restore(from, EmbeddedFolder.open(home));
        var base = from.bases().getLast();
        try {
            var recovered = restore.recovery(scratch, base, List.of(from.archive()),
                    Optional.empty(), progress).run(null).orElseThrow();
            show(recovered, look);
            return recovered.lastCommit();
        } finally {
            EmbeddedFolder.delete(scratch.home());
        }
    }

    /// A folder with things of others in it is left alone.
    private static void requireHome(Path home) throws IOException {
        if (!Files.isDirectory(home)) return;
        if (Files.exists(home.resolve("data/PG_VERSION"))) return;
        try (var paths = Files.list(home)) {
            var stranger = paths.map(path -> path.getFileName().toString())
                    .filter(name -> !name.matches("lock|log|backup|archive-wal|postgres-.*"
                            + "|restore\\..*|data\\.before-.*|passwords\\.properties"))
                    .sorted().findFirst();
            if (stranger.isPresent())
                throw new BackupRefused("database.restore.strangeFolder", home, stranger.get());
        }
    }

    private Done run(@Nullable Instant at, Look look, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        Swap.finish(home);
        var bases = from.bases();
        var base = at == null ? bases.getLast() : from.before(at).orElseThrow(
                () -> new BackupRefused("database.restore.tooEarly",
                        bases.getFirst().manifest().ended().plusSeconds(1), from.folder()));
        stopOrphan();
        Recovery.Recovered recovered;
        try {
            recovered = recovered(base, at, progress);
        } catch (BackupRefused e) {
            EmbeddedFolder.delete(scratch().home());
            throw e;
        }
        show(recovered, look);
        keepForeignBackups(base);
        boolean hadData = Files.exists(home.data());
        var kept = Swap.in(home);
        backUpAnew();
        return new Done(base, recovered.lastCommit(),
                hadData ? Optional.of(kept) : Optional.empty());
    }

    /// What a killed program left running writes to the data that will be put aside.
    private void stopOrphan() throws IOException, InterruptedException {
        for (var data : List.of(home.data(), scratch().data())) {
            var orphan = EmbeddedPostmaster.living(data);
            if (orphan.isPresent()) orphan.get().stop();
        }
    }

    private EmbeddedFolder scratch() {
        return new EmbeddedFolder(home.home().resolve(Swap.UNFINISHED));
    }

    private Recovery.Recovered recovered(
            BaseBackup base, @Nullable Instant at, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        var log = unarchived(base.manifest());
        var recovery = recovery(scratch(), base, archives(base), log, progress);
        var recovered = recovery.run(at);
        if (recovered.isPresent()) return recovered.get();
        if (at == null) throw new IllegalStateException("no moment asked for, none missed");
        requireLogUntil(at, base.manifest(), log.isPresent());
        return recovery.run(null).orElseThrow();
    }

    private Recovery recovery(EmbeddedFolder scratch, BaseBackup base, List<WalArchive> archives,
            Optional<Path> log, Consumer<String> progress) throws IOException {
        var binaries = EmbeddedBinaries.unpackedIn(home.home(), progress);
        var recovery = new Recovery(scratch, binaries, base);
        recovery.prepare(archives, log);
        return recovery;
    }

    /// Beside the folder asked for, the one of the home itself may know more of the same database.
    private List<WalArchive> archives(BaseBackup base) throws IOException {
        var own = Backups.of(home.home());
        boolean isSame = own.bases().stream()
                .anyMatch(one -> one.manifest().system().equals(base.manifest().system()));
        return isSame ? List.of(from.archive(), own.archive()) : List.of(from.archive());
    }

    /// The log of the present data, where they are those of the backup: it holds what was
    /// committed since the last file that was archived.
    private Optional<Path> unarchived(Manifest base) throws IOException {
        var present = ControlFile.of(home.data());
        return present.filter(now -> now.system().equals(base.system())
                        && now.timeline() == base.timeline())
                .map(_ -> home.data().resolve("pg_wal"));
    }

    /// The log ends before the moment asked for. That is fine where it is the whole log, or goes
    /// on for certain until that moment, with nothing committed in between.
    private void requireLogUntil(Instant at, Manifest base, boolean isWhole) throws IOException {
        var archive = from.archive();
        var last = archive.newestAt(base.timeline()).orElse(base.ended());
        var gap = archive.gap(base.last().next());
        if (gap.isPresent()) throw new BackupRefused("database.restore.gap",
                gap.get().name(), archive.folder());
        if (!isWhole && last.isBefore(at))
            throw new BackupRefused("database.restore.tooLate", last, from.folder());
    }

    private static void show(Recovery.Recovered recovered, Look look)
            throws IOException, SQLException, InterruptedException {
        try (var owner = recovered.address().open()) {
            look.at(owner);
        } finally {
            recovered.server().stop();
        }
    }

    /// Backups of another database may not mix with those of this one.
    private void keepForeignBackups(BaseBackup base) throws IOException {
        var own = home.home().resolve(EmbeddedFolder.BACKUP);
        var bases = Backups.in(own).bases();
        if (bases.isEmpty() || bases.getLast().manifest().system()
                .equals(base.manifest().system())) return;
        var before = EmbeddedFolder.BACKUP + ".before-" + Swap.stamp(Instant.now());
        Files.move(own, own.resolveSibling(before), StandardCopyOption.ATOMIC_MOVE);
    }

    /// From here on the database has a timeline of its own, which begins with a base backup.
    private void backUpAnew() throws IOException, SQLException, InterruptedException {
        var start = EmbeddedStart.prepared(home, true, _ -> {});
        var postmaster = start.start(EmbeddedStart.ANY_PORT);
        try {
            Backups.of(home.home()).take(home.home(), false);
        } finally {
            postmaster.stop();
        }
    }
}
