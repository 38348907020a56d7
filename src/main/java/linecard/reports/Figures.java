package linecard.reports;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;

/// What somebody reached in a window, beside what was to be reached and the year before.
/// Amounts in minor units, or thousandths of units.
///
/// @param actual of a running window up to today
/// @param later what is dated after today in a running window; in none of the other figures
/// @param goal null where none was set
/// @param paceGoal the part of the goal due by today, by working days; null without a goal
/// @param prior the year before over comparable days; null where there was no sale: no base
/// @param priorWhole the year before over the whole window
record Figures(
        long actual, long returned, long later, @Nullable Long goal, @Nullable Long paceGoal,
        @Nullable Long prior, @Nullable Long priorWhole) {

    /// Actual over goal as a ratio, never capped; null without a goal above zero.
    @Nullable BigDecimal attainment() {
        return ratio(actual, goal);
    }

    /// What is ahead of the pace, or behind it as a negative amount.
    @Nullable Long aheadOfPace() {
        return paceGoal == null ? null : Long.valueOf(Math.subtractExact(actual, paceGoal));
    }

    /// Actual less goal; a window without a sale is short by the whole goal.
    @Nullable Long variance() {
        return goal == null ? null : Long.valueOf(Math.subtractExact(actual, goal));
    }

    /// Actual less prior year.
    @Nullable Long change() {
        return prior == null ? null : Long.valueOf(Math.subtractExact(actual, prior));
    }

    /// The change as a ratio of the prior year; null on a base that is missing, zero or negative.
    @Nullable BigDecimal growth() {
        var change = change();
        return change == null ? null : ratio(change, prior);
    }

    /// The largest of the amounts that a chart shows.
    long reach() {
        long reach = Math.max(0, actual);
        if (goal != null) reach = Math.max(reach, goal);
        return priorWhole == null ? reach : Math.max(reach, priorWhole);
    }

    Figures plus(Figures other) {
        return new Figures(
                Math.addExact(actual, other.actual), Math.addExact(returned, other.returned),
                Math.addExact(later, other.later),
                sum(goal, other.goal), sum(paceGoal, other.paceGoal),
                sum(prior, other.prior), sum(priorWhole, other.priorWhole));
    }

    static final Figures NONE = new Figures(0, 0, 0, null, null, null, null);

    private static @Nullable BigDecimal ratio(long part, @Nullable Long whole) {
        if (whole == null || whole <= 0) return null;
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64);
    }

    private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
        if (a == null) return b;
        return b == null ? a : Long.valueOf(Math.addExact(a, b));
    }
}
