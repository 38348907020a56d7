package linecard.views;

import linecard.web.Page;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a list's page needs to know of its views.
@Component
public class Shelves {

    private final Views views;

    Shelves(Views views) {
        this.views = views;
    }

    /// Where an address of a list leads that says nothing but a view, or nothing at all: to that
    /// view, or to the one with which the list opens for the viewer; null where it opens as it is.
    public @Nullable String opening(Page page, String list) {
        var asked = page.asked().values();
        if (asked.keySet().equals(Set.of("view"))) {
            return views.of(page.viewer(), list).stream()
                    .filter(one -> one.id().toString().equals(asked.get("view")))
                    .filter(one -> !one.query().isEmpty()).map(SavedView::path)
                    .findFirst().orElse(null);
        }
        if (!page.query().isEmpty()) return null;
        return views.of(page.viewer(), list).stream().filter(SavedView::opens).map(SavedView::path)
                .findFirst().orElse(null);
    }

    /// @param now what the list understood of its address
    public Shelf of(Page page, String list, Query now) {
        var all = views.of(page.viewer(), list);
        var named = page.asked().values().getOrDefault("view", "");
        var shown = all.stream().filter(view -> view.id().toString().equals(named)).findFirst()
                .orElse(null);
        var lost = shown == null ? List.<String>of() : Query.of(shown.query().substring(
                        Math.min(1, shown.query().length()))).values().entrySet().stream()
                .filter(one -> Objects.equals(page.asked().values().get(one.getKey()),
                        one.getValue()) && !now.values().containsKey(one.getKey()))
                .map(Map.Entry::getKey).toList();
        return new Shelf(list, all, shown, lost, now);
    }
}
