package linecard.exchange;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/// Lists and maps of texts as the database keeps them.
final class Json {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Json() {}

    static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    static List<Object> values(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    static List<String> texts(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }

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
