package linecard.series;

import java.util.Arrays;

/// In some periods something, in the others nothing.
///
/// @param chance that there is something, of each period ahead
/// @param sizes what there may be then, each as likely; ascending
/// @param memory of how many periods the chance is known
record Bursts(double[] chance, double[] sizes, double memory) implements Spread {

    private static final int PATHS = 1_000;
    private static final long SEED = 42;

    @Override
    public int horizon() {
        return chance.length;
    }

    @Override
    public Expected over(int from, int to) {
        double mean = 0;
        for (int h = from; h < to; h++) mean += chance[h] * Numbers.mean(sizes);
        if (to - from == 1) {
            return new Expected(mean, range(from, 0.25), range(from, 0.1), range(from, 0.025));
        }
        var sums = sums(from, to);
        return new Expected(mean, range(sums, 0.25), range(sums, 0.1), range(sums, 0.025));
    }

    private Range range(int period, double tail) {
        return new Range(quantile(period, tail), quantile(period, 1 - tail));
    }

    private double quantile(int period, double part) {
        double each = chance[period] / sizes.length;
        double below = 0;
        boolean isPast = false;
        for (double size : sizes) {
            if (size > 0 && !isPast) {
                isPast = true;
                below += 1 - chance[period];
                if (below >= part) return 0;
            }
            below += each;
            if (below >= part) return size;
        }
        return isPast ? sizes[sizes.length - 1] : 0;
    }

    private static Range range(double[] sums, double tail) {
        int at = (int) (tail * sums.length);
        return new Range(sums[at], sums[sums.length - 1 - at]);
    }

    /// As they might come, ascending. The chance itself is not known for sure: each period drawn is
    /// learned from, which spreads the sums as wide as an unknown chance does (Pólya's urn).
    private double[] sums(int from, int to) {
        var draws = new Draws(SEED);
        var sums = new double[PATHS];
        double usual = Numbers.mean(Arrays.copyOfRange(chance, from, to));
        for (int i = 0; i < PATHS && usual > 0; i++) {
            double events = usual * memory;
            for (int h = from; h < to; h++) {
                double learned = events / (usual * (memory + h - from));
                if (draws.next() >= chance[h] * learned) continue;
                events++;
                sums[i] += sizes[(int) (draws.next() * sizes.length)];
            }
        }
        Arrays.sort(sums);
        return sums;
    }
}
