package linecard.catalog;

import linecard.web.Choice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Product lines as a tree.
public final class LineTree {

    private final Map<UUID, ProductLine> lines = new LinkedHashMap<>();
    private final Map<UUID, Set<UUID>> children = new HashMap<>();

    public LineTree(List<ProductLine> all) {
        for (var line : all) lines.put(line.id(), line);
        for (var line : all) {
            if (line.parent() == null) continue;
            children.computeIfAbsent(line.parent(), _ -> new LinkedHashSet<>()).add(line.id());
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
        var path = new LinkedHashSet<UUID>();
        for (var at = line; at != null && path.add(at); ) {
            var here = lines.get(at);
            at = here == null ? null : here.parent();
        }
        return List.copyOf(path);
    }

    /// Empty for none.
    public String code(@Nullable UUID line) {
        var here = line == null ? null : lines.get(line);
        return here == null ? "" : here.code();
    }

    public String name(UUID line) {
        var here = lines.get(line);
        return here == null ? "" : here.name();
    }

    /// The names from the top down to the line: `Pumps › Small pumps`.
    public String path(UUID line) {
        var names = new ArrayList<String>();
        for (var at : upward(line).reversed()) names.add(name(at));
        return String.join(" › ", names);
    }

    /// Every line after the one it lies in, brothers in the order they came in.
    public List<ProductLine> inOrder() {
        var ordered = new ArrayList<ProductLine>();
        for (var line : lines.values()) {
            if (line.parent() == null || !lines.containsKey(line.parent())) place(line, ordered);
        }
        return ordered;
    }

    private void place(ProductLine line, List<ProductLine> ordered) {
        ordered.add(line);
        for (var child : children.getOrDefault(line.id(), Set.of())) {
            place(Objects.requireNonNull(lines.get(child)), ordered);
        }
    }

    /// Lines to pick from, each with the lines it lies in; archived ones only where stored already.
    public List<Choice> choices(Collection<UUID> stored) {
        return inOrder().stream()
                .filter(line -> !line.archived() || stored.contains(line.id()))
                .map(line -> new Choice(line.id().toString(), path(line.id())))
                .toList();
    }
}
