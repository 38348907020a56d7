package linecard.traits;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What records say to own fields, as their tables hold it.
public final class Values {

    /// Null where a record says nothing, so that its row stays small.
    public static final String COLUMN =
            """
            case when cardinality(cast(:ownKeys as text[])) > 0
                 then jsonb_object(cast(:ownKeys as text[]), cast(:ownValues as text[])) end""";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> SHAPE = new TypeReference<>() {};

    private Values() {}

    /// What a record keeps when these are said of it: those that the viewer may not see stay.
    public static String over(Trait.Of of) {
        return "traits.over('%s', own, %s)".formatted(of.code(), COLUMN);
    }

    /// Tags and values as [#COLUMN] and a column `tags` take them.
    public static MapSqlParameterSource bind(MapSqlParameterSource columns, Marked<?> record) {
        return bind(columns, record.tags(), record.fields());
    }

    public static MapSqlParameterSource bind(
            MapSqlParameterSource columns, List<String> tags, Map<String, String> fields) {
        var said = new TreeMap<>(fields);
        return columns.addValue("tags", tags.isEmpty() ? null : tags.toArray(String[]::new))
                .addValue("ownKeys", said.keySet().toArray(String[]::new))
                .addValue("ownValues", said.values().toArray(String[]::new));
    }

    /// @param stored an object of texts, or null for none
    public static Map<String, String> of(@Nullable String stored) {
        return stored == null ? Map.of() : JSON.readValue(stored, SHAPE);
    }

    /// Of a column `tags`.
    public static List<String> tags(ResultSet row) throws SQLException {
        var stored = row.getArray("tags");
        return stored == null ? List.of() : Arrays.asList((String[]) stored.getArray());
    }
}
