package linecard.api;

import java.util.LinkedHashMap;
import java.util.Map;

/// Maps that stay in the order they are written in, so that the document is the same byte for byte.
final class Ordered {

    private Ordered() {}

    /// @param pairs names and values by turns
    static Map<String, Object> of(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i].toString(), pairs[i + 1]);
        return map;
    }

    static Map<String, Object> ref(String section, String name) {
        return of("$ref", "#/components/" + section + "/" + name);
    }
}
