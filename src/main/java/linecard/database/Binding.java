package linecard.database;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;

/// Whom a transaction works for. PostgreSQL's row-level security reads these values, so a row
/// that the person may not see does not exist inside the transaction.
///
/// @param role one lower-case word; `gate` for the look-ups before anybody is known
public record Binding(
        @Nullable UUID organisation, @Nullable UUID person, String role,
        @Nullable UUID agency, @Nullable UUID rep, @Nullable UUID territory) {

    private static final String GATE = "gate";
    private static final Pattern ROLE = Pattern.compile("[a-z_]+");

    public Binding {
        if (!ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException("not a role: " + role);
        }
    }

    /// Reads who is asking; sees identities only, never an organisation's records.
    public static Binding gate() {
        return new Binding(null, null, GATE, null, null, null);
    }

    /// A screen on a wall of an organisation: nobody. It sees what may be shown to everybody.
    public static Binding wall(UUID organisation) {
        return new Binding(organisation, null, "wall", null, null, null);
    }

    /// The program itself at work in one organisation for one person: demo data, set-up.
    public static Binding owner(UUID organisation, UUID person) {
        return new Binding(organisation, person, "owner", null, null, null);
    }

    /// Tells PostgreSQL, for the transaction that is open.
    public void bind(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statement());
        }
    }

    /// UUIDs and one lower-case word only, so nothing here needs quoting. What the gate looks up by
    /// key is found in hundredths of the time its planning takes: its plans are kept, see
    /// [PlannedOnce].
    String statement() {
        return "set local linecard.role = '" + role + "'"
                + (role.equals(GATE) ? "; " + PlannedOnce.STATEMENT : "")
                + setting("organisation", organisation) + setting("person", person)
                + setting("agency", agency) + setting("rep", rep)
                + setting("territory", territory);
    }

    private static String setting(String name, @Nullable UUID value) {
        return value == null ? "" : "; set local linecard." + name + " = '" + value + "'";
    }
}
