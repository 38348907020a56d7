package linecard.series;

import java.util.Arrays;

/// What was, one figure for each period, the oldest first. A period in which nothing was has the
/// figure zero; the periods before the first other figure do not count.
///
/// @param cycle how many periods a year has: 12 for months, 4 for quarters, 52 for weeks; 1 where
///     there is no season
/// @param lengths how long each period is, and after them each period ahead: working days, or the
///     weeks of a 4-4-5 calendar, less what somebody was away; empty where all count the same. What
///     a period brought that lasted less than a quarter of the usual does not count
public record History(double[] values, int cycle, double[] lengths) {

    /// Beyond this, sums would lose their smallest parts.
    private static final double MOST = 1e18;

    /// @throws IllegalArgumentException where a figure is none or beyond 10¹⁸, or a length negative
    public History {
        if (cycle < 1) throw new IllegalArgumentException("a year has no " + cycle + " periods");
        for (double value : values) {
            if (!(Math.abs(value) <= MOST)) throw new IllegalArgumentException("not " + value);
        }
        if (lengths.length > 0 && lengths.length < values.length) {
            throw new IllegalArgumentException("each period has a length");
        }
        for (double length : lengths) {
            if (!(length >= 0 && length <= MOST)) {
                throw new IllegalArgumentException("no period is " + length + " long");
            }
        }
    }

    public static History of(double[] values, int cycle) {
        return new History(values, cycle, new double[0]);
    }

    /// With how long each period is, and each of those ahead.
    public History lasting(double[] lengths) {
        return new History(values, cycle, lengths);
    }

    /// The first period with another figure than zero; as many as there are if none has.
    int start() {
        int start = 0;
        while (start < values.length && values[start] == 0) start++;
        return start;
    }

    History from(int start) {
        return new History(Arrays.copyOfRange(values, start, values.length), cycle,
                lengths.length == 0 ? lengths
                        : Arrays.copyOfRange(lengths, start, lengths.length));
    }

    boolean isNeverNegative() {
        for (double value : values) if (value < 0) return false;
        return true;
    }
}
