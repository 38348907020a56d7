package linecard.traits;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What tags and own fields are when two records become one.
public final class OwnRules {

    private OwnRules() {}

    /// Those of both, the own ones of the record that stays first where they would be too many.
    public static List<String> tags(Marked<?> kept, Marked<?> gone) {
        var tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        tags.addAll(kept.tags());
        for (var tag : gone.tags()) if (tags.size() < Tags.MOST) tags.add(tag);
        return List.copyOf(tags);
    }

    /// What the record that stays says; where it says nothing, what the other does.
    public static Map<String, String> fields(Marked<?> kept, Marked<?> gone) {
        var fields = new TreeMap<>(gone.fields());
        fields.putAll(kept.fields());
        return fields;
    }
}
