package linecard.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads docs/floorplan.txt: for each room, the rooms it may import.
final class FloorPlan {

    private FloorPlan() {}

    static Map<String, Set<String>> read() throws IOException {
        var allowed = new HashMap<String, Set<String>>();
        var below = new HashSet<String>();
        for (var line : Files.readAllLines(Path.of("docs/floorplan.txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var left = new HashSet<String>();
            for (var group : line.substring(line.indexOf(' ')).split(">")) {
                var names = List.of(group.trim().split("\\s+"));
                for (var name : names) {
                    var reach = new HashSet<>(below);
                    reach.addAll(left);
                    allowed.put(name, reach);
                }
                left.addAll(names);
            }
            below.addAll(left);
        }
        return allowed;
    }
}
