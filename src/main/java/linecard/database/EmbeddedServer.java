package linecard.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Linecard's own PostgreSQL, for whoever does not name another: a folder is all it needs.
///
/// It lives as long as the program. Killed with or without the program it loses nothing that was
/// committed; while the program lives, a server that died is started again on the same port.
public final class EmbeddedServer implements AutoCloseable {

    private static final long BETWEEN_REVIVALS_MS = 5_000;
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final EmbeddedStart start;
    private final FileChannel lock;
    private final Consumer<String> progress;
    private final int port;

    private EmbeddedPostmaster postmaster;
    private boolean closed;

    private EmbeddedServer(EmbeddedStart start, FileChannel lock, Consumer<String> progress,
            EmbeddedPostmaster postmaster) {
        this.start = start;
        this.lock = lock;
        this.progress = progress;
        this.port = postmaster.port();
        this.postmaster = postmaster;
    }

    /// With backups, see [#start(Path, boolean, Consumer)].
    public static EmbeddedServer start(Path home, Consumer<String> progress) {
        return start(home, true, progress);
    }

    /// Returns once the database answers.
    ///
    /// @param home the folder of this Linecard; made where it is missing
    /// @param archives whether the log is kept for backups
    /// @param progress is told, in sentences, what takes long
    /// @throws ServerRefused where it cannot run
    public static EmbeddedServer start(
            Path home, boolean archives, Consumer<String> progress) {
        var folder = EmbeddedFolder.open(home);
        try {
            var lock = folder.lock();
            try {
                return start(folder, lock, archives, progress);
            } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new ServerRefused("PostgreSQL could not be started in " + folder.home() + ": "
                    + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new ServerRefused("Interrupted while starting PostgreSQL.", e);
        }
    }

    /// The folder, as it is called without links.
    Path home() {
        return start.cluster().folder().home();
    }

    public int port() {
        return port;
    }

    /// Of the database `linecard`, for [#ownerUser()] and the roles it makes.
    public String url() {
        return EmbeddedDoor.url(port, EmbeddedRoles.DATABASE);
    }

    /// Owns the database and may make roles, but is no superuser.
    String ownerUser() {
        return EmbeddedRoles.OWNER;
    }

    String ownerPassword() {
        return start.passwords().owner();
    }

    /// The superuser; for setting up and for backups only.
    public String adminUser() {
        return EmbeddedCluster.ADMIN;
    }

    public String adminPassword() {
        return start.passwords().admin();
    }

    /// Stops the server without waiting for its clients; a second call does nothing.
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        notifyAll();
        try (lock) {
            postmaster.stop();
        } catch (IOException e) {
            progress.accept("The database could not be stopped: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedServer start(EmbeddedFolder folder, FileChannel lock,
            boolean archives, Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        var start = EmbeddedStart.prepared(folder, archives, progress);
        var postmaster = start.start(EmbeddedStart.ANY_PORT);
        var server = new EmbeddedServer(start, lock, progress, postmaster);
        try (var template1 = start.door().open(postmaster.port(), "template1")) {
            EmbeddedRoles.arrange(template1, start.passwords());
        } catch (SQLException e) {
            server.close();
            throw e;
        }
        server.watch();
        return server;
    }

    /// Looks by itself: where a process is no child of ours, Java notices its end seconds later.
    private void watch() {
        var watched = postmaster;
        Thread.startVirtualThread(() -> {
            try {
                while (watched.isRunning()) LockSupport.parkNanos(GLANCE.toNanos());
                revive();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void revive() throws InterruptedException {
        while (!closed) {
            progress.accept("The database has stopped; starting it again.");
            try {
                postmaster = start.start(port);
                watch();
                return;
            } catch (IOException | ServerRefused e) {
                progress.accept(String.valueOf(e.getMessage()));
            }
            wait(BETWEEN_REVIVALS_MS); // close wakes it up
        }
    }
}
