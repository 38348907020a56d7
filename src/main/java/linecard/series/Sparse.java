package linecard.series;

import linecard.series.Model.Parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Demand with gaps: how much there is at a time, and how often, are smoothed apart. What both
/// methods were off in the later half of the history, each period being forecast from those before
/// it, says how much each counts, as in [Combination].
final class Sparse {

    /// One figure in so many periods, and there are gaps (Syntetos, Boylan and Croston 2005).
    private static final double GAPS = 1.32;
    /// Of smoothing; small, as is usual for so few figures.
    private static final double ALPHA = 0.1;

    private final double[] y;
    private double size;
    private double interval;
    private double chance;
    private int waited;
    private final double[] squares = new double[2];

    private Sparse(double[] y) {
        this.y = y;
    }

    static boolean isIn(double[] y) {
        return y.length > GAPS * sizes(y).length;
    }

    /// @param lengths of the periods ahead, 1 being usual
    static Forecast of(History history, int start, double[] lengths) {
        var sparse = new Sparse(tamed(history.values()));
        sparse.run();
        return sparse.forecast(start, Spikes.found(history.values(), sparse.y), lengths);
    }

    private static double[] sizes(double[] y) {
        return Arrays.stream(y).filter(value -> value != 0).toArray();
    }

    /// One huge order among the others is brought in, whatever lies between.
    private static double[] tamed(double[] y) {
        var sizes = Spikes.tamed(sizes(y), 1);
        var tamed = new double[y.length];
        int next = 0;
        for (int t = 0; t < y.length; t++) if (y[t] != 0) tamed[t] = sizes[next++];
        return tamed;
    }

    private void run() {
        int early = (y.length + 1) / 2;
        int events = 0;
        for (int t = 0; t < early; t++) {
            if (y[t] == 0) continue;
            events++;
            size += y[t];
        }
        size /= events;
        chance = (double) events / early;
        interval = 1 / chance;
        waited = 1;
        for (int t = 0; t < y.length; t++) {
            if (t >= early) {
                squares[0] += (y[t] - croston()) * (y[t] - croston());
                squares[1] += (y[t] - chance * size) * (y[t] - chance * size);
            }
            take(y[t]);
        }
    }

    private double croston() {
        return (1 - ALPHA / 2) * size / interval;
    }

    private void take(double value) {
        if (value == 0) {
            waited++;
            chance -= ALPHA * chance;
            return;
        }
        size += ALPHA * (value - size);
        interval += ALPHA * (waited - interval);
        chance += ALPHA * (1 - chance);
        waited = 1;
    }

    private Forecast forecast(int start, List<Integer> found, double[] lengths) {
        double both = squares[0] + squares[1];
        double weight = (0.5 + (both == 0 ? 0.5 : squares[1] / both)) / 2;
        double often = weight * (1 - ALPHA / 2) / interval + (1 - weight) * chance;
        var ahead = new double[lengths.length];
        var croston = new double[lengths.length];
        var likely = new double[lengths.length];
        for (int h = 0; h < ahead.length; h++) {
            ahead[h] = Math.min(1, often * lengths[h]);
            croston[h] = croston() * lengths[h];
            likely[h] = chance * size * lengths[h];
        }
        return new Forecast(new Bursts(ahead, usual(), 2 / ALPHA - 1), List.of(
                new Part(Method.CROSTON, weight, List.of(new Model("", 1, Map.of(
                        Parameter.CHANCE, 1 / interval, Parameter.SIZE, size))), croston),
                new Part(Method.CHANCE, 1 - weight, List.of(new Model("", 1, Map.of(
                        Parameter.CHANCE, chance, Parameter.SIZE, size))), likely)),
                start, found.stream().map(t -> start + t).toList(), false);
    }

    /// All that ever were, brought to the mean that is usual now; by a factor unless some were
    /// taken back.
    private double[] usual() {
        var sizes = sizes(y);
        double mean = Numbers.mean(sizes);
        boolean isMixed = false;
        for (double value : sizes) isMixed |= value * mean <= 0;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = isMixed ? sizes[i] + size - mean : sizes[i] * (size / mean);
        }
        Arrays.sort(sizes);
        return sizes;
    }
}
