package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.database.Ids;
import linecard.keyaccounts.Scope.Whole;
import linecard.keyaccounts.Standing.Moved;
import linecard.pareto.Curve;
import linecard.pareto.Membership;
import linecard.pareto.Stability;
import linecard.pareto.Worth;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes reviews: one for each fiscal month that is over.
@Component
public class Reviewing {

    /// So many months back the first reviews of an organisation go, and those that were missed.
    static final int BACK = 6;

    /// An account that is among the few in so few drawings is not kept; nor are more than so many
    /// that came to less than nothing.
    private static final int MAYBE_PERMILLE = 50;
    private static final int MOST_NEGATIVES = 500;

    private final Takings takings;
    private final Reviews reviews;
    private final Settings settings;
    private final TransactionOperations transaction;
    private final Clock clock;

    Reviewing(Takings takings, Reviews reviews, Settings settings,
            TransactionOperations transaction, Clock clock) {
        this.takings = takings;
        this.reviews = reviews;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What was found of a whole, and where its accounts stood.
    record Found(Scope scope, List<Standing> standings) {

        /// The first review of all tells who is there; nobody came.
        Found withoutMoves() {
            return new Found(scope,
                    standings.stream().map(standing -> standing.withMoved(null)).toList());
        }
    }

    /// Takes those that are due.
    ///
    /// @param fence begins each transaction that writes
    public void takeDue(Viewer viewer, LocalDate today, Runnable fence) {
        var latest = reviews.latest(viewer).map(Review::asOf).orElse(LocalDate.MIN);
        for (var asOf : starts(viewer, today)) {
            if (asOf.isAfter(latest)) take(viewer, asOf, today, false, fence);
        }
    }

    /// Takes the latest one anew, and what else is due.
    public void takeAnew(Viewer viewer, LocalDate today, Runnable fence) {
        takeDue(viewer, today, fence);
        take(viewer, starts(viewer, today).getLast(), today, true, fence);
    }

    /// The first days of the month that runs and of those before it, the oldest first.
    private static List<LocalDate> starts(Viewer viewer, LocalDate today) {
        var starts = new ArrayList<LocalDate>();
        for (var month : before(viewer, today.plusDays(1), BACK)) starts.add(month.span().from());
        return starts;
    }

    /// Fiscal months up to the one in which the day before a day lies, the oldest first.
    private static List<FiscalPeriod> before(Viewer viewer, LocalDate day, int number) {
        var calendar = viewer.organisation().calendar();
        var months = new ArrayList<FiscalPeriod>();
        var at = day;
        while (months.size() < number) {
            var month = calendar.periodOf(at.minusDays(1));
            months.addFirst(month);
            at = month.span().from();
        }
        return months;
    }

    private void take(
            Viewer viewer, LocalDate asOf, LocalDate today, boolean isAnew, Runnable fence) {
        boolean isCurrent = asOf.equals(starts(viewer, today).getLast());
        var months = before(viewer, asOf, Worth.WHOLE).stream()
                .map(month -> month.span().from()).toList();
        var setting = settings.of(viewer);
        var review = new Review(Ids.fresh(), asOf, months.getFirst(), setting.threshold(),
                setting.measure(), !isCurrent, clock.instant());
        var facts = takings.of(viewer, months, new Span(review.since(), asOf), setting.measure(),
                isCurrent ? today : asOf);
        var found = find(review, Wholes.of(facts), reviews.memberships(viewer, asOf));
        transaction.executeWithoutResult(_ -> {
            fence.run();
            reviews.write(viewer, review, found, isAnew);
        });
    }

    private static List<Found> find(
            Review review, Wholes wholes, Map<Whole, Map<UUID, Membership>> before) {
        var found = new ArrayList<Found>();
        boolean isFirst = before.isEmpty();
        var all = new HashSet<>(wholes.bought().keySet());
        all.addAll(before.keySet());
        all.add(Whole.ORGANISATION);
        for (var whole : all) {
            var one = find(review, whole, wholes, before.getOrDefault(whole, Map.of()));
            found.add(isFirst ? one.withoutMoves() : one);
        }
        return found;
    }

    private static Found find(
            Review review, Whole whole, Wholes wholes, Map<UUID, Membership> before) {
        var bought = wholes.bought().getOrDefault(whole, Map.of());
        var worths = new ArrayList<Worth>();
        bought.forEach((account, series) -> worths.add(series.worth(account)));
        var curve = Curve.of(worths, review.threshold());
        var stability = Stability.of(worths, review.threshold(), review.asOf().toEpochDay());
        var calls = wholes.calls(whole);
        var standings = new ArrayList<Standing>();
        for (int i = 0; i < curve.places().size(); i++) {
            var place = curve.places().get(i);
            var account = place.worth().account();
            boolean isFew = i < curve.few();
            var was = before.getOrDefault(account, Membership.NONE);
            int stable = stability.getOrDefault(account, 0);
            if (!isFew && !was.isKey() && stable < MAYBE_PERMILLE) continue;
            standings.add(standing(curve, place.worth(), i + 1,
                    curve.millionths(place.cumulative()), isFew, was, stable,
                    calls.getOrDefault(account, 0L)));
        }
        var gone = new HashSet<>(before.keySet());
        standings.forEach(one -> gone.remove(one.account()));
        int negatives = 0;
        for (var worth : curve.negatives()) {
            gone.remove(worth.account());
            var was = before.getOrDefault(worth.account(), Membership.NONE);
            if (++negatives > MOST_NEGATIVES && !was.isKey()) continue;
            standings.add(standing(curve, worth, null, 0, false, was, 0,
                    calls.getOrDefault(worth.account(), 0L)));
        }
        for (var account : gone) {
            standings.add(standing(curve, new Worth(account, new long[Worth.WHOLE], 0), null, 0,
                    false, before.getOrDefault(account, Membership.NONE), 0,
                    calls.getOrDefault(account, 0L)));
        }
        return new Found(scope(review, whole, curve, standings, calls), standings);
    }

    private static Standing standing(
            Curve curve, Worth worth, @Nullable Integer rank, long together, boolean isFew,
            Membership was, int stable, long calls) {
        var is = was.next(isFew);
        return new Standing(worth.account(), rank, worth.value(), worth.real(), worth.margin(),
                rank == null ? 0 : curve.millionths(worth.value()), together,
                worth.months().length, isFew, is, Moved.between(was, is), stable, calls);
    }

    private static Scope scope(
            Review review, Whole whole, Curve curve, List<Standing> standings,
            Map<UUID, Long> calls) {
        return new Scope(Ids.fresh(), review.id(), whole, curve.places().size(), curve.few(),
                (int) standings.stream().filter(Standing::isKey).count(), curve.young(),
                curve.total(), curve.top(curve.few()), curve.top(curve.fifth()),
                curve.negatives().size(),
                curve.negatives().stream().mapToLong(Worth::value).sum(),
                calls.values().stream().mapToLong(Long::longValue).sum(),
                curve.points());
    }
}
