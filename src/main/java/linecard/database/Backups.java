package linecard.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The backups of the embedded database in one folder: base backups, and the archived log that
/// leads from each to any later moment.
public final class Backups {

    /// Every moment of so many days can be restored to.
    public static final Duration KEPT = Duration.ofDays(14);

    private static final DateTimeFormatter NAME = DateTimeFormatter
            .ofPattern("'" + BaseBackup.PREFIX + "'uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String UNFINISHED = ".new";
    private static final String VERIFIED = "verified";

    private final Path folder;

    private Backups(Path folder) {
        this.folder = folder;
    }

    /// Those that the program itself keeps beside its data.
    public static Backups of(Path home) {
        return in(home.resolve(EmbeddedFolder.BACKUP));
    }

    /// Those in another folder, maybe of another disk.
    public static Backups in(Path folder) {
        return new Backups(folder.toAbsolutePath().normalize());
    }

    public Path folder() {
        return folder;
    }

    WalArchive archive() {
        return new WalArchive(folder.resolve(EmbeddedFolder.WAL));
    }

    /// All base backups, oldest first; a folder without a sound manifest is none.
    public List<BaseBackup> bases() throws IOException {
        var bases = new ArrayList<BaseBackup>();
        for (var path : baseFolders()) {
            try {
                bases.add(BaseBackup.read(path));
            } catch (BackupRefused _) {
                // #faults tells of it
            }
        }
        bases.sort(Comparator.comparing(base -> base.manifest().ended()));
        return bases;
    }

    private List<Path> baseFolders() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString()
                    .matches(BaseBackup.PREFIX + "\\d{8}T\\d{6}Z")).sorted().toList();
        }
    }

    /// How much the backups and the archived log take on the disk.
    public long bytes() throws IOException {
        long bytes = archive().bytes();
        for (var base : bases()) bytes += base.manifest().bytes();
        return bytes;
    }

    /// Makes a base backup of the database that runs in a home. It appears in the folder when it
    /// is whole and on the disk; killed before, it leaves only a folder `.new`, which the next
    /// one clears away.
    ///
    /// @param gently whether to leave half of the time to others
    /// @throws BackupRefused while another backup is being made here, or where nothing runs
    public BaseBackup take(Path home, boolean gently) throws IOException, SQLException {
        var database = EmbeddedFolder.open(home);
        if (!Files.exists(folder)) Files.createDirectories(folder, EmbeddedFolder.FOR_US_ONLY);
        try (var lock = FileChannel.open(folder.resolve("lock"),
                        StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var admin = EmbeddedDoor.toLiving(database, EmbeddedRoles.DATABASE)) {
            if (EmbeddedFolder.isLocked(lock))
                throw new BackupRefused("database.backup.underWay", folder);
            clearUnfinished();
            var target = fresh();
            var unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
            Files.createDirectory(unfinished, EmbeddedFolder.FOR_US_ONLY);
            var schema = Migrations.version(admin);
            var manifest = new BaseCopy(database.data(), unfinished, gently)
                    .run(admin, database.passwords(), schema);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            Packing.force(folder);
            return new BaseBackup(target, manifest);
        }
    }

    /// Named after the second in which it begins; two never begin in the same one.
    private Path fresh() {
        var at = Instant.now();
        while (Files.exists(folder.resolve(NAME.format(at)))) at = at.plusSeconds(1);
        return folder.resolve(NAME.format(at));
    }

    private void clearUnfinished() throws IOException {
        try (var paths = Files.list(folder)) {
            for (var path : paths.toList()) {
                var name = path.getFileName().toString();
                if (name.startsWith(BaseBackup.PREFIX) && name.endsWith(UNFINISHED))
                    EmbeddedFolder.delete(path);
            }
        }
    }

    /// Deletes what no moment of the [#KEPT] days needs.
    public void prune(Instant now) throws IOException {
        var bases = bases();
        var needed = bases.stream()
                .filter(base -> !base.manifest().ended().isAfter(now.minus(KEPT)))
                .reduce((_, later) -> later)
                .or(() -> bases.stream().findFirst());
        if (needed.isEmpty()) return;
        for (var base : bases) {
            if (base.equals(needed.get())) break;
            var unfinished = base.folder().resolveSibling(base.name() + UNFINISHED);
            Files.move(base.folder(), unfinished, StandardCopyOption.ATOMIC_MOVE);
            EmbeddedFolder.delete(unfinished);
        }
        archive().prune(needed.get().manifest().first());
    }

    /// The newest base backup from which a moment can be reached: on the timeline that was in
    /// force then, since every restore is followed by a base backup of the new one.
    Optional<BaseBackup> before(Instant at) throws IOException {
        return bases().stream()
                .filter(base -> !base.manifest().ended().isAfter(at))
                .reduce((_, later) -> later);
    }

    /// The first and the last moment that can be restored to from this folder alone; the last is
    /// that of the newest archived log.
    public Optional<Reach> reach() throws IOException {
        var bases = bases();
        if (bases.isEmpty()) return Optional.empty();
        var newest = bases.getLast().manifest();
        var archived = archive().newestAt(newest.timeline())
                .filter(at -> at.isAfter(newest.ended()));
        return Optional.of(new Reach(
                bases.getFirst().manifest().ended(), archived.orElse(newest.ended())));
    }

    public record Reach(Instant first, Instant last) {}

    /// When they were last found to be without a fault.
    public Optional<Instant> verifiedAt() throws IOException {
        var file = folder.resolve(VERIFIED);
        return Files.exists(file)
                ? Optional.of(Files.getLastModifiedTime(file).toInstant()) : Optional.empty();
    }

    /// Looks through everything, and remembers it where there is no fault.
    public List<Diagnosis> verify() throws IOException {
        var faults = faults();
        if (faults.isEmpty()) Files.writeString(folder.resolve(VERIFIED), "");
        return faults;
    }

    /// Everything that would keep one of the backups from being restored: files that are missing
    /// or were changed, and holes in the log.
    List<Diagnosis> faults() throws IOException {
        var faults = new ArrayList<Diagnosis>();
        var folders = baseFolders();
        if (folders.isEmpty()) throw new BackupRefused("database.backup.none", folder);
        for (var path : folders) {
            try {
                faults.addAll(BaseBackup.read(path).faults());
            } catch (BackupRefused e) {
                faults.add(e.finding());
            }
        }
        faults.addAll(logFaults());
        return faults;
    }

    private List<Diagnosis> logFaults() throws IOException {
        var faults = new ArrayList<Diagnosis>();
        var archive = archive();
        var segments = archive.segments();
        var bases = bases();
        if (segments.isEmpty() || bases.isEmpty()) return faults;
        var system = bases.getLast().manifest().system();
        for (var segment : segments)
            if (!archive.isSound(segment, system)) faults.add(Diagnosis.of(
                    "database.backup.changedFile",
                    archive.folder().resolve(segment.name() + Packing.ENDING)));
        int timeline = 0;
        for (var base : bases) {
            if (base.manifest().timeline() == timeline) continue;
            timeline = base.manifest().timeline();
            archive.gap(base.manifest().last().next()).ifPresent(missing -> faults.add(
                    Diagnosis.of("database.backup.logGap", missing.name(), archive.folder())));
        }
        return faults;
    }
}
