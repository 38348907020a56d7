package linecard.signals;

import linecard.access.Viewer;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.detecting.Carrier;
import linecard.detecting.Closeness;
import linecard.detecting.Declared;
import linecard.detecting.Fact;
import linecard.detecting.Finding;
import linecard.detecting.Outliers;
import linecard.detecting.Overlaps;
import linecard.detecting.Rival;
import linecard.detecting.Sold;
import linecard.detecting.Steering;
import linecard.linecards.Disclosures;
import linecard.people.AgencyMergers;
import linecard.people.Merged;
import linecard.signals.Holdings.Holding;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static java.util.stream.Collectors.groupingBy;

/// Looks through everything of an organisation, and keeps what is found. Whoever has it done, all
/// of it is looked through: a look that saw less would close what another found.
@Component
public class Looks {

    /// Hears how far a look is.
    public interface Watch {

        Watch NOBODY = new Watch() {
            @Override
            public void outOf(long steps) {}

            @Override
            public void advance(long steps) {}

            @Override
            public void fence() {}
        };

        /// So many steps there are.
        void outOf(long steps);

        /// So many more are done.
        void advance(long steps);

        /// Begins the transaction that writes: nobody else does the same meanwhile.
        void fence();
    }

    private final Rivals rivals;
    private final Bonds bonds;
    private final Holdings holdings;
    private final Purchases purchases;
    private final SoleRights rights;
    private final Disclosures disclosures;
    private final ProductLines lines;
    private final AgencyMergers mergers;
    private final Signals signals;

    Looks(Rivals rivals, Bonds bonds, Holdings holdings, Purchases purchases, SoleRights rights,
            Disclosures disclosures, ProductLines lines, AgencyMergers mergers,
            Signals signals) {
        this.rivals = rivals;
        this.bonds = bonds;
        this.holdings = holdings;
        this.purchases = purchases;
        this.rights = rights;
        this.disclosures = disclosures;
        this.lines = lines;
        this.mergers = mergers;
        this.signals = signals;
    }

    public void look(Viewer viewer, Instant now, Watch watch) {
        Bound.run(Binding.owner(viewer.organisation().id(), viewer.user().id()),
                () -> lookThrough(viewer, now, watch));
    }

    private void lookThrough(Viewer viewer, Instant now, Watch watch) {
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        var months = Months.of(viewer.organisation().calendar(), today);
        var held = holdings.on(viewer, today);
        watch.outOf(held.size() * 3L);
        var carried = rivals.on(viewer, today);
        var found = new ArrayList<>(Overlaps.of(carried, today));
        rights.broken(viewer, months.year(today)).stream().map(Sold::finding)
                .forEach(found::add);
        watch.advance(held.size());

        var terms = purchases.terms(viewer, months);
        var far = Outliers.of(terms);
        found.addAll(close(viewer, held, far, today));
        watch.advance(held.size());

        var steering = steering(viewer, held, carried, months);
        found.addAll(steering.findings());
        watch.advance(held.size());
        var rivalLines = carried.stream().map(Rival::line).distinct().count();
        signals.keep(viewer, found, new Look(now, (int) rivalLines,
                steering.accounts(), steering.unjudged().size(), Outliers.withoutPeers(terms),
                found.size()), watch);
    }

    private List<Finding> close(Viewer viewer, List<Holding> held, Map<UUID, List<Fact>> far,
            LocalDate today) {
        return Closeness.of(bonds.sellers(viewer), bonds.customers(viewer, today),
                held.stream().map(Holding::held).toList(), declared(viewer, held), far);
    }

    /// Of accounts that whoever declared it looks after.
    private List<Declared> declared(Viewer viewer, List<Holding> held) {
        var holders = new HashMap<UUID, Set<UUID>>();
        for (var one : held) {
            holders.computeIfAbsent(one.account(), _ -> new HashSet<>()).add(one.agency());
        }
        var merged = mergers.all(viewer);
        var declared = new ArrayList<Declared>();
        for (var one : disclosures.latest(viewer)) {
            var agency = Merged.standing(merged, one.agency());
            for (var told : one.told()) {
                var account = told.account();
                if (account != null
                        && holders.getOrDefault(account, Set.of()).contains(agency)) {
                    declared.add(new Declared(told.id(), agency, one.rep(), account,
                            told.about().code(), one.toldOn()));
                }
            }
        }
        return declared;
    }

    private Steering.Result steering(
            Viewer viewer, List<Holding> held, List<Rival> carried, Months months) {
        if (carried.isEmpty()) return Steering.Result.NOTHING;
        var calls = holdings.calls(viewer, months.days());
        var visits = new HashMap<UUID, Integer>();
        calls.forEach((account, its) -> visits.put(account,
                its.values().stream().mapToInt(Integer::intValue).sum()));
        return Steering.of(purchases.bought(viewer, months),
                carriers(held, carried, calls, new LineTree(lines.all(viewer)), months), visits,
                holdings.reps(viewer), months.days(), months.days(1));
    }

    /// Whoever carries a rival where an account of theirs is, and did when the latest months began
    /// to be half over.
    private static List<Carrier> carriers(
            List<Holding> held, List<Rival> carried, Map<UUID, Map<UUID, Integer>> calls,
            LineTree tree, Months months) {
        var middle = months.closed().get(Months.LATEST / 2).to();
        var byAgency = carried.stream().filter(one -> !one.from().isAfter(middle))
                .collect(groupingBy(Rival::agency));
        var below = new HashMap<UUID, Set<UUID>>();
        var carriers = new ArrayList<Carrier>();
        for (var one : held) {
            if (!one.isOwner()) continue;
            var its = byAgency.getOrDefault(one.agency(), List.of()).stream()
                    .filter(rival -> rival.isAt(one.rep(), one.territory())).toList();
            if (its.isEmpty()) continue;
            var ours = new HashSet<UUID>();
            for (var rival : its) {
                ours.addAll(below.computeIfAbsent(rival.ours(), tree::within));
            }
            carriers.add(new Carrier(one.account(), one.agency(), one.rep(), its, ours,
                    calls.getOrDefault(one.account(), Map.of()).getOrDefault(one.rep(), 0),
                    one.since()));
        }
        return carriers;
    }
}
