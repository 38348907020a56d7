package linecard.forecast;

import linecard.access.Viewer;
import linecard.accounts.Assignments;
import linecard.accounts.Sharings;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.forecast.ActivityRules.Yield;
import linecard.forecast.Histories.Place;
import linecard.forecast.PipelineRules.Pace;
import linecard.forecast.ShareRules.Alone;
import linecard.forecast.ShareRules.Setting;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.plan.WorkingCalendars;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.Question;
import linecard.sales.Scope;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// Works out what is expected of the whole organisation. Who holds an account today has its
/// history, whoever held it then.
@Component
class Forecaster {

    private static final int AT_ONCE = 64;
    private static final double WHOLE = 1_000_000;

    private final Results results;
    private final Histories histories;
    private final Assignments assignments;
    private final Sharings sharings;
    private final ProductLines lines;
    private final Reps reps;
    private final WorkingCalendars calendars;
    private final Prospecting prospecting;

    Forecaster(Results results, Histories histories, Assignments assignments,
            Sharings sharings, ProductLines lines, Reps reps, WorkingCalendars calendars,
            Prospecting prospecting) {
        this.results = results;
        this.histories = histories;
        this.assignments = assignments;
        this.sharings = sharings;
        this.lines = lines;
        this.reps = reps;
        this.calendars = calendars;
        this.prospecting = prospecting;
    }

    /// What a forecast rests on, read once.
    ///
    /// @param measured days over which calls were measured
    /// @param pace of opportunities; null where too few were won
    record Facts(
            Horizon horizon, Map<Dimension, Map<String, Share>> shares, long measured,
            @Nullable Pace pace) {

        int size() {
            return shares.values().stream().mapToInt(Map::size).sum();
        }
    }

    @Transactional(readOnly = true)
    Facts facts(Viewer viewer, LocalDate asOf, LocalDate today) {
        var calendar = viewer.organisation().calendar();
        var worked = calendars.of(viewer, asOf.getYear() - 7, asOf.getYear() + 2);
        var horizon = Horizon.of(calendar, worked, asOf);
        var gathering = new Gathering(horizon, asOf.equals(today));
        var known = new HashMap<UUID, Rep>();
        for (var rep : reps.all(viewer)) known.put(rep.id(), rep);
        var days = results.upTo(viewer, horizon.known(), today);
        var byHolder = new Question(Basis.AS_IS, Scope.ALL, days, today);
        for (var slice : results.byMonth(viewer, Results.By.REP, byHolder)) {
            gathering.add(Dimension.REP, text(slice.key()), slice.month(),
                    slice.sum().netMinor());
        }
        var tree = new LineTree(lines.all(viewer));
        var asCredited = new Question(Basis.AS_WAS, Scope.ALL, days, today);
        for (var slice : results.byMonth(viewer, Results.By.PRODUCT_LINE, asCredited)) {
            gathering.add(Dimension.PRODUCT_LINE, slice.key() == null ? ""
                    : tree.upward(slice.key()).getLast().toString(), slice.month(),
                    slice.sum().netMinor());
        }
        for (var group : histories.groups(viewer, horizon.known(), days.to())) {
            gathering.add(Dimension.TERRITORY, text(group.territory()), group.month(),
                    group.netMinor());
            gathering.add(Dimension.ACCOUNT_GROUP, group.group(), group.month(),
                    group.netMinor());
            gathering.add(Dimension.ALL, "", group.month(), group.netMinor());
        }
        var measured = histories.measured(viewer, asOf);
        var holders = assignments.inForce(viewer, today);
        var sharing = sharings.of(viewer);
        for (var account : histories.accounts(viewer, asOf, measured)) {
            double perDay = account.rhythm().perDay(asOf);
            gathering.add(Dimension.ALL, "", account, perDay, 1);
            gathering.add(Dimension.TERRITORY, text(account.territory()), account, perDay, 1);
            gathering.add(Dimension.ACCOUNT_GROUP, account.group(), account, perDay, 1);
            double house = 1;
            for (var part : sharing.parts(holders.getOrDefault(account.account(),
                    List.of()), today).entrySet()) {
                double share = part.getValue() / WHOLE;
                house -= share;
                gathering.add(Dimension.REP, part.getKey().rep().toString(), account, perDay,
                        share);
            }
            if (house > 1e-9) gathering.add(Dimension.REP, "", account, perDay, house);
        }
        var seen = prospecting.at(viewer, horizon, asOf.equals(today));
        var places = histories.places(viewer, seen.all().stream()
                .map(Prospecting.One::account).collect(Collectors.toSet()));
        for (var one : seen.all()) {
            var place = places.getOrDefault(one.account(), new Place(null, ""));
            gathering.add(Dimension.ALL, "", one, 1);
            gathering.add(Dimension.TERRITORY, text(place.territory()), one, 1);
            gathering.add(Dimension.ACCOUNT_GROUP, place.group(), one, 1);
            var held = holders.getOrDefault(one.account(), List.of());
            if (held.isEmpty()) gathering.add(Dimension.REP, one.rep().toString(), one, 1);
            double house = held.isEmpty() ? 0 : 1;
            for (var part : sharing.parts(held, today).entrySet()) {
                double share = part.getValue() / WHOLE;
                house -= share;
                gathering.add(Dimension.REP, part.getKey().rep().toString(), one, share);
            }
            if (house > 1e-9) gathering.add(Dimension.REP, "", one, house);
            addLines(gathering, one, tree);
        }
        gathering.name(known);
        return new Facts(horizon, gathering.shares, measured.days(), seen.pace());
    }

    private static void addLines(Gathering gathering, Prospecting.One one, LineTree tree) {
        double whole = one.amounts().total().minor();
        double rest = 1;
        for (var line : one.amounts().lines()) {
            double share = line.amount().minor() / Math.max(1, whole);
            rest -= share;
            gathering.add(Dimension.PRODUCT_LINE,
                    tree.upward(line.line()).getLast().toString(), one, share);
        }
        if (rest > 1e-9) gathering.add(Dimension.PRODUCT_LINE, "", one, rest);
    }

    /// Figures of all parts, the whole first.
    ///
    /// @param told hears how many parts more are done
    List<Figure> figures(Facts facts, long[] weights, double stretch, IntConsumer told) {
        var whole = facts.shares().getOrDefault(Dimension.ALL, Map.of()).get("");
        if (whole == null) return List.of();
        var yield = Yield.isKnown(whole.touch, facts.measured())
                ? Yield.of(whole.touch, facts.measured()) : null;
        var setting = new Setting(facts.horizon(), yield, facts.pace(), weights, stretch);
        var parts = new ArrayList<List<Alone>>();
        for (var cut : Dimension.CUTS) {
            var shares = facts.shares().getOrDefault(cut, Map.of()).values().stream()
                    .sorted(Comparator.comparing(share -> share.part)).toList();
            var alone = new ArrayList<Alone>();
            for (int from = 0; from < shares.size(); from += AT_ONCE) {
                var some = shares.subList(from, Math.min(from + AT_ONCE, shares.size()));
                alone.addAll(some.parallelStream()
                        .map(share -> ShareRules.alone(share, setting)).toList());
                told.accept(some.size());
            }
            parts.add(alone);
        }
        return ShareRules.figures(ShareRules.alone(whole, setting), parts, setting);
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    /// Shares on their way.
    private static final class Gathering {

        private final Map<Dimension, Map<String, Share>> shares = new HashMap<>();
        private final Map<LocalDate, Integer> places = new HashMap<>();
        private final int months;

        /// @param running whether what is there of the running month is known
        Gathering(Horizon horizon, boolean running) {
            months = horizon.past().size();
            for (int i = 0; i < months; i++) {
                places.put(horizon.past().get(i).span().from(), i);
            }
            if (running) places.put(horizon.ahead().getFirst().span().from(), months);
        }

        private Share of(Dimension dimension, String part) {
            return shares.computeIfAbsent(dimension, _ -> new HashMap<>())
                    .computeIfAbsent(part, _ -> new Share(dimension, part, months));
        }

        void add(Dimension dimension, String part, LocalDate month, long amount) {
            var place = places.get(month);
            if (place != null) of(dimension, part).add(place, amount);
        }

        void add(Dimension dimension, String part, AccountPast account, double perDay,
                double share) {
            of(dimension, part).add(account, perDay, share);
        }

        /// Of parts that never sold anything there is nothing to say, but that much may come.
        void add(Dimension dimension, String part, Prospecting.One one, double share) {
            if (share > 0) of(dimension, part).add(one, share);
        }

        /// Whose the parts are, so that each sees the own ones.
        void name(Map<UUID, Rep> reps) {
            for (var one : shares.getOrDefault(Dimension.REP, Map.of()).values()) {
                var rep = one.part.isEmpty() ? null : reps.get(UUID.fromString(one.part));
                if (rep == null) continue;
                one.rep = rep.id();
                one.agency = rep.agency();
                one.territory = rep.territory();
            }
            for (var one : shares.getOrDefault(Dimension.TERRITORY, Map.of()).values()) {
                if (!one.part.isEmpty()) one.territory = UUID.fromString(one.part);
            }
        }
    }
}
