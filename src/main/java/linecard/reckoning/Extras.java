package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Extra.Kind;
import linecard.reckoning.Terms.Limit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What whole periods add or take: the cap of the clawback, the cap and the minimum.
final class Extras {

    private Extras() {}

    static List<Extra> of(Plan plan, Reckoned reckoned) {
        var held = clawbackCaps(plan, reckoned);
        var extras = new ArrayList<Extra>(held);
        for (var reset : Reset.values()) {
            if (!isUsed(plan, reset)) continue;
            for (var period : periods(plan, reckoned, reset)) {
                var terms = terms(plan, period);
                if (terms == null) continue;
                long sum = sum(reckoned, held, period);
                var cap = terms.cap();
                if (cap != null && cap.per() == reset && sum > cap.minor()) {
                    extras.add(extra(Kind.CAP, period, sum, cap));
                }
                boolean isOver = !period.to().isAfter(reckoned.known().to());
                var minimum = terms.minimum();
                if (isOver && minimum != null && minimum.per() == reset
                        && sum < minimum.minor()) {
                    extras.add(extra(Kind.MINIMUM, period, sum, minimum));
                }
            }
        }
        return List.copyOf(extras);
    }

    private static boolean isUsed(Plan plan, Reset reset) {
        for (var version : plan.agreement.versions()) {
            var cap = version.terms().cap();
            var minimum = version.terms().minimum();
            if (cap != null && cap.per() == reset) return true;
            if (minimum != null && minimum.per() == reset) return true;
        }
        return false;
    }

    private static Extra extra(Kind kind, Span period, long sum, Limit limit) {
        return new Extra(kind, period, sum, limit.minor(),
                Math.subtractExact(limit.minor(), sum));
    }

    /// Reckons the sales without what came back, and holds what that takes to the agreed part.
    private static List<Extra> clawbackCaps(Plan plan, Reckoned reckoned) {
        var lines = reckoned.lines();
        boolean capped = false;
        for (var version : plan.agreement.versions()) {
            capped |= version.terms().clawback().cap().millionths() < Exact.WHOLE;
        }
        if (!capped || lines.documents().stream().allMatch(d -> d.returned() == null)) {
            return List.of();
        }
        var sales = Reckoning.rated(plan, lines.sales(), reckoned.known());
        var extras = new ArrayList<Extra>();
        for (var month : periods(plan, reckoned, Reset.MONTH)) {
            var terms = terms(plan, month);
            if (terms == null) continue;
            long before = sum(sales, List.of(), month);
            long taken = before - sum(reckoned, List.of(), month);
            long most = Exact.millionths(before, terms.clawback().cap().millionths());
            if (taken <= most || before <= 0) continue;
            extras.add(new Extra(Kind.CLAWBACK_CAP, month, -taken, -most, taken - most));
        }
        return extras;
    }

    private static long sum(Reckoned reckoned, List<Extra> extras, Span period) {
        long sum = 0;
        var documents = reckoned.lines().documents();
        var within = documents.within(period);
        for (var layer : reckoned.layers().values()) {
            for (int i = 0; i < layer.rated().length; i++) {
                if (within[documents.day()[reckoned.lines().document()[i]]]) {
                    sum = Math.addExact(sum, layer.rated()[i]);
                }
            }
        }
        for (var extra : extras) {
            if (period.overlaps(extra.period())) sum = Math.addExact(sum, extra.amount());
        }
        return sum;
    }

    private static List<Span> periods(
            Plan plan, Reckoned reckoned, Reset reset) {
        var periods = new ArrayList<Span>();
        var known = reckoned.known();
        for (var at = known.from(); at.isBefore(known.to()); at = periods.getLast().to()) {
            periods.add(reset.around(at, plan.calendar));
        }
        return periods;
    }

    /// Those in force when the period began, or when the agreement did within it. No limit stands
    /// after the agreement's end.
    private static @Nullable Terms terms(Plan plan, Span period) {
        var agreement = plan.agreement;
        if (agreement.endedBefore(period)) return null;
        LocalDate day = period.contains(agreement.from()) ? agreement.from() : period.from();
        var version = agreement.on(day);
        return version == null ? null : version.terms();
    }
}
