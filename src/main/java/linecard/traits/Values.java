package linecard.traits;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

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

    /// @param stored an object of texts, or null for none
    public static Map<String, String> of(@Nullable String stored) {
        return stored == null ? Map.of() : JSON.readValue(stored, SHAPE);
    }

    public static String[] keys(Map<String, String> values) {
        return new TreeMap<>(values).keySet().toArray(String[]::new);
    }

    public static String[] values(Map<String, String> values) {
        return new TreeMap<>(values).values().toArray(String[]::new);
    }

    public static List<String> tags(String @Nullable [] stored) {
        return stored == null ? List.of() : Arrays.asList(stored);
    }

    public static String @Nullable [] tags(List<String> tags) {
        return tags.isEmpty() ? null : tags.toArray(String[]::new);
    }
}
