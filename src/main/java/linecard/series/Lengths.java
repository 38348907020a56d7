package linecard.series;

import java.util.Arrays;

/// How long periods are, against the usual: what is sold in 22 working days says less of a month
/// with 19. Where figures are steadier without that, they are left as they are.
///
/// @param of each period, and each ahead; 1 is usual
record Lengths(double[] of, boolean matter) {

    /// Of the usual; what so short a period brought says nothing of a whole one.
    private static final double SHORTEST = 0.25;

    static Lengths of(History history, int horizon) {
        int all = history.values().length + horizon;
        var equal = new double[all];
        Arrays.fill(equal, 1);
        var given = history.lengths();
        if (given.length == 0) return new Lengths(equal, false);
        if (given.length < all) {
            throw new IllegalArgumentException("no lengths are known so far ahead");
        }
        double usual = Numbers.median(positive(given, history.values().length));
        var by = new double[all];
        for (int t = 0; t < all; t++) {
            by[t] = given[t] / usual;
            if (by[t] < 0.5) equal[t] = by[t];
        }
        var adjusted = new Lengths(by, true);
        var left = new Lengths(equal, false);
        return adjusted.noise(history) <= left.noise(history) ? adjusted : left;
    }

    private static double[] positive(double[] lengths, int count) {
        var positive = Arrays.stream(lengths, 0, count).filter(length -> length > 0).toArray();
        return positive.length == 0 ? new double[] {1} : positive;
    }

    /// How much neighbours, or the same periods of two years, differ when brought to one length.
    private double noise(History history) {
        var y = history.values();
        int lag = Seasons.areTold(y.length, history.cycle()) ? history.cycle() : 1;
        double off = 0;
        double size = 0;
        for (int t = lag; t < y.length; t++) {
            if (of[t] < SHORTEST || of[t - lag] < SHORTEST) continue;
            off += Math.abs(y[t] / of[t] - y[t - lag] / of[t - lag]);
            size += Math.abs(y[t] / of[t]);
        }
        return size == 0 ? 0 : off / size;
    }

    /// How many figures other than zero there are in periods that are not too short to count.
    int events(History history) {
        int events = 0;
        for (int t = 0; t < history.values().length; t++) {
            if (of[t] >= SHORTEST && history.values()[t] != 0) events++;
        }
        return events;
    }

    /// Figures as if all periods were of the usual length; one that was too short has what the
    /// nearest others have on average.
    double[] without(double[] y) {
        var rest = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            if (of[t] >= SHORTEST) {
                rest[t] = y[t] / of[t];
                continue;
            }
            int before = t - 1;
            while (before >= 0 && of[before] < SHORTEST) before--;
            int after = t + 1;
            while (after < y.length && of[after] < SHORTEST) after++;
            if (before >= 0) rest[t] = y[before] / of[before];
            if (after < y.length) {
                double next = y[after] / of[after];
                rest[t] = before < 0 ? next : (rest[t] + next) / 2;
            }
        }
        return rest;
    }
}
