package linecard.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// From a made data folder to a server that answers.
record EmbeddedStart(EmbeddedCluster cluster, EmbeddedPasswords passwords, EmbeddedDoor door) {

    /// After kill -9 the dead server's last processes hold its shared memory for up to 15 s. One
    /// attempt takes a tenth of a second, which is pause enough until the next.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(20);

    static final int ANY_PORT = 0;

    /// Everything up to the start itself: the folder is checked, filled where it is empty, and
    /// freed of what a killed program left running.
    static EmbeddedStart prepared(
            EmbeddedFolder folder, boolean archives, Consumer<String> progress)
            throws IOException, InterruptedException {
        Swap.finish(folder);
        folder.checkVersion(EmbeddedBinaries.MAJOR);
        var passwords = EmbeddedPasswords.of(folder);
        var binaries = EmbeddedBinaries.unpackedIn(folder.home(), progress);
        var orphan = EmbeddedPostmaster.living(folder.data());
        if (orphan.isPresent()) {
            progress.accept("Stopping the database that a killed Linecard left running.");
            orphan.get().stop();
        }
        var user = EmbeddedUser.of(binaries);
        if (archives) folder.prepareArchive();
        user.takeOver(folder);
        var cluster = new EmbeddedCluster(folder, binaries, user,
                archives ? EmbeddedCluster.ARCHIVING : EmbeddedCluster.NO_DUTY);
        cluster.create(passwords, progress);
        return of(cluster, passwords);
    }

    static EmbeddedStart of(EmbeddedCluster cluster, EmbeddedPasswords passwords) {
        var door = new EmbeddedDoor(cluster.folder().data(), passwords);
        return new EmbeddedStart(cluster, passwords, door);
    }

    /// @throws ServerRefused where the server has not come up after 20 s of attempts
    EmbeddedPostmaster start(int wishedPort) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int port = wishedPort == ANY_PORT ? freePort() : wishedPort;
            cluster.configure(port);
            EmbeddedPostmaster.forgetStranger(folder().data());
            var failure = attempt(port);
            var postmaster = EmbeddedPostmaster.living(folder().data());
            if (failure == null && postmaster.isPresent()) return postmaster.get();
            stopLiving();
            if (System.nanoTime() > until)
                throw new ServerRefused("PostgreSQL does not start (" + failure
                        + "); the files in " + folder().log() + " tell more.");
        }
    }

    /// pg_ctl parts the server from our terminal, and ends early where the server does. It looks
    /// every tenth of a second only, so we look too, by connecting.
    ///
    /// @return why it failed, null where it did not
    private @Nullable String attempt(int port) throws IOException, InterruptedException {
        var control = control();
        while (!control.waitFor(GLANCE)) if (door.refusal(port) == null) return null;
        if (control.exitValue() != 0) return lastWords();
        var refusal = door.refusal(port);
        if (refusal == null) return null;
        stopLiving();
        throw new ServerRefused("PostgreSQL does not let us in (" + refusal + "); "
                + folder().passwords() + " must be the one made with the data beside it.");
    }

    private Process control() throws IOException {
        return cluster.user().start(folder(), List.of(cluster.binaries().program("pg_ctl"),
                "start", "--wait", "--timeout=3600", "--silent",
                "--pgdata=" + folder().data(), "--log=" + folder().startLog()),
                Redirect.to(folder().startLog().toFile()));
    }

    /// Starts a server that recovers first, for as long as that takes.
    ///
    /// @return why it failed, null where it did not
    @Nullable String recover(int port) throws IOException, InterruptedException {
        cluster.configure(port);
        control().waitFor();
        while (true) {
            var living = EmbeddedPostmaster.living(folder().data());
            if (living.isEmpty()) return lastWords();
            if (living.get().isReady()) return null;
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private void stopLiving() throws IOException, InterruptedException {
        var postmaster = EmbeddedPostmaster.living(folder().data());
        if (postmaster.isPresent()) postmaster.get().stop();
    }

    /// The complaint of the server, or else of pg_ctl.
    private String lastWords() throws IOException {
        var last = "it said nothing";
        for (var line : Files.readAllLines(folder().startLog()))
            if (!last.contains("FATAL:") && !line.isBlank()) last = line.strip();
        return last;
    }

    private EmbeddedFolder folder() {
        return cluster.folder();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
