package linecard.disputes;

import linecard.disputes.Finding.Cause;
import linecard.disputes.Matching.Pair;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import static java.math.RoundingMode.HALF_UP;

/// What may be behind a difference: each other rate, share or base that would give the amount
/// which the agency expects.
final class CauseRules {

    private static final long WHOLE = 1_000_000;
    /// Rates are agreed in steps of 0.05 %, shares in steps of 5 %; others are no likely cause.
    private static final long RATE_STEP = 500;
    private static final long HIGHEST_RATE = 500_000;
    private static final long SHARE_STEP = 50_000;
    /// Usual rates of a value added tax, in per cent of the net, where the document says nothing.
    private static final long[] TAXES = {27, 25, 24, 23, 22, 21, 20, 19, 18};

    private final Pair pair;
    private final long unit;
    private final long expected;
    private final long stated;
    private final long base;
    private final long net;
    private final @Nullable Long rate;
    private final @Nullable Long share;

    private CauseRules(Pair pair, long unit) {
        this.pair = pair;
        this.unit = unit * (pair.ours().size() + pair.theirs().size());
        expected = sum(pair.theirs(), Expected::amount);
        stated = sum(pair.ours(), Stated::amount);
        base = sum(pair.ours(), Stated::base);
        net = sum(pair.ours(), Stated::net);
        rate = only(pair.ours(), Stated::rate);
        share = only(pair.ours(), Stated::share);
    }

    /// The likely causes of a difference, the surest first.
    static List<Cause> of(Pair pair, long unit) {
        return new CauseRules(pair, unit).found();
    }

    private List<Cause> found() {
        var causes = new ArrayList<Cause>();
        if (isWithoutReturns()) causes.add(Cause.RETURN);
        if (stated != 0 && isExpected(Math.multiplyExact(2, stated))) causes.add(Cause.DUPLICATE);
        if (isOtherShare()) causes.add(Cause.SHARE);
        causes.addAll(otherBase());
        if (isOtherRate()) causes.add(Cause.RATE);
        if (causes.isEmpty() && isTaxed()) causes.add(Cause.TAX);
        return causes;
    }

    private boolean isExpected(long amount) {
        return Math.abs(Math.subtractExact(amount, expected)) <= unit;
    }

    private boolean isWithoutReturns() {
        var sold = pair.ours().stream().filter(line -> !line.isReturn()).toList();
        return !sold.isEmpty() && sold.size() < pair.ours().size()
                && isExpected(sum(sold, Stated::amount));
    }

    /// The whole instead of the share, or another usual share.
    private boolean isOtherShare() {
        if (rate == null || share == null || net == 0) return false;
        long whole = times(net, rate);
        if (share < WHOLE && isExpected(whole)) return true;
        if (Math.abs(whole) <= unit * WHOLE / SHARE_STEP) return false;
        long other = ratio(expected, whole);
        return other > 0 && other <= WHOLE && other % SHARE_STEP == 0 && other != share
                && isExpected(times(whole, other));
    }

    private List<Cause> otherBase() {
        var causes = new ArrayList<Cause>();
        if (rate == null) return causes;
        var said = pair.theirs().stream().allMatch(line -> line.base() != null)
                ? Long.valueOf(sum(pair.theirs(), line -> line.base())) : null;
        long tax = sum(pair.ours(), line -> line.extras().tax());
        long freight = sum(pair.ours(), line -> line.extras().freight());
        long discount = sum(pair.ours(), line -> line.extras().discount());
        for (int with = 1; with < 8; with++) {
            long more = ((with & 1) > 0 ? tax : 0) + ((with & 2) > 0 ? freight : 0)
                    + ((with & 4) > 0 ? discount : 0);
            boolean isIdle = (with & 1) > 0 && tax == 0 || (with & 2) > 0 && freight == 0
                    || (with & 4) > 0 && discount == 0;
            if (isIdle || !isExpected(times(base + more, rate))) continue;
            if ((with & 1) > 0) causes.add(Cause.TAX);
            if ((with & 2) > 0) causes.add(Cause.FREIGHT);
            if ((with & 4) > 0) causes.add(Cause.DISCOUNT);
            return causes;
        }
        if (said != null && said != base && said != net && isExpected(times(said, rate))) {
            causes.add(Cause.BASE);
        }
        return causes;
    }

    /// The rate that the file says, or another usual one, gives what is expected.
    private boolean isOtherRate() {
        if (base == 0) return false;
        var said = only(pair.theirs(), Expected::rate);
        if (said != null && !said.equals(rate) && isExpected(times(base, said))) return true;
        if (said != null || Math.abs(base) <= 2 * unit * WHOLE / RATE_STEP) return false;
        long other = ratio(expected, base);
        return other > 0 && other <= HIGHEST_RATE && other % RATE_STEP == 0
                && (rate == null || other != rate) && isExpected(times(base, other));
    }

    private boolean isTaxed() {
        for (long tax : TAXES) {
            if (stated != 0 && isExpected(times(stated, WHOLE + tax * WHOLE / 100))) return true;
        }
        return false;
    }

    private static long times(long amount, long millionths) {
        return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(millionths, 6))
                .setScale(0, HALF_UP).longValueExact();
    }

    /// In millionths, to the nearest step that anybody agrees.
    private static long ratio(long part, long whole) {
        var exact = BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(WHOLE))
                .divide(BigDecimal.valueOf(whole), 0, HALF_UP);
        if (exact.abs().compareTo(BigDecimal.valueOf(WHOLE)) > 0) return -1;
        long near = exact.longValueExact();
        return (near + (near < 0 ? -RATE_STEP : RATE_STEP) / 2) / RATE_STEP * RATE_STEP;
    }

    private static <T> long sum(List<T> lines, ToLongFunction<T> amount) {
        long sum = 0;
        for (var line : lines) sum = Math.addExact(sum, amount.applyAsLong(line));
        return sum;
    }

    /// What all of them say, if they say the same.
    private static <T> @Nullable Long only(List<T> lines, Function<T, @Nullable Long> value) {
        var first = value.apply(lines.getFirst());
        if (first == null) return null;
        return lines.stream().allMatch(line -> first.equals(value.apply(line))) ? first : null;
    }
}
