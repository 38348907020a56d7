package linecard.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where the database is, and the role that owns its tables.
///
/// @param url JDBC address without user and password
record DatabaseAddress(String url, String ownerUser, String ownerPassword) {

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, ownerUser, ownerPassword);
    }

    /// Reads `jdbc:postgresql://host/db?user=…&password=…` or `postgresql://user:pw@host/db`.
    static DatabaseAddress of(String given) {
        var text = given.startsWith("jdbc:") ? given : "jdbc:" + given;
        text = text.replaceFirst("^jdbc:postgres://", "jdbc:postgresql://");
        var user = text.replaceFirst("^jdbc:postgresql://([^:@/]+):([^@/]*)@(.*)$",
                "jdbc:postgresql://$3" + (text.contains("?") ? "&" : "?") + "user=$1&password=$2");
        Properties parsed = org.postgresql.Driver.parseURL(user, null);
        if (parsed == null || parsed.getProperty("user") == null) {
            throw new ServerRefused("LINECARD_DATABASE_URL is not understood: give"
                    + " jdbc:postgresql://host:5432/database?user=…&password=…");
        }
        return new DatabaseAddress(
                user.replaceAll("([?&])(user|password)=[^&]*", "$1").replaceAll("[?&]+$", ""),
                parsed.getProperty("user"), parsed.getProperty("password", ""));
    }
}
