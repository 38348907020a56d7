package linecard.database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The superuser's way into the server of our own data, and of no other that answers there.
record EmbeddedDoor(Path data, EmbeddedPasswords passwords) {

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// Into the server that runs on a home, whoever started it.
    ///
    /// @throws BackupRefused where none does
    static Connection toLiving(EmbeddedFolder folder, String database)
            throws IOException, SQLException {
        var living = EmbeddedPostmaster.living(folder.data());
        if (living.isEmpty()) throw new BackupRefused("database.notRunning", folder.home());
        return new EmbeddedDoor(folder.data(), EmbeddedPasswords.of(folder))
                .open(living.get().port(), database);
    }

    Connection open(int port, String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", EmbeddedCluster.ADMIN);
        properties.setProperty("password", passwords.admin());
        properties.setProperty("sslmode", "disable");
        properties.setProperty("connectTimeout", "5");
        var connection = DriverManager.getConnection(url(port, database), properties);
        if (servesOurData(connection)) return connection;
        connection.close();
        throw new SQLException("another server answers at port " + port);
    }

    /// @return null where the door opens
    @Nullable String refusal(int port) {
        try (var _ = open(port, "postgres")) {
            return null;
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private boolean servesOurData(Connection connection) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            return Path.of(rows.getString(1)).equals(data);
        } catch (SQLException _) {
            return false;
        }
    }
}
