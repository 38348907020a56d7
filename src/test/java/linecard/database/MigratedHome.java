package linecard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

/// A home of its own with all tables and no rows, whose server runs; for tests of other rooms.
public final class MigratedHome implements AutoCloseable {

    /// Made once for all tests: to start on a copy saves unpacking, initdb and each migration.
    private static final class Sample {
        static final Path FOLDER = made();
    }

    private final Path folder;
    private final EmbeddedServer server;

    private MigratedHome(Path folder, EmbeddedServer server) {
        this.folder = folder;
        this.server = server;
    }

    public static MigratedHome in(Path temporary) throws Exception {
        var folder = EmbeddedSample.copiedInto(temporary);
        var server = EmbeddedServer.start(folder, _ -> {});
        try (var owner = EmbeddedSample.asOwner(server)) {
            RuntimeRole.of(server.ownerPassword()).ensure(owner);
        }
        Migrations.of(new DatabaseAddress(
                server.url(), server.ownerUser(), server.ownerPassword())).run(server, _ -> {});
        return new MigratedHome(folder, server);
    }

    /// Fills a folder with what a program leaves there that was started once and founded nothing.
    public static void copiedTo(Path home) throws IOException {
        EmbeddedSample.copiedFrom(Sample.FOLDER, home);
    }

    /// For data that need not outlive a loss of power.
    public static void quickCopiedTo(Path home) throws IOException {
        copiedTo(home);
        Files.write(home.resolve("data/postgresql.auto.conf"), AdminTables.COSTLY.stream()
                .map(setting -> setting + " = off").toList(), StandardOpenOption.APPEND);
    }

    private static Path made() {
        try {
            var temporary = Files.createTempDirectory("linecard-migrated");
            EmbeddedSample.deletedAtTheEnd(temporary);
            try (var made = in(temporary)) {
                return made.folder();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Connection owner() throws SQLException {
        return EmbeddedSample.asOwner(server);
    }

    /// May do anything, past every fence.
    public Connection admin() throws SQLException {
        return EmbeddedSample.as(server, server.adminUser(), server.adminPassword());
    }

    @Override
    public void close() {
        server.close();
    }
}
