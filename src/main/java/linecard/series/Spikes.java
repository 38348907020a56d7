package linecard.series;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Single periods far off all around them, as one huge order makes: what is expected should not
/// follow them. They are brought in to where far begins.
final class Spikes {

    /// In standard deviations, as the median deviation tells them (Hampel 1974).
    private static final double FAR = 8;
    /// Of the usual figure: less is never far.
    private static final double LEAST = 0.05;
    private static final int AROUND = 3;

    private Spikes() {}

    /// The history with its spikes brought in; the same figures where there are none.
    static double[] tamed(double[] y, int cycle) {
        if (y.length < AROUND + 2) return y;
        var seasons = Seasons.areClear(y, cycle)
                ? Seasons.of(y, cycle, Numbers.isPositive(y)) : null;
        var rest = seasons == null ? y : seasons.without(y);
        var off = new double[y.length];
        var size = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            off[t] = off(rest, t);
            size[t] = Math.abs(rest[t] - near(rest, t));
        }
        double deviation = 1.4826 * Numbers.median(size);
        double bound = FAR * Math.max(deviation, LEAST * usual(y));
        if (bound == 0) return y;
        var tamed = y.clone();
        for (int t = 0; t < y.length; t++) {
            if (Math.abs(off[t]) <= bound || isLasting(rest, t, Math.abs(off[t]) / 2)) continue;
            double most = rest[t] - off[t] + Math.copySign(bound, off[t]);
            tamed[t] = seasons == null ? most
                    : seasons.multiplies() ? most * seasons.at(t) : most + seasons.at(t);
        }
        return tamed;
    }

    /// The periods that were brought in.
    static List<Integer> found(double[] y, double[] tamed) {
        return IntStream.range(0, y.length).filter(t -> y[t] != tamed[t]).boxed().toList();
    }

    /// How far beyond what is usual both before and after.
    private static double off(double[] y, int t) {
        double before = median(y, Math.max(0, t - AROUND), t);
        double after = median(y, t + 1, Math.min(y.length, t + 1 + AROUND));
        if (Double.isNaN(before)) before = after;
        if (Double.isNaN(after)) after = before;
        double low = Math.min(before, after);
        double high = Math.max(before, after);
        return y[t] < low ? y[t] - low : Math.max(y[t] - high, 0);
    }

    /// The median of the neighbours.
    private static double near(double[] y, int t) {
        int from = Math.max(0, t - AROUND);
        int to = Math.min(y.length, t + AROUND + 1);
        var near = Arrays.copyOfRange(y, from, to);
        near[t - from] = near[near.length - 1];
        return Numbers.median(Arrays.copyOf(near, near.length - 1));
    }

    private static double median(double[] y, int from, int to) {
        return from == to ? Double.NaN : Numbers.median(Arrays.copyOfRange(y, from, to));
    }

    /// Whether the period after or before is near: then it is no single one.
    private static boolean isLasting(double[] y, int t, double near) {
        return t > 0 && Math.abs(y[t] - y[t - 1]) < near
                || t < y.length - 1 && Math.abs(y[t] - y[t + 1]) < near;
    }

    private static double usual(double[] y) {
        var size = y.clone();
        for (int t = 0; t < y.length; t++) size[t] = Math.abs(y[t]);
        return Numbers.median(size);
    }
}
