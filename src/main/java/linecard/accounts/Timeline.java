package linecard.accounts;

import linecard.database.PlannedOnce;
import linecard.web.Page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/// All that happened at an account, whatever room knows of it; and at those merged into it.
@Component
class Timeline {

    private final List<Happenings> all;
    private final Mergers mergers;
    private final PlannedOnce planned;

    Timeline(ObjectProvider<Happenings> all, Mergers mergers, PlannedOnce planned) {
        this.all = all.orderedStream().toList();
        this.mergers = mergers;
        this.planned = planned;
    }

    /// @param next where it goes on; empty at the end
    record Leaf(List<Happening> rows, String next) {}

    List<String> kinds() {
        return all.stream().map(Happenings::kind).toList();
    }

    /// Each kind is asked for by index of each account, however many these are, so one plan does
    /// for all. PostgreSQL would find each time that a plan for one account is cheaper, and take
    /// longer to make it than to follow it.
    ///
    /// @param kind of which alone; empty for all
    @Transactional(readOnly = true)
    Leaf of(Page page, List<UUID> accounts, String kind, Happening.Mark after, int most) {
        var all = new LinkedHashSet<>(accounts);
        for (var one : accounts) all.addAll(mergers.within(page.viewer(), one));
        var found = new ArrayList<Happening>();
        planned.forAnyValues();
        for (var one : this.all) {
            if (kind.isEmpty() || kind.equals(one.kind())) {
                found.addAll(one.of(page, List.copyOf(all), after, most + 1));
            }
        }
        planned.here();
        found.sort(Happening.LATEST_FIRST);
        if (found.size() <= most) return new Leaf(List.copyOf(found), "");
        var shown = List.copyOf(found.subList(0, most));
        return new Leaf(shown, shown.getLast().mark().toString());
    }
}
