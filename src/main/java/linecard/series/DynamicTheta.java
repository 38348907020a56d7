package linecard.series;

import linecard.series.Model.Parameter;

import java.util.List;
import java.util.Map;

/// The dynamic optimised Theta model of Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler
/// (2016): the straight line is that through the history up to each period, and θ is found from the
/// history. What it expects of periods ahead stands for them in the line.
final class DynamicTheta {

    private final double[] y;
    private double alpha;
    /// What the line's share is: 1 − 1/θ.
    private double share;
    private double level;
    private double mean;
    private double start;
    private double slope;
    /// (1 − α) to the power of the periods taken in.
    private double power;

    private DynamicTheta(double[] y) {
        this.y = y;
    }

    /// @param used how many figures were estimated from the history before
    static Projection of(double[] y, int horizon, int used) {
        var theta = new DynamicTheta(y);
        double step = Numbers.step(y);
        var search = new NelderMead(point -> Math.log(theta.run(point, step) + 1e-16),
                new double[] {0.5, 0.5, 0}, new double[] {-0.3, -0.3, 1});
        search.search(300, 1e-4);
        double squares = theta.run(search.point(), step);
        var expected = theta.ahead(horizon, 0);
        var moved = theta.ahead(horizon, 1);
        var response = new double[horizon];
        response[0] = 1;
        for (int h = 1; h < horizon; h++) response[h] = moved[h] - expected[h];
        double variance = squares / Math.max(y.length - 5 - used, 1);
        return new Projection(Method.DYNAMIC_THETA, List.of(new Model("", 1, Map.of(
                Parameter.LEVEL, theta.alpha, Parameter.THETA, 1 / (1 - theta.share)))),
                expected, Projection.spread(response, variance), response);
    }

    /// The squared errors from the third period on.
    ///
    /// @param point α, 1/θ, and by how many steps the first level lies beside its share of the
    ///     first figure
    private double run(double[] point, double step) {
        alpha = Numbers.within(0.1, 0.99, point[0]);
        share = 1 - Numbers.within(1e-6, 1, point[1]);
        level = (1 - share) * y[0] + step * point[2];
        mean = 0;
        power = 1;
        double squares = 0;
        for (int t = 0; t < y.length; t++) {
            double error = y[t] - expected();
            if (t > 1) squares += error * error;
            take(t + 1, y[t]);
        }
        return squares;
    }

    private double expected() {
        return level + share * (power * start + (1 - power * (1 - alpha)) / alpha * slope);
    }

    /// @param t counted from 1
    private void take(int t, double value) {
        level += alpha * (value - level);
        slope = t == 1 ? 0 : ((t - 2) * slope + 6.0 / t * (value - mean)) / (t + 1);
        mean += (value - mean) / t;
        start = mean - (t + 1) / 2.0 * slope;
        power *= 1 - alpha;
    }

    /// @param surprise by which the first period ahead comes out other than expected
    private double[] ahead(int horizon, double surprise) {
        var later = new DynamicTheta(y);
        later.alpha = alpha;
        later.share = share;
        later.level = level;
        later.mean = mean;
        later.start = start;
        later.slope = slope;
        later.power = power;
        var path = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            path[h] = later.expected();
            later.take(y.length + h + 1, path[h] + (h == 0 ? surprise : 0));
        }
        return path;
    }
}
