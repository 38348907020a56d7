package linecard.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/// Brings the tables up to date, as their owner.
final class Migrations {

    private final Flyway flyway;

    /// @param places where Flyway looks for the files
    Migrations(DatabaseAddress address, String... places) {
        this.flyway = Flyway.configure()
                .dataSource(address.url(), address.ownerUser(), address.ownerPassword())
                .locations(places)
                .group(true) // all that are due in one transaction: wholly or not at all
                .load();
    }

    static Migrations of(DatabaseAddress address) {
        return new Migrations(address, "classpath:db");
    }

    /// The newest version of the tables; empty where there are none.
    static String version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var there = statement.executeQuery(
                    "select from pg_class where relname = 'flyway_schema_history'")) {
                if (!there.next()) return "";
            }
            try (var row = statement.executeQuery("""
                    select coalesce((select version from public.flyway_schema_history
                                     where success and version is not null
                                     order by installed_rank desc limit 1), '') as version
                    """)) {
                row.next();
                return row.getString("version");
            }
        }
    }

    /// How many are due.
    int due() {
        return flyway.info().pending().length;
    }

    /// Data of our own are backed up before they are changed.
    ///
    /// @param ours null where another server is used, whose backups are not ours to make
    /// @throws ServerRefused where one fails; the tables are as before
    void run(@Nullable EmbeddedServer ours, Consumer<String> progress)
            throws IOException, SQLException {
        var from = flyway.info().current();
        var base = from == null || ours == null || due() == 0 ? null
                : backUp(ours, String.valueOf(from.getVersion()), progress);
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new ServerRefused("The tables could not be brought up to date: "
                    + reason(e) + ". They are as they were before; start the earlier Linecard"
                    + " again." + (base == null ? "" : " The backup made before is "
                    + base.folder() + "; bin/linecard restore --at "
                    + base.manifest().ended() + " brings it back."), e);
        }
    }

    private static BaseBackup backUp(EmbeddedServer ours, String version, Consumer<String> progress)
            throws IOException, SQLException {
        progress.accept("The tables of version " + version
                + " will be brought up to date; a backup is made first.");
        var base = Backups.of(ours.home()).take(ours.home(), false);
        progress.accept("The backup is " + base.folder() + ".");
        return base;
    }

    /// The words of PostgreSQL; Flyway's own are many lines.
    private static String reason(FlywayException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
