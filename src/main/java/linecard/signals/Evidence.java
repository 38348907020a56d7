package linecard.signals;

import linecard.detecting.Fact;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/// Facts as they stand in the table.
final class Evidence {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};

    private Evidence() {}

    static String write(List<Fact> facts) {
        return JSON.writeValueAsString(facts);
    }

    static List<Fact> read(String evidence) {
        return JSON.readValue(evidence, FACTS);
    }
}
