package linecard.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// A home of its own with all tables and no rows, whose server runs; for tests of other rooms.
public final class MigratedHome implements AutoCloseable {

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
