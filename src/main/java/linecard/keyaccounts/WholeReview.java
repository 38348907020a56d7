package linecard.keyaccounts;

import linecard.database.Ids;
import linecard.keyaccounts.Reviewing.Found;
import linecard.keyaccounts.Scope.Whole;
import linecard.keyaccounts.Standing.Moved;
import linecard.pareto.Curve;
import linecard.pareto.Membership;
import linecard.pareto.Stability;
import linecard.pareto.Worth;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Works out what a review finds of one whole, and which standings of it are kept.
final class WholeReview {

    /// An account that is among the few in so few drawings is not kept; nor are more than so many
    /// that might be, or that came to less than nothing.
    private static final int MAYBE_PERMILLE = 50;
    private static final int MOST_NEAR = 200;
    private static final int MOST_NEGATIVES = 500;

    private final Curve curve;
    private final Map<UUID, Integer> stability;
    private final Map<UUID, Long> calls;
    private final Map<UUID, Membership> before;
    private final Set<UUID> gone;
    private final List<Standing> standings = new ArrayList<>();

    private WholeReview(
            Curve curve, Map<UUID, Integer> stability, Map<UUID, Long> calls,
            Map<UUID, Membership> before) {
        this.curve = curve;
        this.stability = stability;
        this.calls = calls;
        this.before = before;
        this.gone = new HashSet<>(before.keySet());
    }

    /// @param before the key accounts of the review before
    static Found of(
            Review review, Whole whole, Wholes wholes, Map<UUID, Membership> before) {
        var worths = new ArrayList<Worth>();
        wholes.bought().getOrDefault(whole, Map.of()).forEach((account, series) ->
                worths.add(series.worth(account)));
        var finding = new WholeReview(Curve.of(worths, review.threshold()),
                Stability.of(worths, review.threshold(), review.asOf().toEpochDay()),
                wholes.calls(whole), before);
        finding.addPlaces();
        finding.addNegatives();
        for (var account : List.copyOf(finding.gone)) {
            finding.add(new Worth(account, new long[Worth.WHOLE], 0), null, 0, false);
        }
        return new Found(finding.scope(review, whole), List.copyOf(finding.standings));
    }

    private void addPlaces() {
        int near = 0;
        for (int i = 0; i < curve.places().size(); i++) {
            var place = curve.places().get(i);
            boolean isFew = i < curve.few();
            if (!isFew && !isKey(place.worth()) && (stable(place.worth()) < MAYBE_PERMILLE
                    || ++near > MOST_NEAR)) continue;
            add(place.worth(), i + 1, curve.millionths(place.cumulative()), isFew);
        }
    }

    private void addNegatives() {
        int negatives = 0;
        for (var worth : curve.negatives()) {
            if (++negatives > MOST_NEGATIVES && !isKey(worth)) continue;
            add(worth, null, 0, false);
        }
    }

    private boolean isKey(Worth worth) {
        return before.getOrDefault(worth.account(), Membership.NONE).isKey();
    }

    private int stable(Worth worth) {
        return stability.getOrDefault(worth.account(), 0);
    }

    private void add(Worth worth, @Nullable Integer rank, long together, boolean isFew) {
        var was = before.getOrDefault(worth.account(), Membership.NONE);
        var is = was.next(isFew);
        gone.remove(worth.account());
        standings.add(new Standing(worth.account(), rank, worth.value(), worth.real(),
                worth.margin(), rank == null ? 0 : curve.millionths(worth.value()), together,
                worth.months().length, isFew, is, Moved.between(was, is), stable(worth),
                calls.getOrDefault(worth.account(), 0L)));
    }

    private Scope scope(Review review, Whole whole) {
        return new Scope(Ids.fresh(), review.id(), whole, curve.places().size(), curve.few(),
                (int) standings.stream().filter(Standing::isKey).count(), curve.young(),
                curve.total(), curve.top(curve.few()), curve.top(curve.fifth()),
                curve.negatives().size(),
                curve.negatives().stream().mapToLong(Worth::value).sum(),
                calls.values().stream().mapToLong(Long::longValue).sum(), curve.points());
    }
}
