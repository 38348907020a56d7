package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.database.Ids;
import linecard.keyaccounts.Scope.Whole;
import linecard.pareto.Membership;
import linecard.pareto.Worth;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

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

    private final Takings takings;
    private final Reviews reviews;
    private final Settings settings;
    private final TransactionOperations transaction;

    Reviewing(Takings takings, Reviews reviews, Settings settings,
            TransactionOperations transaction) {
        this.takings = takings;
        this.reviews = reviews;
        this.settings = settings;
        this.transaction = transaction;
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
    void takeAnew(Viewer viewer, LocalDate today, Runnable fence) {
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
                setting.measure(), !isCurrent);
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
            var one = WholeReview.of(review, whole, wholes, before.getOrDefault(whole, Map.of()));
            found.add(isFirst ? one.withoutMoves() : one);
        }
        return found;
    }
}
