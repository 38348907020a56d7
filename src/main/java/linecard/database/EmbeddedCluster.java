package linecard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/// The data folder: made once by initdb, configured anew before every start.
///
/// @param duty what the server does beside serving, as lines of its configuration
record EmbeddedCluster(
        EmbeddedFolder folder, EmbeddedBinaries binaries, EmbeddedUser user, String duty) {

    static final String ADMIN = "linecard_admin";

    /// Everything that is not said here is PostgreSQL's default. Failed statements and details
    /// are not logged since they quote people's data. Seven log files, one for each weekday.
    private static final String CONFIGURATION = """
            # Written by Linecard at every start; use ALTER SYSTEM for settings of your own.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 60
            shared_buffers = '256MB'
            max_wal_size = '2GB'
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            wal_compression = on
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            logging_collector = on
            log_directory = '../log'
            log_filename = 'postgresql-%%a.log'
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_statement = 'none'
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            """;

    /// Hands each file of the log over as soon as it is full, and after a minute in which
    /// something was written. The server works in its data folder, so no path needs quoting.
    static final String ARCHIVING = """
            archive_mode = on
            archive_timeout = 60
            archive_command = 'sh ../archive-wal "%p" "%f" ../backup/wal'
            """;
    /// After a crash PostgreSQL first waits until all files are on the disk: with one call where
    /// there is one (Linux), in a tenth of the time.
    private static final String SYNC = System.getProperty("os.name").equals("Linux")
            ? "recovery_init_sync_method = syncfs\n" : "";
    static final String NO_DUTY = "archive_mode = off\n";

    /// A killed initdb leaves only a folder `data.new`, which the next one clears away.
    ///
    /// @throws ServerRefused with the words of initdb where it fails
    void create(EmbeddedPasswords passwords, Consumer<String> progress)
            throws IOException, InterruptedException {
        if (Files.exists(folder.data())) return;
        progress.accept("Making a new database in " + folder.data() + ".");
        var fresh = folder.home().resolve("data.new");
        EmbeddedFolder.delete(fresh);
        var passwordFile = folder.home().resolve("initdb.password");
        EmbeddedPasswords.write(passwordFile, passwords.admin());
        try {
            initdb(fresh, passwordFile);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(fresh.resolve("pg_hba.conf"),
                "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.move(fresh, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    void configure(int port) throws IOException {
        Files.writeString(folder.data().resolve("postgresql.conf"),
                CONFIGURATION.formatted(port) + SYNC + duty);
    }

    private void initdb(Path fresh, Path passwordFile) throws IOException, InterruptedException {
        var locale = System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
        var initdb = user.start(folder, List.of(binaries.program("initdb"),
                "--pgdata=" + fresh, "--username=" + ADMIN, "--pwfile=" + passwordFile,
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=" + locale,
                "--locale-provider=icu", "--icu-locale=und", "--data-checksums",
                "--no-instructions"), ProcessBuilder.Redirect.PIPE);
        var said = new String(initdb.getInputStream().readAllBytes()).strip();
        if (initdb.waitFor() == 0) return;
        throw new ServerRefused("The database could not be made in " + fresh + ": "
                + said.lines().filter(line -> line.contains("error:")).findFirst().orElse(said));
    }
}
