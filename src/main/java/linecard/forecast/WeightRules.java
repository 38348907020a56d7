package linecard.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What each method counts for in the forecast, going by how far off each was.
final class WeightRules {

    static final long WHOLE = 1_000_000;

    /// So many forecasts that came true tell methods apart.
    static final int FEWEST = 12;

    private WeightRules() {}

    /// Half of it even, half by the inverse of the squared errors, as in decision 0037. Without a
    /// record the months alone count: that method was measured elsewhere. A method that was never
    /// measured counts nothing beside those that were.
    ///
    /// @return of each [Method] in millionths, summing to one
    static long[] of(List<Score> record) {
        var inverse = new double[Method.values().length];
        int measured = 0;
        for (var method : Method.values()) {
            long cases = 0;
            double squares = 0;
            for (var score : record) {
                if (score.dimension() != Dimension.REP || !score.source().name().equals(
                        method.name().toUpperCase(Locale.ROOT))) continue;
                cases += score.cases();
                squares += score.squares();
            }
            if (cases < FEWEST) continue;
            inverse[method.ordinal()] = 1 / Math.max(1e-6, squares / cases);
            measured++;
        }
        if (inverse[Method.SEASONS.ordinal()] == 0) return alone();
        double all = Arrays.stream(inverse).sum();
        var weights = new long[inverse.length];
        long left = WHOLE;
        for (int i = inverse.length - 1; i > 0; i--) {
            weights[i] = inverse[i] == 0 ? 0
                    : Math.round(WHOLE * (0.5 / measured + 0.5 * inverse[i] / all));
            left -= weights[i];
        }
        weights[0] = left;
        return weights;
    }

    private static long[] alone() {
        var weights = new long[Method.values().length];
        weights[Method.SEASONS.ordinal()] = WHOLE;
        return weights;
    }

    /// The methods' paths together, by the weights of those that say something.
    ///
    /// @param paths of each method; empty for one that says nothing. One at least must not be
    static double[] together(double[][] paths, long[] weights) {
        double all = 0;
        for (int i = 0; i < paths.length; i++) if (paths[i].length > 0) all += weights[i];
        var sum = new double[Horizon.MONTHS];
        for (int i = 0; i < paths.length; i++) {
            if (paths[i].length == 0) continue;
            double weight = all == 0 ? 1 : weights[i] / all;
            for (int month = 0; month < sum.length; month++) {
                sum[month] += weight * paths[i][month];
            }
            if (all == 0) break;
        }
        return sum;
    }
}
