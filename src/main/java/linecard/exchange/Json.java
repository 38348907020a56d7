package linecard.exchange;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/// Lists, maps and records as the database keeps them.
public final class Json {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Json() {}

    /// What is written.
    public static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// What was written.
    public static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    /// The list that was written.
    public static List<Object> values(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    /// The list of texts that was written.
    public static List<String> texts(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    /// The rows of texts that were written.
    static List<List<String>> tables(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static Map<String, String> words(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static Map<String, List<String>> lists(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }
}
