package linecard.series;

import linecard.series.Shape.Kind;
import linecard.series.Shape.Trend;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// The states of exponential smoothing against the equations as they stand in the book.
class FilterTest {

    /// Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 7.1.
    @Test
    void the_published_oil_of_saudi_arabia() {
        var filter = new Filter(new Shape(Kind.ADDITIVE, Trend.NONE, Kind.NONE), SmoothingTest.OIL, 1);
        filter.alpha = 0.8339;
        filter.level = 446.5868;
        filter.run();
        assertThat(filter.ahead(1)).isEqualTo(542.68, within(0.005));
        assertThat(filter.ahead(3)).isEqualTo(filter.ahead(1));
    }

    /// The same book, 7.2, by the method of Holt.
    @Test
    void the_published_passengers_of_australia() {
        var filter = new Filter(
                new Shape(Kind.ADDITIVE, Trend.ADDITIVE, Kind.NONE), SmoothingTest.PASSENGERS, 1);
        filter.alpha = 0.8302;
        filter.beta = 0.8302 * 0.0001;
        filter.level = 15.5715;
        filter.slope = 2.1017;
        filter.run();
        assertThat(new double[] {filter.ahead(1), filter.ahead(2), filter.ahead(3), filter.ahead(4),
                filter.ahead(5)}).containsExactly(
                new double[] {74.60, 76.70, 78.80, 80.91, 83.01}, within(0.01));
    }

    @Test
    void fifteen_shapes_and_six_where_figures_are_not_above_zero_or_show_no_season() {
        assertThat(Shape.all().toString()).isEqualTo("[ANN, ANA, AAN, AAA, AAdN, AAdA, "
                + "MNN, MNA, MNM, MAN, MAA, MAM, MAdN, MAdA, MAdM]");
        var y = Made.sales(40, 4, 7);
        assertThat(Smoothing.shapes(y, 4)).isEqualTo(Shape.all());
        assertThat(Smoothing.shapes(Arrays.copyOf(y, 8), 4)).hasSize(6).noneMatch(Shape::isSeasonal);
        y[3] = 0;
        assertThat(Smoothing.shapes(y, 4)).hasSize(6).noneMatch(Shape::stretches);
        assertThatThrownBy(() -> new Shape(Kind.ADDITIVE, Trend.NONE, Kind.MULTIPLICATIVE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_shape_follows_the_equations_of_the_book() {
        var random = new Random(5);
        var y = Made.sales(50, 4, 5);
        for (var shape : Shape.all()) {
            for (int i = 0; i < 20; i++) {
                var filter = drawn(shape, y, random);
                var slow = new Slow(filter);
                double likelihood = slow.run(y);
                assertThat(filter.run()).as(shape + "'s likelihood").isEqualTo(likelihood, within(1e-8));
                for (int h = 1; h <= 9; h++) {
                    assertThat(filter.ahead(h)).as(shape + " " + h).isEqualTo(slow.ahead(h), within(1e-8));
                }
            }
        }
    }

    private static Filter drawn(Shape shape, double[] y, Random random) {
        var filter = new Filter(shape, y, 4);
        filter.alpha = 0.05 + 0.6 * random.nextDouble();
        if (shape.isTrended()) filter.beta = filter.alpha * 0.3 * random.nextDouble();
        if (shape.isSeasonal()) filter.gamma = (1 - filter.alpha) * random.nextDouble();
        if (shape.isDamped()) filter.phi = 0.8 + 0.18 * random.nextDouble();
        filter.level = 90 + 20 * random.nextDouble();
        if (shape.isTrended()) filter.slope = random.nextDouble();
        for (int i = 0; i < filter.season.length && shape.isSeasonal(); i++) {
            filter.season[i] = shape.season() == Kind.ADDITIVE ? 20 * random.nextDouble() - 10
                    : 0.9 + 0.2 * random.nextDouble();
        }
        return filter;
    }

    /// What comes is simulated 40,000 times from each shape's own equations.
    @Test
    void the_spread_of_every_shape_is_that_of_its_simulation() {
        var random = new Random(7);
        var y = Made.sales(40, 4, 7);
        for (var shape : Shape.all()) {
            var filter = drawn(shape, y, random);
            double variance = shape.stretches() ? 0.003 : 30;
            filter.run();
            var spread = filter.spread(filter.response(8), variance);
            var simulated = simulated(filter, variance, random);
            for (int h = 0; h < 8; h++) {
                assertThat(Math.sqrt(spread[h])).as(shape + " " + h)
                        .isEqualTo(Math.sqrt(simulated[h]), within(0.03 * Math.sqrt(spread[h])));
            }
        }
    }

    private static double[] simulated(Filter filter, double variance, Random random) {
        int paths = 40_000;
        var sum = new double[8];
        for (int i = 0; i < paths; i++) {
            var slow = new Slow(filter);
            slow.time = filter.y.length;
            for (int h = 0; h < 8; h++) {
                double surprise = Math.sqrt(variance) * random.nextGaussian();
                double mean = slow.ahead(1);
                double value = filter.shape.stretches() ? mean * (1 + surprise) : mean + surprise;
                sum[h] += Math.pow(value - filter.ahead(h + 1), 2) / paths;
                slow.take(value);
            }
        }
        return sum;
    }

    /// By the equations of Hyndman and others (2008), table 2.2 and 2.3, one step at a time.
    private static final class Slow {

        private final Shape shape;
        private final Filter given;
        private double level;
        private double slope;
        private final List<Double> season;
        private int time;

        Slow(Filter given) {
            this.given = given;
            shape = given.shape;
            level = given.level;
            slope = given.slope;
            season = new ArrayList<>(Arrays.stream(given.season).boxed().toList());
        }

        double run(double[] y) {
            double squares = 0;
            double logs = 0;
            for (double value : y) {
                double mean = ahead(1);
                double error = shape.stretches() ? (value - mean) / mean : value - mean;
                squares += error * error;
                if (shape.stretches()) logs += Math.log(Math.abs(mean));
                take(value);
            }
            return y.length * Math.log(squares) + 2 * logs;
        }

        double ahead(int steps) {
            double trend = 0;
            for (int i = 1; i <= steps; i++) trend += Math.pow(given.phi, i) * slope;
            double s = season.get((time + steps - 1) % season.size());
            return switch (shape.season()) {
                case NONE -> level + trend;
                case ADDITIVE -> level + trend + s;
                case MULTIPLICATIVE -> (level + trend) * s;
            };
        }

        void take(double value) {
            double mean = ahead(1);
            double q = level + given.phi * slope;
            int place = time % season.size();
            double s = season.get(place);
            boolean isFactor = shape.season() == Kind.MULTIPLICATIVE;
            double error = value - mean;
            if (shape.stretches() && isFactor) {
                double e = error / mean;
                level = q * (1 + given.alpha * e);
                slope = given.phi * slope + given.beta * q * e;
                season.set(place, s * (1 + given.gamma * e));
            } else {
                level = q + given.alpha * error;
                slope = given.phi * slope + given.beta * error;
                if (shape.isSeasonal()) season.set(place, s + given.gamma * error);
            }
            time++;
        }
    }
}
