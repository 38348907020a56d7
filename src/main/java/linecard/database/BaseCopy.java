package linecard.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// Copies a database while it is in use: the low-level base backup of PostgreSQL's manual (26.3.4),
/// in one session of the superuser.
final class BaseCopy {

    /// Folders whose content means something to the running server only.
    private static final Set<String> EMPTIED = Set.of("pg_wal", "pg_replslot", "pg_dynshmem",
            "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts",
            "backup_label", "backup_label.old", "tablespace_map", "recovery.signal",
            "postgresql.auto.conf.tmp", "current_logfiles");

    /// Copied last, since it says what the rest must hold.
    private static final String CONTROL = "global/pg_control";

    private final Path data;
    private final Path target;
    private final boolean gently;
    private final List<String> folders = new ArrayList<>();
    private final Map<String, Manifest.Stored> files = new TreeMap<>();

    /// @param target a fresh folder
    /// @param gently whether to rest as long as to work, for the sake of others
    BaseCopy(Path data, Path target, boolean gently) {
        this.data = data;
        this.target = target;
        this.gently = gently;
    }

    /// What it wrote is on the disk when it returns, the manifest last.
    Manifest run(Connection admin, Path passwords, String schema)
            throws IOException, SQLException {
        keepLog(admin);
        var before = at(admin, """
                select clock_timestamp() as at, pg_backup_start('linecard', true)::text as position,
                       system_identifier::text as system, '' as label
                from pg_control_system()
                """);
        copyData();
        var after = at(admin, """
                select clock_timestamp() as at, lsn::text as position, labelfile as label,
                       '' as system
                from pg_backup_stop(false)
                """);
        put(BaseBackup.DATA + "/backup_label", after.label.getBytes(StandardCharsets.UTF_8));
        put(EmbeddedFolder.PASSWORDS, Files.readAllBytes(passwords));
        int timeline = timeline(after.label);
        var manifest = new Manifest(before.at, after.at, before.system, timeline,
                before.position, after.position, schema, folders, files);
        copyLog(manifest);
        Packing.forceAll(target);
        Files.writeString(target.resolve(Manifest.NAME), manifest.text());
        Packing.force(target.resolve(Manifest.NAME));
        Packing.force(target);
        return manifest;
    }

    private record Point(Instant at, String position, String system, String label) {}

    private static Point at(Connection admin, String sql) throws SQLException {
        try (var statement = admin.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return point(row);
        }
    }

    private static Point point(ResultSet row) throws SQLException {
        return new Point(row.getTimestamp("at").toInstant(), row.getString("position"),
                row.getString("system"), row.getString("label"));
    }

    /// With a slot that ends with the session, the server keeps the log until we have copied it.
    private static void keepLog(Connection admin) throws SQLException {
        try (var statement = admin.createStatement()) {
            statement.execute("select pg_create_physical_replication_slot("
                    + "'linecard_backup_' || pg_backend_pid(), true, true)");
        }
    }

    private static int timeline(String label) {
        return label.lines().filter(line -> line.startsWith("START TIMELINE: ")).findFirst()
                .map(line -> Integer.parseInt(line.substring("START TIMELINE: ".length())))
                .orElseThrow();
    }

    private void copyData() throws IOException {
        Files.createDirectory(target.resolve(BaseBackup.DATA));
        copyFolder("");
        put(BaseBackup.DATA + "/" + CONTROL, steady(data.resolve(CONTROL)));
    }

    private void copyFolder(String name) throws IOException {
        for (var path : listed(data.resolve(name))) {
            var child = name.isEmpty() ? path.getFileName().toString()
                    : name + "/" + path.getFileName();
            if (isLeftOut(path.getFileName().toString()) || child.equals(CONTROL)) continue;
            if (!Files.isDirectory(path)) {
                copyFile(path, child);
                continue;
            }
            folders.add(child);
            Files.createDirectory(target.resolve(BaseBackup.DATA).resolve(child));
            if (!EMPTIED.contains(child)) copyFolder(child);
        }
    }

    private static boolean isLeftOut(String name) {
        return LEFT_OUT.contains(name) || name.startsWith("pgsql_tmp")
                || name.startsWith("pg_internal.init");
    }

    /// A table may be dropped while we look.
    private static List<Path> listed(Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private void copyFile(Path path, String name) throws IOException {
        long began = System.nanoTime();
        var stored = BaseBackup.DATA + "/" + name + Packing.ENDING;
        try (var in = Files.newInputStream(path)) {
            files.put(stored, Packing.pack(in, target.resolve(stored)));
        } catch (NoSuchFileException e) {
            if (!String.valueOf(e.getFile()).equals(path.toString())) throw e;
        }
        if (gently) LockSupport.parkNanos(System.nanoTime() - began);
    }

    private void put(String name, byte[] content) throws IOException {
        var stored = name + Packing.ENDING;
        files.put(stored, Packing.pack(
                new ByteArrayInputStream(content), target.resolve(stored)));
    }

    /// Reads again until nobody wrote meanwhile.
    private static byte[] steady(Path file) throws IOException {
        var read = Files.readAllBytes(file);
        while (true) {
            var again = Files.readAllBytes(file);
            if (Arrays.equals(read, again)) return read;
            read = again;
        }
    }

    private void copyLog(Manifest manifest) throws IOException {
        Files.createDirectory(target.resolve(EmbeddedFolder.WAL));
        for (var segment = manifest.first(); segment.number() <= manifest.last().number();
                segment = segment.next()) {
            var stored = EmbeddedFolder.WAL + "/" + segment.name() + Packing.ENDING;
            try (var in = Files.newInputStream(data.resolve("pg_wal").resolve(segment.name()))) {
                files.put(stored, Packing.pack(in, target.resolve(stored)));
            }
        }
    }
}
