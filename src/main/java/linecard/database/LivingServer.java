package linecard.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/// The embedded server of a home for a command of the console: the one that a program runs, or
/// else one that is started for the time being.
public final class LivingServer implements AutoCloseable {

    private final EmbeddedFolder folder;
    private final @Nullable EmbeddedServer ours;

    private LivingServer(EmbeddedFolder folder, @Nullable EmbeddedServer ours) {
        this.folder = folder;
        this.ours = ours;
    }

    /// @throws BackupRefused where the home has no data
    /// @throws ServerRefused where the server does not start
    public static LivingServer of(Path home, boolean archives, Consumer<String> progress)
            throws IOException {
        if (!Files.exists(home.resolve("data")))
            throw new BackupRefused("database.noData", home);
        var folder = EmbeddedFolder.open(home);
        return new LivingServer(folder, folder.isInUse() ? null
                : EmbeddedServer.start(home, archives, progress));
    }

    /// Into the server of `LINECARD_DATABASE_URL`, as the owner of the tables.
    public static Connection ownerOf(String url) throws SQLException {
        return DatabaseAddress.of(url).open();
    }

    /// As the owner of the tables.
    public Connection owner() throws IOException, SQLException {
        return address().open();
    }

    DatabaseAddress address() throws IOException {
        var living = EmbeddedPostmaster.living(folder.data()).orElseThrow(
                () -> new BackupRefused("database.notRunning", folder.home()));
        return new DatabaseAddress(EmbeddedDoor.url(living.port(), EmbeddedRoles.DATABASE),
                EmbeddedRoles.OWNER, EmbeddedPasswords.of(folder).owner());
    }

    Connection admin() throws IOException, SQLException {
        return EmbeddedDoor.toLiving(folder, EmbeddedRoles.DATABASE);
    }

    boolean isOfProgram() {
        return ours == null;
    }

    @Override
    public void close() {
        if (ours != null) ours.close();
    }
}
