package linecard.series;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// What holds of every forecast.
class ForecastingTest {

    /// Whatever figures come, an answer comes: ranges within each other, and no figure that is none.
    static void isSound(Forecast forecast, int horizon) {
        assertThat(forecast.periods()).hasSize(horizon);
        for (var expected : forecast.periods()) isSound(expected);
        isSound(forecast.total(0, horizon));
        double weights = 0;
        for (var part : forecast.parts()) {
            weights += part.weight();
            assertThat(part.weight()).isBetween(0.0, 1.0);
            assertThat(part.path()).hasSize(horizon);
            for (double value : part.path()) assertThat(value).isFinite();
        }
        assertThat(weights).isEqualTo(1, within(1e-9));
    }

    private static void isSound(Expected expected) {
        assertThat(expected.mean()).isFinite();
        assertThat(expected.nearly().low()).isFinite().isLessThanOrEqualTo(expected.most().low());
        assertThat(expected.most().low()).isLessThanOrEqualTo(expected.half().low());
        assertThat(expected.half().high()).isLessThanOrEqualTo(expected.most().high());
        assertThat(expected.most().high()).isLessThanOrEqualTo(expected.nearly().high());
        assertThat(expected.nearly().high()).isFinite();
    }

    @Test
    void any_history_gets_a_sound_answer() {
        var random = new Random(11);
        int made = 0;
        for (int i = 0; i < 150; i++) {
            int cycle = List.of(1, 4, 12, 13).get(random.nextInt(4));
            var y = wild(random, random.nextInt(50));
            int horizon = 1 + random.nextInt(13);
            if (Forecasting.of(History.of(y, cycle), horizon) instanceof Forecast forecast) {
                isSound(forecast, horizon);
                made++;
            }
        }
        assertThat(made).as("of 150").isGreaterThan(90);
    }

    private static double[] wild(Random random, int length) {
        double size = Math.pow(10, 15 * random.nextDouble() - 3);
        double zeros = random.nextInt(3) / 3.0;
        double negative = random.nextInt(2) * random.nextDouble();
        boolean heavy = random.nextBoolean();
        return Made.of(length, _ -> {
            if (random.nextDouble() < zeros) return 0;
            double value = heavy ? Math.exp(3 * random.nextGaussian()) : random.nextDouble();
            return random.nextDouble() < negative ? -size * value : size * value;
        });
    }

    @Test
    void weeks_of_three_years_are_forecast_with_their_season() {
        var y = Made.sales(157, 52, 3);
        var forecast = Made.forecast(y, 52, 52);
        isSound(forecast, 52);
        assertThat(forecast.periods().get(8).mean())
                .as("where the season is high").isGreaterThan(1.3 * forecast.periods().get(35).mean());
    }

    @Test
    void a_multiple_of_a_history_has_the_multiple_of_its_forecast() {
        for (double factor : new double[] {0.001, 7, 1e9}) {
            for (int cycle : new int[] {4, 12}) {
                var y = Made.sales(45, cycle, cycle);
                var one = Made.forecast(y, cycle, 6).periods();
                var other = Made.forecast(Made.times(y, factor), cycle, 6).periods();
                for (int h = 0; h < 6; h++) {
                    assertThat(other.get(h).mean() / factor)
                            .isEqualTo(one.get(h).mean(), within(0.001 * one.get(h).mean()));
                    assertThat(other.get(h).most().low() / factor)
                            .isEqualTo(one.get(h).most().low(), within(0.01 * one.get(h).mean()));
                }
            }
        }
    }

    @Test
    void a_history_that_goes_below_zero_may_be_moved() {
        var y = Made.noise(48, 0, 10, 9);
        var one = Made.forecast(y, 12, 6).periods();
        var moved = Made.forecast(Made.of(48, t -> y[t] + 5), 12, 6).periods();
        for (int h = 0; h < 6; h++) {
            assertThat(moved.get(h).mean()).isEqualTo(one.get(h).mean() + 5, within(0.2));
        }
    }

    @Test
    void the_opposite_of_a_history_that_goes_below_zero_has_the_opposite_forecast() {
        var y = Made.noise(40, 1, 10, 2);
        var one = Made.forecast(y, 12, 4).periods();
        var other = Made.forecast(Made.times(y, -1), 12, 4).periods();
        for (int h = 0; h < 4; h++) {
            assertThat(other.get(h).mean()).isEqualTo(-one.get(h).mean(), within(0.3));
            assertThat(other.get(h).most().low()).isEqualTo(-one.get(h).most().high(), within(0.5));
        }
    }

    @Test
    void the_same_history_always_has_the_same_forecast() {
        var y = Made.sales(60, 12, 1);
        var one = Made.forecast(y, 12, 12);
        var other = Made.forecast(y.clone(), 12, 12);
        assertThat(other.periods()).isEqualTo(one.periods());
        assertThat(other.total(0, 3)).isEqualTo(one.total(0, 3));
    }

    @Test
    void the_history_given_is_left_as_it_was() {
        var y = Made.sales(60, 12, 1);
        y[7] = 1e6;
        var copy = y.clone();
        assertThat(Made.forecast(y, 12, 3).tamed()).containsExactly(7);
        assertThat(y).isEqualTo(copy);
    }

    @Test
    void a_constant_history_goes_on() {
        for (int length : new int[] {6, 9, 24, 30, 60}) {
            var forecast = Made.forecast(Made.of(length, _ -> 250), 12, 12);
            isSound(forecast, 12);
            for (var expected : forecast.periods()) {
                assertThat(expected.mean()).isEqualTo(250, within(0.001));
                assertThat(expected.most().contains(250)).isTrue();
            }
        }
    }

    @Test
    void a_total_has_the_sum_of_means_and_less_than_the_sum_of_ranges() {
        var forecast = Made.forecast(Made.sales(72, 12, 6), 12, 12);
        var quarter = forecast.total(3, 6);
        double mean = 0;
        double width = 0;
        for (var expected : forecast.periods().subList(3, 6)) {
            mean += expected.mean();
            width += expected.most().high() - expected.most().low();
        }
        assertThat(quarter.mean()).isEqualTo(mean, within(1e-9));
        double found = quarter.most().high() - quarter.most().low();
        assertThat(found).isLessThan(width).isGreaterThan(width / Math.sqrt(3) * 0.99);
        assertThat(forecast.total(3, 4)).isEqualTo(forecast.periods().get(3));
        assertThatThrownBy(() -> forecast.total(3, 13)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_parts_sum_to_the_forecast() {
        var forecast = Made.forecast(Made.sales(72, 12, 6), 12, 12);
        assertThat(forecast.parts()).extracting(Part::method).containsExactly(Method.THETA,
                Method.DYNAMIC_THETA, Method.SMOOTHING, Method.SEASONAL_NAIVE);
        var means = Made.means(forecast);
        for (int h = 0; h < 12; h++) {
            double sum = 0;
            for (var part : forecast.parts()) sum += part.weight() * part.path()[h];
            assertThat(means[h]).isEqualTo(sum, within(1e-9));
        }
    }

    /// 200 histories with the half year after them.
    @Test
    void ranges_hold_as_often_as_they_say() {
        int[] held = new int[3];
        int points = 0;
        for (int seed = 0; seed < 200; seed++) {
            var y = Made.sales(46, 4, seed);
            var periods = Made.forecast(Arrays.copyOf(y, 40), 4, 6).periods();
            for (int h = 0; h < 6; h++) {
                points++;
                if (periods.get(h).half().contains(y[40 + h])) held[0]++;
                if (periods.get(h).most().contains(y[40 + h])) held[1]++;
                if (periods.get(h).nearly().contains(y[40 + h])) held[2]++;
            }
        }
        assertThat((double) held[0] / points).isBetween(0.40, 0.65);
        assertThat((double) held[1] / points).isBetween(0.75, 0.92);
        assertThat((double) held[2] / points).isBetween(0.92, 0.99);
    }

    /// Each year is the one before but for chance, which no average improves.
    @Test
    void where_the_naive_method_does_best_it_counts_more() {
        double counted = 0;
        for (int seed = 0; seed < 10; seed++) {
            var y = Made.noise(96, 0, 10, seed);
            for (int t = 0; t < 96; t++) y[t] += t < 12 ? 200 + 7 * y[t] : y[t - 12];
            counted += Made.forecast(y, 12, 12).parts().getLast().weight() / 10;
        }
        double other = Made.forecast(Made.noise(96, 200, 10, 1), 12, 12).parts().getLast().weight();
        assertThat(counted).isGreaterThan(0.2).isGreaterThan(1.5 * other);
    }
}
