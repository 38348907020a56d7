package linecard.archive;

import java.util.List;
import java.util.Set;

/// One table as an archive holds it.
///
/// @param name schema and table, such as `people.rep`
/// @param order the columns that tell its rows apart, in which they are written
/// @param needs the tables its rows point to, itself left out
record Relation(String name, List<Column> columns, List<String> order, Set<String> needs) {

    static final String ORGANISATION = "access.organisation";
    static final String PEOPLE = "access.app_user";

    /// Files that were brought in are large and often not wanted.
    static final String FILES = "exchange.import_file";

    /// @param type as PostgreSQL writes it
    /// @param needed whether a row must say it: no null, no default
    /// @param counted whether PostgreSQL itself gives it the next number
    /// @param blank written as null, since what it points to stays behind
    /// @param person points to somebody who signs in
    record Column(
            String name, String type, boolean needed, boolean counted, boolean blank,
            boolean person) {}

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /// The names as SQL takes them, with a comma between each two.
    static String listed(List<String> names) {
        return String.join(", ", names.stream().map(Relation::quoted).toList());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// The query that reads the rows of one organisation in their order.
    String rows(String organisation) {
        var shown = columns.stream()
                .map(column -> column.blank() ? "null as " + quoted(column.name())
                        : quoted(column.name()))
                .toList();
        return "select " + String.join(", ", shown) + "\nfrom " + name
                + "\nwhere " + (name.equals(ORGANISATION) ? "id" : "organisation_id")
                + " = '" + organisation + "'\norder by " + ordered();
    }

    /// Texts by their bytes, so that no setting of the database changes the order.
    private String ordered() {
        var parts = order.stream().map(column -> {
            boolean text = columns.stream().anyMatch(
                    one -> one.name().equals(column) && one.type().equals("text"));
            return quoted(column) + (text ? " collate \"C\"" : "");
        }).toList();
        return String.join(", ", parts);
    }
}
