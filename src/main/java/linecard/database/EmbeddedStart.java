package linecard.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/// From a made data folder to a server that answers.
record EmbeddedStart(EmbeddedCluster cluster, EmbeddedPasswords passwords) {

    /// After kill -9 the dead server's last processes hold its shared memory for up to 15 s.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration GLANCE = Duration.ofMillis(20);

    static final int ANY_PORT = 0;

    /// @throws EmbeddedRefused where the server has not come up after 20 s of attempts
    EmbeddedPostmaster start(int wishedPort)
            throws IOException, InterruptedException {
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
                throw new EmbeddedRefused("PostgreSQL does not start (" + failure
                        + "); the files in " + folder().log() + " tell more.");
            Thread.sleep(PAUSE);
        }
    }

    /// As superuser, to the server of our own data and no other.
    Connection connect(int port, String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", EmbeddedCluster.ADMIN);
        properties.setProperty("password", passwords.admin());
        properties.setProperty("sslmode", "disable");
        properties.setProperty("connectTimeout", "5");
        var connection = DriverManager.getConnection(url(port, database), properties);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            if (Path.of(rows.getString(1)).equals(folder().data())) return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        throw new SQLException("another server answers at port " + port);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// pg_ctl parts the server from our terminal, and ends early where the server does. It looks
    /// every tenth of a second only, so we look too, by connecting.
    ///
    /// @return why it failed, null where it did not
    private @Nullable String attempt(int port) throws IOException, InterruptedException {
        var control = cluster.user().start(folder(), List.of(cluster.binaries().program("pg_ctl"),
                "start", "--wait", "--timeout=3600", "--silent",
                "--pgdata=" + folder().data(), "--log=" + folder().startLog()),
                Redirect.to(folder().startLog().toFile()));
        while (control.isAlive()) {
            if (refusal(port) == null) return null;
            Thread.sleep(GLANCE);
        }
        if (control.exitValue() != 0) return lastWords();
        var refusal = refusal(port);
        if (refusal == null) return null;
        stopLiving();
        throw new EmbeddedRefused("PostgreSQL does not let us in (" + refusal + "); "
                + folder().passwords() + " must be the one made with the data beside it.");
    }

    private void stopLiving() throws IOException, InterruptedException {
        var postmaster = EmbeddedPostmaster.living(folder().data());
        if (postmaster.isPresent()) postmaster.get().stop();
    }

    private @Nullable String refusal(int port) {
        try (var _ = connect(port, "postgres")) {
            return null;
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
