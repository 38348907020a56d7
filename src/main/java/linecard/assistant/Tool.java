package linecard.assistant;

import linecard.words.Words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Something that an assistant may have done: what it is told, and which operations of the API
/// that comes to.
///
/// @param name as the protocol has it: `find_accounts`
/// @param isReading whether nothing is changed
/// @param does the operations, from what was told
record Tool(
        String name, boolean isReading, List<Field> fields,
        Function<ToolInput, List<Operation>> does) {

    /// A piece of what a tool is told.
    ///
    /// @param kind what JSON Schema says of it
    record Field(String name, boolean isNeeded, Map<String, Object> kind) {

        static Field text(String name) {
            return new Field(name, false, Map.of("type", "string", "maxLength", 4000));
        }

        static Field id(String name) {
            return new Field(name, false, Map.of("type", "string", "format", "uuid"));
        }

        static Field day(String name) {
            return new Field(name, false, Map.of("type", "string", "format", "date"));
        }

        static Field count(String name, int most) {
            return new Field(name, false,
                    Map.of("type", "integer", "minimum", 1, "maximum", most));
        }

        static Field word(String name, String... words) {
            return new Field(name, false, Map.of("type", "string", "enum", List.of(words)));
        }

        Field needed() {
            return new Field(name, true, kind);
        }
    }

    /// As `tools/list` has it.
    Map<String, Object> described(Words words) {
        var properties = new LinkedHashMap<String, Object>();
        var needed = new ArrayList<String>();
        for (var field : fields) {
            var said = new LinkedHashMap<>(field.kind());
            said.put("description", words.text("assistant.field." + field.name()));
            properties.put(field.name(), said);
            if (field.isNeeded()) needed.add(field.name());
        }
        var title = words.text("assistant.tool." + name);
        return Map.of("name", name, "title", title,
                "description", words.text("assistant.does." + name),
                "inputSchema", Map.of("type", "object", "properties", properties,
                        "required", needed, "additionalProperties", false),
                "annotations", Map.of("title", title, "readOnlyHint", isReading,
                        "destructiveHint", false, "idempotentHint", isReading,
                        "openWorldHint", false));
    }
}
