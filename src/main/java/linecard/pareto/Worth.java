package linecard.pareto;

import java.util.Arrays;
import java.util.UUID;

/// What one account brought in each of its months of a window, in minor units.
///
/// @param months the oldest first; fewer than the window has where the account is younger
/// @param margin of all these months, for telling equals apart
public record Worth(UUID account, long[] months, long margin) {

    /// Months of a whole window.
    public static final int WHOLE = 12;

    /// An account of fewer months is taken for a year at its present pace, and marked.
    public static final int YOUNG = 6;

    public Worth {
        if (months.length < 1 || months.length > WHOLE) {
            throw new IllegalArgumentException(months.length + " months");
        }
    }

    public boolean isYoung() {
        return months.length < YOUNG;
    }

    /// What it really brought.
    public long real() {
        long sum = 0;
        for (long month : months) sum = Math.addExact(sum, month);
        return sum;
    }

    /// What counts: what it brought, or of a young one what that comes to in a year. What was only
    /// taken back is no pace.
    public long value() {
        long real = real();
        return isYoung() && real > 0 ? yearly(real) : real;
    }

    /// The margin of a year.
    long yearlyMargin() {
        return isYoung() ? yearly(margin) : margin;
    }

    /// Rounded half away from zero, once.
    private long yearly(long sum) {
        long twice = Math.multiplyExact(2L * WHOLE, Math.abs(sum)) + months.length;
        return Long.signum(sum) * (twice / (2L * months.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Worth worth && account.equals(worth.account)
                && margin == worth.margin && Arrays.equals(months, worth.months);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
