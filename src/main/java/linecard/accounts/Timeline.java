package linecard.accounts;

import linecard.web.Page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/// All that happened at an account, whatever room knows of it; and at those merged into it.
@Component
class Timeline {

    private final List<Happenings> all;
    private final Mergers mergers;

    Timeline(ObjectProvider<Happenings> all, Mergers mergers) {
        this.all = all.orderedStream().toList();
        this.mergers = mergers;
    }

    /// @param next where it goes on; empty at the end
    record Leaf(List<Happening> rows, String next) {}

    List<String> kinds() {
        return all.stream().map(Happenings::kind).toList();
    }

    /// @param kind of which alone; empty for all
    Leaf of(Page page, List<UUID> accounts, String kind, Happening.Mark after, int most) {
        var all = new LinkedHashSet<>(accounts);
        for (var one : accounts) all.addAll(mergers.within(page.viewer(), one));
        var found = new ArrayList<Happening>();
        for (var one : this.all) {
            if (kind.isEmpty() || kind.equals(one.kind())) {
                found.addAll(one.of(page, List.copyOf(all), after, most + 1));
            }
        }
        found.sort(Happening.LATEST_FIRST);
        if (found.size() <= most) return new Leaf(List.copyOf(found), "");
        var shown = List.copyOf(found.subList(0, most));
        return new Leaf(shown, shown.getLast().mark().toString());
    }
}
