package linecard.catalog;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Product lines as a tree.
public final class LineTree {

    private final Map<UUID, ProductLine> lines = new HashMap<>();
    private final Map<UUID, Set<UUID>> children = new HashMap<>();

    public LineTree(List<ProductLine> all) {
        for (var line : all) lines.put(line.id(), line);
        for (var line : all) {
            if (line.parent() == null) continue;
            children.computeIfAbsent(line.parent(), _ -> new HashSet<>()).add(line.id());
        }
    }

    /// The line itself and every line below it.
    public Set<UUID> within(UUID line) {
        var found = new HashSet<UUID>();
        var open = new ArrayDeque<>(Set.of(line));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (found.add(next)) open.addAll(children.getOrDefault(next, Set.of()));
        }
        return found;
    }

    /// The line and what it lies in, nearest first.
    public List<UUID> upward(UUID line) {
        var path = new java.util.LinkedHashSet<UUID>();
        for (var at = line; at != null && path.add(at); ) {
            var here = lines.get(at);
            at = here == null ? null : here.parent();
        }
        return List.copyOf(path);
    }

    public String name(UUID line) {
        var here = lines.get(line);
        return here == null ? "" : here.name();
    }
}
