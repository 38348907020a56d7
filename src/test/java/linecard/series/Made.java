package linecard.series;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// Histories made up for tests, always the same.
final class Made {

    private Made() {}

    static double[] of(int length, IntToDoubleFunction figure) {
        var y = new double[length];
        Arrays.setAll(y, figure);
        return y;
    }

    /// Sales with a level around 100, some growth, a year's season and noise.
    static double[] sales(int length, int cycle, long seed) {
        var random = new Random(seed);
        return of(length, t -> (100 + 0.4 * t) * (1 + 0.3 * Math.sin(2 * Math.PI * t / cycle))
                * (1 + 0.05 * random.nextGaussian()));
    }

    static double[] noise(int length, double level, double deviation, long seed) {
        var random = new Random(seed);
        return of(length, _ -> level + deviation * random.nextGaussian());
    }

    static Forecast forecast(double[] values, int cycle, int horizon) {
        return forecast(History.of(values, cycle), horizon);
    }

    static Forecast forecast(History history, int horizon) {
        return (Forecast) Forecasting.of(history, horizon);
    }

    static double parameter(Model model, Model.Parameter parameter) {
        return Objects.requireNonNull(model.parameters().get(parameter));
    }

    static double[] means(Forecast forecast) {
        return forecast.periods().stream().mapToDouble(Expected::mean).toArray();
    }

    static double[] times(double[] y, double factor) {
        return Arrays.stream(y).map(value -> factor * value).toArray();
    }
}
