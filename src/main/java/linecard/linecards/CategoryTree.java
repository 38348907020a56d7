package linecard.linecards;

import linecard.words.Language;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The categories as a tree.
public final class CategoryTree {

    private static final int FEW = 300;

    private final Map<UUID, Category> all = new LinkedHashMap<>();
    private final Map<UUID, List<Category>> children = new HashMap<>();
    private final Map<String, Category> byCode = new HashMap<>();
    private final Map<String, Set<Category>> byName = new HashMap<>();

    public CategoryTree(List<Category> categories) {
        for (var one : categories) all.put(one.id(), one);
        for (var one : categories) {
            if (one.parent() == null) continue;
            children.computeIfAbsent(one.parent(), _ -> new ArrayList<>()).add(one);
        }
    }

    @Nullable Category of(@Nullable UUID id) {
        return id == null ? null : all.get(id);
    }

    /// Empty for none.
    String name(@Nullable UUID id, Language in) {
        var here = of(id);
        return here == null ? "" : here.name(in);
    }

    @Nullable UUID parent(UUID id) {
        var here = all.get(id);
        return here == null ? null : here.parent();
    }

    /// Those that lie in it; of null those on top.
    List<Category> within(@Nullable UUID id) {
        if (id != null) return children.getOrDefault(id, List.of());
        return all.values().stream().filter(one -> one.parent() == null).toList();
    }

    /// The category and what it lies in, nearest first.
    List<UUID> upward(UUID id) {
        var path = new LinkedHashSet<UUID>();
        for (var at = id; at != null && path.add(at); ) at = parent(at);
        return List.copyOf(path);
    }

    /// Whether a category is one of these or lies in one of them.
    boolean isWithin(UUID id, Collection<UUID> wider) {
        return upward(id).stream().anyMatch(wider::contains);
    }

    /// The category that somebody means by its code, by its code and name, or by its name in
    /// either language, capitals and accents aside. Of several of the same name none is meant.
    public @Nullable Category meant(String text) {
        if (byCode.isEmpty()) {
            for (var one : all.values()) {
                if (!one.archived()) byCode.put(one.code().toUpperCase(Locale.ROOT), one);
            }
        }
        var coded = byCode.get(text.toUpperCase(Locale.ROOT));
        if (coded != null) return coded;
        for (int at = text.indexOf(' '); at > 0; at = text.indexOf(' ', at + 1)) {
            var one = byCode.get(text.substring(0, at).toUpperCase(Locale.ROOT));
            if (one == null) continue;
            for (var in : Language.values()) if (one.label(in).equals(text)) return one;
        }
        var named = named().getOrDefault(SearchText.of(text), Set.of());
        return named.size() == 1 ? named.iterator().next() : null;
    }

    private Map<String, Set<Category>> named() {
        if (byName.isEmpty()) {
            for (var one : byCode.values()) {
                for (var name : List.of(one.english(), one.hungarian())) {
                    byName.computeIfAbsent(SearchText.of(name), _ -> new HashSet<>()).add(one);
                }
            }
        }
        return byName;
    }

    /// Some to choose from where somebody types: all, where they are few, else those on top.
    List<Category> offered() {
        var used = all.values().stream().filter(one -> !one.archived()).toList();
        return used.size() <= FEW ? used
                : used.stream().filter(one -> one.parent() == null).limit(FEW).toList();
    }

    /// Those whose code or name holds every word of a text, the shortest names first.
    List<Category> holding(String text, Language in, int most) {
        var words = SearchText.asked(text, 6);
        return all.values().stream()
                .filter(one -> !one.archived())
                .filter(one -> {
                    var said = SearchText.of(one.code(), one.english(), one.hungarian());
                    return words.stream().allMatch(said::contains);
                })
                .sorted((one, other) -> one.name(in).length() - other.name(in).length())
                .limit(most)
                .toList();
    }
}
