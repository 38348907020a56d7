package linecard.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Looks at an installation, whether its program runs or not, and says of each thing whether it
/// is fine or what to do.
public final class Doctor {

    private static final Duration OLD_BACKUP = Duration.ofHours(30);
    private static final Duration OLD_LOG = Duration.ofMinutes(15);
    private static final Duration WRONG_CLOCK = Duration.ofMinutes(2);
    private static final int OLDEST_JAVA = 25;

    private final Path home;
    private final boolean archives;
    private final int webPort;
    private final Instant now;
    private final List<Advice> advice = new ArrayList<>();

    /// @param archives whether backups are wanted
    public Doctor(Path home, boolean archives, int webPort, Instant now) {
        this.home = home;
        this.archives = archives;
        this.webPort = webPort;
        this.now = now;
    }

    /// Of the embedded database. Where its server does not run, it is started for the time being.
    public List<Advice> ofEmbedded() throws IOException, SQLException {
        java();
        space();
        if (!Files.exists(home.resolve("data"))) {
            advice.add(Advice.fine("noHome", home));
            return advice;
        }
        try {
            EmbeddedFolder.open(home).checkVersion(EmbeddedBinaries.MAJOR);
            advice.add(Advice.fine("home", home));
            try (var living = LivingServer.of(home, archives, _ -> {})) {
                if (living.isOfProgram()) advice.add(Advice.fine("running", home));
                else stopped();
                database(living);
            }
        } catch (ServerRefused e) {
            advice.add(Advice.todo("refused", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            advice.add(Advice.todo("noAnswer", String.valueOf(e.getMessage())));
        }
        backups();
        return advice;
    }

    /// Of another PostgreSQL server.
    public List<Advice> ofServer(String url) throws IOException {
        java();
        space();
        try {
            var address = DatabaseAddress.of(url);
            try (var owner = address.open()) {
                server(owner, address);
            }
        } catch (ServerRefused e) {
            advice.add(Advice.todo("refused", String.valueOf(e.getMessage())));
        } catch (SQLException e) {
            advice.add(Advice.todo("noAnswer", String.valueOf(e.getMessage())));
        }
        advice.add(Advice.fine("backupsElsewhere"));
        return advice;
    }

    private void java() {
        int feature = Runtime.version().feature();
        advice.add(feature >= OLDEST_JAVA ? Advice.fine("java", feature)
                : Advice.todo("oldJava", feature, OLDEST_JAVA));
    }

    private void space() {
        var left = Space.left(home);
        long gigabytes = left.free() >> 30;
        if (left.isShort()) advice.add(Advice.todo("noSpace", left.percent(), gigabytes, home));
        else if (left.isLow()) advice.add(Advice.todo("lowSpace", left.percent(), gigabytes, home));
        else advice.add(Advice.fine("space", left.percent(), gigabytes));
    }

    private void stopped() {
        advice.add(Advice.fine("stopped"));
        try (var _ = new ServerSocket(webPort, 1, InetAddress.getLoopbackAddress())) {
            advice.add(Advice.fine("port", webPort));
        } catch (IOException _) {
            advice.add(Advice.todo("portTaken", webPort));
        }
    }

    private void database(LivingServer living) throws IOException, SQLException {
        try (var admin = living.admin()) {
            server(admin, living.address());
            checksums(admin);
            archive(admin);
        }
    }

    private void server(Connection connection, DatabaseAddress address) throws SQLException {
        var version = connection.getMetaData().getDatabaseProductVersion();
        advice.add(connection.getMetaData().getDatabaseMajorVersion() >= Database.OLDEST_SERVER
                ? Advice.fine("server", version)
                : Advice.todo("oldServer", version, Database.OLDEST_SERVER));
        role(address);
        int due = Migrations.of(address).due();
        advice.add(due == 0 ? Advice.fine("tables", Migrations.version(connection))
                : Advice.todo("tablesDue", due));
        clock(connection);
    }

    private void role(DatabaseAddress address) {
        try {
            RuntimeRole.of(address.ownerPassword()).requireWeak(address.url());
            advice.add(Advice.fine("role", RuntimeRole.NAME));
        } catch (ServerRefused _) {
            advice.add(Advice.todo("strongRole", RuntimeRole.NAME));
        } catch (SQLException _) {
            advice.add(Advice.todo("noRole", RuntimeRole.NAME));
        }
    }

    private void clock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp() as at")) {
            row.next();
            var theirs = row.getTimestamp("at").toInstant();
            boolean isRight = Duration.between(theirs, Instant.now()).abs()
                    .compareTo(WRONG_CLOCK) < 0;
            advice.add(isRight ? Advice.fine("clock", now) : Advice.todo("clocksDiffer", theirs));
        }
    }

    private void checksums(Connection admin) throws SQLException {
        try (var statement = admin.createStatement(); var row = statement.executeQuery("""
                select current_setting('data_checksums') = 'on' as watched,
                       coalesce(sum(checksum_failures), 0) as failures
                from pg_stat_database
                """)) {
            row.next();
            long failures = row.getLong("failures");
            if (!row.getBoolean("watched")) advice.add(Advice.todo("noChecksums"));
            else if (failures > 0) advice.add(Advice.todo("checksums", failures));
            else advice.add(Advice.fine("checksumsFine"));
        }
    }

    private void archive(Connection admin) throws SQLException {
        var state = ArchiveState.of(admin);
        var since = state.waitingSince();
        if (!state.isOn()) advice.add(Advice.todo("archiveOff"));
        else if (state.isFailing()) advice.add(Advice.todo("archiveFails",
                home.resolve("log"), Backups.of(home).archive().folder()));
        else if (since != null && since.isBefore(now.minus(OLD_LOG)))
            advice.add(Advice.todo("archiveLags", since));
        else advice.add(Advice.fine("archive"));
    }

    private void backups() throws IOException {
        var reach = Backups.of(home).reach();
        if (reach.isEmpty()) {
            advice.add(Advice.todo("noBackup"));
            return;
        }
        var newest = Backups.of(home).bases().getLast().manifest().ended();
        if (newest.isAfter(now.plus(WRONG_CLOCK))) advice.add(Advice.todo("backupAhead", newest));
        else if (newest.isBefore(now.minus(OLD_BACKUP)))
            advice.add(Advice.todo("oldBackup", newest));
        else advice.add(Advice.fine("backup", newest, reach.get().first(), reach.get().last()));
    }
}
