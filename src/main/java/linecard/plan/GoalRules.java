package linecard.plan;

import linecard.money.Split;
import linecard.plan.Goal.Measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;

import static java.math.RoundingMode.HALF_UP;

/// How goals are spread over reps and months. Nothing is ever lost or won in spreading.
final class GoalRules {

    private static final int MONTHS = 12;

    private GoalRules() {}

    /// The smallest step of a goal: a whole forint (100 minor units), else one minor unit; for
    /// what is counted, one.
    static long step(Measure measure, Currency currency) {
        return measure.isMoney() && currency.getCurrencyCode().equals("HUF") ? 100 : 1;
    }

    /// Parts of `whole` by the weights, in whole steps, by the largest remainder. They add up.
    ///
    /// A negative weight, a rep or month that took back more than it sold, counts as zero. With no
    /// weight above zero the parts are even.
    ///
    /// @param whole a multiple of `step`
    static List<Long> spread(long whole, long step, List<Long> weights) {
        if (whole % step != 0) throw new IllegalArgumentException(whole + " is no whole " + step);
        var usable = new long[weights.size()];
        Arrays.setAll(usable, i -> Math.max(0, weights.get(i)));
        if (Arrays.stream(usable).allMatch(weight -> weight == 0)) Arrays.fill(usable, 1);
        var parts = new ArrayList<Long>();
        for (long part : Split.largestRemainder(whole / step, usable)) parts.add(part * step);
        return List.copyOf(parts);
    }

    /// The growth of a base in millionths, rounded half up to a whole step: 0 for no base or less.
    static long grown(long base, long growthMillionths, long step) {
        var exact = BigDecimal.valueOf(base)
                .multiply(BigDecimal.valueOf(1_000_000 + growthMillionths, 6));
        var steps = exact.divide(BigDecimal.valueOf(step), 0,
                HALF_UP);
        return Math.max(0, Math.multiplyExact(steps.longValueExact(), step));
    }

    /// The months of the whole: those of its parts, and what no part has spread by the weights, so
    /// that the differences between the two add up as well. Where the parts are more than the
    /// whole, the whole is spread by itself.
    static List<Long> around(
            long whole, List<List<Long>> parts, long step, List<Long> weights) {
        var sum = Collections.nCopies(MONTHS, 0L);
        for (var part : parts) sum = plus(sum, part);
        long rest = Math.subtractExact(whole, sum(sum));
        return rest < 0 ? spread(whole, step, weights) : plus(sum, spread(rest, step, weights));
    }

    /// Weights that spread evenly.
    static List<Long> even() {
        return Collections.nCopies(MONTHS, 1L);
    }

    static long sum(List<Long> amounts) {
        long sum = 0;
        for (long amount : amounts) sum = Math.addExact(sum, amount);
        return sum;
    }

    /// Amounts month by month added up.
    static List<Long> plus(List<Long> one, List<Long> other) {
        var sums = new ArrayList<Long>();
        for (int i = 0; i < one.size(); i++) sums.add(Math.addExact(one.get(i), other.get(i)));
        return List.copyOf(sums);
    }

    /// @throws IllegalArgumentException for months that no goal can have
    static void require(List<Long> months, long step) {
        if (months.size() != MONTHS) throw new IllegalArgumentException("not twelve months");
        for (long month : months) {
            if (month < 0 || month % step != 0) {
                throw new IllegalArgumentException(month + " is no goal in steps of " + step);
            }
        }
        sum(months);
    }
}
