package linecard.views;

import linecard.traits.Trait;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// The views of a list, beside the list.
///
/// @param shown the one that the address names; null for none
/// @param lost what of it the list no longer understands
/// @param now what the list shows, as its address would hold it
public record Shelf(
        String list, List<SavedView> views, @Nullable SavedView shown, List<String> lost,
        Query now) {

    private static final int FIRST = 8;

    public Shelf {
        views = List.copyOf(views);
        lost = List.copyOf(lost);
    }

    /// Whether it is no list of records, which has columns and an end.
    public boolean isReport() {
        return Arrays.stream(Trait.Of.values()).noneMatch(of -> of.list().equals(list));
    }

    /// The address of a list with this query; where that is empty it says so, since the bare
    /// address opens with the view that the person chose.
    public static String path(String path, Query query) {
        return query.values().isEmpty() ? path + "?view=all" : path + query;
    }

    /// Those that stand above the list, the shown one among them.
    List<SavedView> first() {
        return views.stream().filter(view -> views.indexOf(view) < FIRST || view.equals(shown))
                .toList();
    }

    /// The others.
    List<SavedView> more() {
        return views.stream().filter(view -> !first().contains(view)).toList();
    }
}
