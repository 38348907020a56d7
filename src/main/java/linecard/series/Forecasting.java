package linecard.series;

import linecard.series.NotEnough.Reason;

import java.util.ArrayList;
import java.util.Arrays;

/// Forecasts by one rule for every history. Always the same for the same history.
public final class Forecasting {

    /// Periods that a history must have, and figures that one with gaps must have.
    private static final int FEWEST = 4;
    private static final int FEWEST_EVENTS = 3;
    private static final int LONGEST = 260;

    private Forecasting() {}

    /// @param horizon how many periods ahead, up to 260
    /// @throws IllegalArgumentException if the lengths of the history do not reach so far
    public static Answer of(History history, int horizon) {
        if (horizon < 1 || horizon > LONGEST) {
            throw new IllegalArgumentException(horizon + " periods ahead");
        }
        int start = history.start();
        var known = history.from(start);
        int size = known.values().length;
        if (size == 0) return new NotEnough(Reason.NOTHING);
        if (size < Math.max(FEWEST, Math.min(known.cycle() / 2, 2 * FEWEST))) {
            return new NotEnough(Reason.TOO_SHORT);
        }
        var lengths = Lengths.of(known, horizon);
        if (lengths.events(known) < FEWEST_EVENTS) return new NotEnough(Reason.TOO_FEW);
        if (Sparse.isIn(known.values()) && !Seasons.areClear(known.values(), known.cycle())) {
            return Sparse.of(known, start, ahead(lengths, size, horizon));
        }
        return dense(known, start, horizon, lengths);
    }

    private static double[] ahead(Lengths lengths, int size, int horizon) {
        return Arrays.copyOfRange(lengths.of(), size, size + horizon);
    }

    private static Forecast dense(History known, int start, int horizon, Lengths lengths) {
        var y = lengths.without(known.values());
        double unit = 0;
        for (double value : y) unit += Math.abs(value) / y.length;
        for (int t = 0; t < y.length; t++) y[t] /= unit;
        var tamed = Spikes.tamed(y, known.cycle());
        var combination = Combination.of(tamed, known.cycle(), horizon);
        var ahead = ahead(lengths, y.length, horizon);
        for (int h = 0; h < horizon; h++) ahead[h] *= unit;
        var parts = new ArrayList<Part>();
        for (int k = 0; k < combination.methods().size(); k++) {
            var method = combination.methods().get(k);
            parts.add(new Part(method.method(), combination.weight()[k], method.models(),
                    times(method.mean(), ahead)));
        }
        return new Forecast(bell(combination.all(), ahead, known), parts, start,
                Spikes.found(y, tamed).stream().map(t -> start + t).toList(), lengths.matter());
    }

    /// No history is so even that a figure could not be off by a tenth of its share in it.
    private static Bell bell(Projection all, double[] ahead, History known) {
        double least = 0.1 / known.values().length;
        var deviation = new double[ahead.length];
        for (int h = 0; h < ahead.length; h++) {
            deviation[h] = ahead[h] * Math.max(Math.sqrt(all.variance()[h]), least);
        }
        return new Bell(times(all.mean(), ahead), deviation, all.response(),
                known.isNeverNegative() ? 0 : Double.NEGATIVE_INFINITY);
    }

    private static double[] times(double[] path, double[] factor) {
        var product = new double[path.length];
        for (int h = 0; h < path.length; h++) product[h] = path[h] * factor[h];
        return product;
    }
}
