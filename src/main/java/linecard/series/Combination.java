package linecard.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What all methods expect together: half by equal weights, half by how well each would have done
/// on the history's own end. Forecasts are made from three earlier periods as if the rest were not
/// known yet; a method counts by the inverse of its squared errors (Bates and Granger 1969), drawn
/// halfway to being alike, since the best of the past is mostly not the best of the future (Diebold
/// and Pauly 1990). The naive method counts only by what it has shown.
///
/// @param weight of each method; they sum to one
/// @param all with its variance stretched where the rehearsals were further off than expected
record Combination(List<Projection> methods, double[] weight, Projection all) {

    private static final int ORIGINS = 3;
    /// Shorter histories hold nothing that a model could be fitted to.
    private static final int SHORT = 8;

    static Combination of(double[] y, int cycle, int horizon) {
        var methods = methods(y, cycle, horizon);
        var rehearsal = new Rehearsal(methods.size());
        int reach = Math.max(2 * ORIGINS, Math.max(horizon, cycle));
        for (int i = 0; i < ORIGINS; i++) {
            int origin = y.length - reach + reach * i / ORIGINS;
            if (origin >= Math.max(SHORT, 2 * cycle + 2)) rehearsal.add(y, origin, cycle);
        }
        var weight = rehearsal.weights(alike(methods));
        var all = Projection.mixed(Method.COMBINATION, methods, weight);
        double stretch = rehearsal.stretch() * (y.length - 1) / (y.length - 3);
        for (int h = 0; h < horizon; h++) all.variance()[h] *= stretch;
        return new Combination(methods, weight, all);
    }

    /// The naive method last, where there is one.
    private static List<Projection> methods(double[] y, int cycle, int horizon) {
        var methods = new ArrayList<Projection>();
        if (y.length < SHORT) {
            methods.add(Naive.level(y, horizon));
        } else {
            var seasons = Seasons.areTold(y.length, cycle)
                    ? Seasons.of(y, cycle, Numbers.isPositive(y)) : null;
            var rest = seasons == null ? y : seasons.without(y);
            int used = seasons == null ? 0 : cycle - 1;
            for (var theta : List.of(Theta.of(rest, horizon, used),
                    DynamicTheta.of(rest, horizon, used))) {
                methods.add(seasons == null ? theta : theta.with(seasons, y.length));
            }
            if (seasons == null || cycle <= Smoothing.LONGEST_CYCLE) {
                methods.add(Smoothing.of(y, cycle, horizon));
            } else {
                methods.add(Smoothing.of(rest, 1, horizon).with(seasons, y.length));
            }
        }
        if (y.length > cycle) methods.add(Naive.seasonal(y, cycle, horizon));
        return methods;
    }

    /// All but the naive one.
    private static double[] alike(List<Projection> methods) {
        int counted = methods.getLast().method() == Method.SEASONAL_NAIVE
                ? methods.size() - 1 : methods.size();
        var weight = new double[methods.size()];
        Arrays.fill(weight, 0, counted, 1.0 / counted);
        return weight;
    }

    /// The errors that forecasts from earlier periods would have had.
    private static final class Rehearsal {

        private final double[] squares;
        private double unlike;
        private int count;

        Rehearsal(int methods) {
            squares = new double[methods];
        }

        void add(double[] y, int origin, int cycle) {
            int steps = y.length - origin;
            var methods = methods(Arrays.copyOf(y, origin), cycle, steps);
            var together = Projection.mixed(Method.COMBINATION, methods, alike(methods));
            for (int h = 0; h < steps; h++) {
                double value = y[origin + h];
                for (int k = 0; k < squares.length; k++) {
                    squares[k] += square(value - methods.get(k).mean()[h]);
                }
                unlike += square(value - together.mean()[h])
                        / Math.max(together.variance()[h], 1e-12);
                count++;
            }
        }

        private static double square(double error) {
            return error * error;
        }

        double[] weights(double[] alike) {
            if (count == 0) return alike;
            double sum = 0;
            for (double square : squares) sum += 1 / (square + 1e-12);
            var weight = new double[alike.length];
            for (int k = 0; k < weight.length; k++) {
                weight[k] = (alike[k] + 1 / (squares[k] + 1e-12) / sum) / 2;
            }
            return weight;
        }

        /// Halfway from what was expected to what came; so few errors never show that one may be
        /// surer.
        double stretch() {
            return count == 0 ? 1 : Math.max(1, (1 + unlike / count) / 2);
        }
    }
}
