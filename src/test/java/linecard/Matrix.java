package linecard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads docs/matrix.txt: what each route answers to each role.
final class Matrix {

    static final List<String> ROLES = List.of("owner", "manager", "territory", "finance",
            "compliance", "auditor", "agency", "rep");

    /// @param what the kind of record the address names, or `-` where it names none
    /// @param cells by role: `public`, `yes`, `no`, `all`, `territory`, `own`, `none`
    record Row(String method, String route, String what, Map<String, String> cells) {

        String key() {
            return method + " " + route;
        }

        boolean isPublic() {
            return cells.containsValue("public");
        }
    }

    private Matrix() {}

    static List<Row> read() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(Path.of("docs/matrix.txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var words = line.trim().split("\\s+");
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < ROLES.size(); i++) {
                cells.put(ROLES.get(i), words.length == 4 ? words[3] : words[3 + i]);
            }
            rows.add(new Row(words[0], words[1], words[2], cells));
        }
        return rows;
    }
}
