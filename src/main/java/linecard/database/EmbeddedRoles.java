package linecard.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What the superuser arranges once, so that nobody has to be superuser afterwards.
final class EmbeddedRoles {

    static final String OWNER = "linecard_owner";
    static final String DATABASE = "linecard";

    private EmbeddedRoles() {}

    /// Done in template1, from which the database is copied; it gets its name last, hence a
    /// database of that name is complete.
    ///
    /// Whoever may call set_config may pass for another organisation by a mere SELECT, so only
    /// the owner may, whose migrations need it.
    static void arrange(Connection template1, EmbeddedPasswords passwords) throws SQLException {
        if (finds(template1, "select 1 from pg_database where datname = '" + DATABASE + "'"))
            return;
        if (!finds(template1, "select 1 from pg_roles where rolname = '" + OWNER + "'"))
            run(template1, List.of("create role " + OWNER));
        run(template1, List.of(
                "alter role " + OWNER + " login createrole password '" + passwords.owner() + "'",
                "create extension if not exists btree_gist",
                "create extension if not exists unaccent",
                """
                revoke execute on function pg_catalog.set_config(text, text, boolean)
                from public
                """,
                """
                grant execute on function pg_catalog.set_config(text, text, boolean)
                to linecard_owner
                """,
                "revoke all on database template1, postgres from public",
                "drop database if exists linecard_new",
                "create database linecard_new owner " + OWNER,
                "revoke all on database linecard_new from public",
                "alter database linecard_new rename to " + DATABASE));
    }

    private static boolean finds(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }
}
