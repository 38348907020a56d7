package linecard.series;

import linecard.series.Model.Parameter;

import java.util.List;
import java.util.Map;

/// The method of Assimakopoulos and Nikolopoulos (2000): the mean of the straight line through the
/// history and of the smoothed history with its curves doubled; which is exponential smoothing with
/// half the line's slope as drift (Hyndman and Billah 2003).
final class Theta {

    private final double[] y;
    private double alpha;
    private double level;
    private double squares;

    private Theta(double[] y) {
        this.y = y;
    }

    /// @param used how many figures were estimated from the history before
    static Projection of(double[] y, int horizon, int used) {
        var theta = new Theta(y);
        double step = Numbers.step(y);
        var search = new NelderMead(point -> theta.run(point, step),
                new double[] {0.5, 0}, new double[] {-0.3, 1});
        search.search(200, 1e-4);
        theta.run(search.point(), step);
        return theta.projection(horizon, used);
    }

    /// @param point α, and by how many steps the first level lies beside the first figure
    private double run(double[] point, double step) {
        alpha = Numbers.within(1e-4, 0.9999, point[0]);
        level = y[0] + step * point[1];
        squares = 0;
        for (double value : y) {
            double error = value - level;
            squares += error * error;
            level += alpha * error;
        }
        return Math.log(squares + 1e-16);
    }

    private Projection projection(int horizon, int used) {
        double drift = Numbers.line(y, y.length).slope() / 2;
        double lag = (1 - Math.pow(1 - alpha, y.length)) / alpha;
        var mean = new double[horizon];
        var response = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            mean[h] = level + drift * (h + lag);
            response[h] = h == 0 ? 1 : alpha;
        }
        double variance = squares / Math.max(y.length - 3 - used, 1);
        return new Projection(Method.THETA,
                List.of(new Model("", 1, Map.of(Parameter.LEVEL, alpha, Parameter.THETA, 2.0))),
                mean, Projection.spread(response, variance), response);
    }
}
