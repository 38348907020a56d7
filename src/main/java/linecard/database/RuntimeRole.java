package linecard.database;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/// The weak role that the running program signs in as: it owns nothing and is bound by row-level
/// security. Its password follows from the owner's, so that several programs on one server agree.
record RuntimeRole(String password) {

    static final String NAME = "linecard_runtime";

    static RuntimeRole of(String ownerPassword) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(ownerPassword + " "), "HmacSHA256"));
            return new RuntimeRole(HexFormat.of().formatHex(mac.doFinal(bytes(NAME))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Makes the role, or gives it today's password.
    void ensure(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            var there = statement
                    .executeQuery("select from pg_roles where rolname = '" + NAME + "'").next();
            statement.execute((there ? "alter role " : "create role ") + NAME
                    + " login password '" + password + "'");
            statement.execute("grant connect, temporary on database \""
                    + owner.getCatalog().replace("\"", "\"\"") + "\" to " + NAME);
        }
    }

    /// @throws ServerRefused where the role is stronger than it may be
    void requireWeak(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, NAME, password);
                var statement = connection.createStatement();
                var strong = statement.executeQuery("""
                        select from pg_roles r
                        where r.rolname = current_user
                          and (r.rolsuper or r.rolbypassrls or r.rolcreaterole
                            or exists (select from pg_auth_members m where m.member = r.oid)
                            or exists (select from pg_class c where c.relowner = r.oid
                                       and c.relpersistence <> 't'))
                        """)) {
            if (strong.next()) {
                throw new ServerRefused("The database role " + NAME + " is stronger than"
                        + " it may be: it must own nothing and be bound by row-level security.");
            }
        }
    }

    /// What only the server's administrator can do so that a stray SELECT can never change whom a
    /// transaction works for; empty where it is done, as in the embedded server.
    Optional<String> advice(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, NAME, password);
                var statement = connection.createStatement();
                var open = statement.executeQuery("""
                        select from pg_proc p
                        where p.oid = 'pg_catalog.set_config(text,text,boolean)'::regprocedure
                          and has_function_privilege(p.oid, 'execute')
                        """)) {
            return open.next() ? Optional.of("Safer: let the database's administrator run"
                    + " 'revoke execute on function set_config(text,text,boolean) from public' and"
                    + " grant it to the owner of Linecard's tables.") : Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
