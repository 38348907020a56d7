package linecard.bench;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// What PostgreSQL needs at least: the same file copied into a bare table with the same columns
/// and a primary key, by the same server.
final class BareCopy {

    private BareCopy() {}

    /// @param home the data folder of the program at work
    /// @param url of its database
    static double seconds(Path home, String url, Path file) throws SQLException, IOException {
        var passwords = new Properties();
        try (var in = Files.newInputStream(home.resolve("passwords.properties"))) {
            passwords.load(in);
        }
        try (var admin = DriverManager.getConnection(
                url, "linecard_admin", passwords.getProperty("admin"))) {
            return seconds(admin, file);
        }
    }

    private static double seconds(Connection admin, Path file) throws SQLException, IOException {
        try (var statement = admin.createStatement()) {
            statement.execute("""
                    drop table if exists public.bare;
                    create table public.bare (
                        kind text, number text, position integer, date date, account text,
                        product text, quantity numeric, net numeric, cost numeric, original text,
                        primary key (kind, number, position))
                    """);
            long began = System.nanoTime();
            try (var in = Files.newInputStream(file)) {
                admin.unwrap(PGConnection.class).getCopyAPI().copyIn(
                        "copy public.bare from stdin (format csv, header)", in, 1 << 16);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            statement.execute("drop table public.bare");
            return seconds;
        }
    }
}
