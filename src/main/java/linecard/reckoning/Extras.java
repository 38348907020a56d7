package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Extra.Kind;
import linecard.reckoning.Terms.LimitsOn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What whole periods add or take: the cap of the clawback, the cap and the minimum.
final class Extras {

    private final Plan plan;
    private final Reckoned reckoned;

    /// Whether any version was agreed on since it is told apart what limits look at.
    private final boolean isToldApart;
    private final boolean isReleased;
    private final List<Extra> held = new ArrayList<>();
    private final List<Extra> extras = new ArrayList<>();
    private final List<Extra> idle = new ArrayList<>();

    private Extras(Plan plan, Reckoned reckoned) {
        this.plan = plan;
        this.reckoned = reckoned;
        isToldApart = areOnEarned(plan.agreement);
        isReleased = reckoned.layers().values().stream().anyMatch(Layer::waits);
    }

    /// An amount once all is paid for, and now.
    private record Sum(long inFull, long now) {}

    /// The same with what whole periods add or take.
    ///
    /// @param earning says of lines what of them is earned by now, as `reckoned` does of its own
    static Reckoned with(Plan plan, Reckoned reckoned, UnaryOperator<Reckoned> earning) {
        var extras = new Extras(plan, reckoned);
        extras.clawbackCaps(earning);
        for (var reset : Reset.values()) {
            if (isUsed(plan, reset)) extras.limits(reset);
        }
        return new Reckoned(reckoned.lines(), reckoned.known(), reckoned.layers(), extras.extras,
                extras.idle);
    }

    /// Whether any limit looks at what is earned by now.
    static boolean areOnEarned(Agreement agreement) {
        for (var version : agreement.versions()) {
            if (version.terms().limitsOn() == LimitsOn.EARNED) return true;
        }
        return false;
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

    private void limits(Reset reset) {
        for (var period : periods(reset)) {
            var terms = terms(period);
            if (terms == null) continue;
            var sum = sum(reckoned, held, period, terms);
            var cap = terms.cap();
            if (cap != null && cap.per() == reset) {
                add(Kind.CAP, period, terms, sum(reckoned, before(), period, terms),
                        new Sum(cap.minor(), cap.minor()));
            }
            boolean isOver = !period.to().isAfter(reckoned.known().to());
            var minimum = terms.minimum();
            if (isOver && minimum != null && minimum.per() == reset) {
                add(Kind.MINIMUM, period, terms, sum,
                        new Sum(minimum.minor(), minimum.minor()));
            }
        }
    }

    /// What comes before a cap: where a sale is cut once, that of shorter periods, too.
    private List<Extra> before() {
        if (!plan.agreement.cutsOnce()) return held;
        var before = new ArrayList<>(held);
        for (var extra : extras) if (extra.kind() == Kind.CAP) before.add(extra);
        return before;
    }

    /// Reckons the sales without what came back, and holds what that takes to the agreed part.
    ///
    /// A month without a cap is held to nothing; but before it was told apart what limits look at,
    /// one beside a month with a cap was held to all that was earned in it, and so it was stated.
    private void clawbackCaps(UnaryOperator<Reckoned> earning) {
        var lines = reckoned.lines();
        boolean capped = false;
        for (var version : plan.agreement.versions()) {
            capped |= version.terms().clawback().isCapped();
        }
        if (!capped || lines.documents().stream().allMatch(d -> d.returned() == null)) return;
        var rated = Reckoning.rated(plan, lines.sales(), reckoned.known());
        var sales = isToldApart ? earning.apply(rated) : rated;
        for (var month : periods(Reset.MONTH)) {
            var terms = terms(month);
            if (terms == null || isToldApart && !terms.clawback().isCapped()) continue;
            var before = sum(sales, List.of(), month, terms);
            var left = sum(reckoned, List.of(), month, terms);
            var taken = new Sum(before.inFull - left.inFull, before.now - left.now);
            add(Kind.CLAWBACK_CAP, month, terms, new Sum(-taken.inFull, -taken.now),
                    new Sum(-most(terms, before.inFull, taken.inFull),
                            -most(terms, before.now, taken.now)));
        }
        extras.addAll(held);
    }

    /// Where nothing was earned before, nothing is held.
    private static long most(Terms terms, long before, long taken) {
        return before <= 0 ? taken
                : Exact.millionths(before, terms.clawback().cap().millionths());
    }

    /// What payments made nothing is kept too, so that the statement that takes it back says what
    /// the period comes to now.
    private void add(Kind kind, Span period, Terms terms, Sum of, Sum limit) {
        var inFull = extra(kind, period, of.inFull, limit.inFull, null);
        boolean isSame = of.inFull == of.now && limit.inFull == limit.now;
        var now = isSame ? inFull : extra(kind, period, of.now, limit.now, inFull);
        boolean mayHaveBeen = isReleased && terms.limitsOn() == LimitsOn.EARNED;
        boolean isIdle = now.amount() == 0 && inFull.amount() == 0 && !mayHaveBeen;
        (isIdle ? idle : kind == Kind.CLAWBACK_CAP ? held : extras).add(now);
    }

    private static Extra extra(
            Kind kind, Span period, long of, long limit, @Nullable Extra inFull) {
        long more = Math.subtractExact(limit, of);
        return new Extra(kind, period, of, limit,
                kind == Kind.CAP ? Math.min(0, more) : Math.max(0, more), inFull);
    }

    /// What a period comes to. Where its terms look at what was sold, that is all of it now too.
    private static Sum sum(Reckoned reckoned, List<Extra> extras, Span period, Terms terms) {
        long inFull = 0;
        long now = 0;
        var documents = reckoned.lines().documents();
        var within = documents.within(period);
        for (var layer : reckoned.layers().values()) {
            long rated = sum(reckoned, layer.rated(), within);
            inFull = Math.addExact(inFull, rated);
            now = Math.addExact(now, layer.waits() && terms.limitsOn() == LimitsOn.EARNED
                    ? sum(reckoned, layer.amount(), within) : rated);
        }
        for (var extra : extras) {
            if (!period.overlaps(extra.period())) continue;
            inFull = Math.addExact(inFull, extra.amountInFull());
            now = Math.addExact(now, terms.limitsOn() == LimitsOn.EARNED
                    ? extra.amount() : extra.amountInFull());
        }
        return new Sum(inFull, now);
    }

    private static long sum(Reckoned reckoned, long[] amounts, boolean[] within) {
        long sum = 0;
        var day = reckoned.lines().documents().day();
        var document = reckoned.lines().document();
        for (int i = 0; i < amounts.length; i++) {
            if (within[day[document[i]]]) sum = Math.addExact(sum, amounts[i]);
        }
        return sum;
    }

    private List<Span> periods(Reset reset) {
        var periods = new ArrayList<Span>();
        var known = reckoned.known();
        for (var at = known.from(); at.isBefore(known.to()); at = periods.getLast().to()) {
            periods.add(reset.around(at, plan.calendar));
        }
        return periods;
    }

    /// Those in force when the period began, or when the agreement did within it. No limit stands
    /// after the agreement's end.
    private @Nullable Terms terms(Span period) {
        var agreement = plan.agreement;
        if (agreement.endedBefore(period)) return null;
        LocalDate day = period.contains(agreement.from()) ? agreement.from() : period.from();
        var version = agreement.on(day);
        return version == null ? null : version.terms();
    }
}
