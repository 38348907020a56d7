package linecard.series;

import java.util.Arrays;
import java.util.List;

/// What is expected without any model.
final class Naive {

    private Naive() {}

    /// The same period of the cycle before; needs more than a cycle.
    static Projection seasonal(double[] y, int cycle, int horizon) {
        double squares = 0;
        for (int t = cycle; t < y.length; t++) {
            squares += (y[t] - y[t - cycle]) * (y[t] - y[t - cycle]);
        }
        double variance = squares / (y.length - cycle);
        var mean = new double[horizon];
        var response = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            mean[h] = y[y.length - cycle + h % cycle];
            response[h] = h % cycle == 0 ? 1 : 0;
        }
        return new Projection(Method.SEASONAL_NAIVE, List.of(), mean,
                Projection.spread(response, variance), response);
    }

    /// Half the latest figure, half the mean of all.
    static Projection level(double[] y, int horizon) {
        double mean = Numbers.mean(y);
        double squares = 0;
        for (double value : y) squares += (value - mean) * (value - mean);
        double variance = squares / (y.length - 1) * (1 + 1.0 / y.length);
        var expected = new double[horizon];
        var response = new double[horizon];
        Arrays.fill(expected, (y[y.length - 1] + mean) / 2);
        Arrays.fill(response, 0.5);
        response[0] = 1;
        return new Projection(Method.LEVEL, List.of(), expected,
                Projection.spread(response, variance), response);
    }
}
