package linecard.series;

import linecard.series.NotEnough.Reason;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Histories as they are brought: a sensible figure, or why there is none.
class BadHistoryTest {

    private static Answer answer(double... values) {
        return Forecasting.of(History.of(values, 12), 6);
    }

    @Test
    void no_history_and_nothing_but_zeros_say_so() {
        assertThat(answer()).isEqualTo(new NotEnough(Reason.NOTHING));
        assertThat(answer(new double[30])).isEqualTo(new NotEnough(Reason.NOTHING));
    }

    @Test
    void a_few_months_are_too_few_for_any_number() {
        for (int months = 1; months < 6; months++) {
            assertThat(answer(Made.noise(months, 100, 10, 1))).isEqualTo(new NotEnough(Reason.TOO_SHORT));
        }
        assertThat(answer(Made.noise(6, 100, 10, 1))).isInstanceOf(Forecast.class);
        for (int quarters = 1; quarters < 4; quarters++) {
            assertThat(Forecasting.of(History.of(Made.noise(quarters, 100, 10, 1), 4), 1))
                    .isEqualTo(new NotEnough(Reason.TOO_SHORT));
        }
    }

    @Test
    void zeros_before_the_first_sale_are_no_history() {
        var late = new double[40];
        late[38] = 100;
        late[39] = 120;
        assertThat(answer(late)).isEqualTo(new NotEnough(Reason.TOO_SHORT));
        var y = Made.noise(20, 100, 10, 4);
        var joined = new double[30];
        System.arraycopy(y, 0, joined, 10, 20);
        var forecast = Made.forecast(joined, 12, 6);
        assertThat(forecast.start()).isEqualTo(10);
        assertThat(forecast.periods()).isEqualTo(Made.forecast(y, 12, 6).periods());
    }

    @Test
    void one_or_two_orders_in_years_are_too_few() {
        var single = new double[36];
        single[5] = 1_000_000;
        assertThat(answer(single)).isEqualTo(new NotEnough(Reason.TOO_FEW));
        single[20] = 500_000;
        assertThat(answer(single)).isEqualTo(new NotEnough(Reason.TOO_FEW));
    }

    @Test
    void one_huge_order_does_not_become_the_forecast() {
        for (int at = 0; at < 30; at++) {
            var y = Made.noise(30, 100, 10, at);
            y[at] = 10_000;
            var forecast = Made.forecast(y, 12, 6);
            ForecastingTest.isSound(forecast, 6);
            assertThat(forecast.tamed()).containsExactly(at);
            for (var expected : forecast.periods()) {
                assertThat(expected.mean()).as("huge at " + at).isBetween(80.0, 160.0);
            }
        }
    }

    @Test
    void one_huge_order_among_gaps_does_not_either() {
        var y = Made.of(40, t -> t % 3 == 0 ? 10 + t % 2 : 0);
        y[18] = 5_000;
        var forecast = Made.forecast(y, 12, 12);
        ForecastingTest.isSound(forecast, 12);
        assertThat(forecast.tamed()).containsExactly(18);
        assertThat(forecast.total(0, 12).mean()).isBetween(30.0, 60.0);
    }

    @Test
    void what_was_sold_in_no_working_days_does_not_count() {
        var days = Made.of(20, t -> t < 10 ? 0 : 20);
        var y = Made.of(14, t -> t < 10 ? 100 : 0);
        assertThat(Forecasting.of(History.of(y, 12).lasting(days), 6)).isEqualTo(new NotEnough(Reason.TOO_FEW));
        assertThat(Forecasting.of(History.of(y, 12).lasting(new double[20]), 6))
                .isEqualTo(new NotEnough(Reason.TOO_FEW));
    }

    @Test
    void a_short_history_is_less_sure_than_a_long_one() {
        double before = Double.POSITIVE_INFINITY;
        for (int length : new int[] {6, 12, 60}) {
            double width = 0;
            for (int seed = 0; seed < 40; seed++) {
                var range = Made.forecast(Made.noise(length, 100, 10, seed), 12, 1).periods().getFirst().nearly();
                width += range.high() - range.low();
            }
            assertThat(width).as(length + " months").isLessThan(before);
            before = width;
        }
    }

    @Test
    void months_below_zero_are_taken_as_they_are() {
        var y = Made.noise(36, 100, 10, 3);
        y[12] = -40;
        y[25] = -60;
        var forecast = Made.forecast(y, 12, 12);
        ForecastingTest.isSound(forecast, 12);
        assertThat(forecast.total(0, 12).mean()).isBetween(900.0, 1_300.0);
        var all = Made.forecast(Made.times(Made.noise(36, 100, 10, 3), -1), 12, 12);
        ForecastingTest.isSound(all, 12);
        assertThat(all.total(0, 12).mean()).isBetween(-1_300.0, -1_100.0);
    }

    @Test
    void what_never_was_below_zero_is_not_expected_to_be() {
        var falling = Made.of(40, t -> Math.max(0.5, 100 - 2.6 * t));
        var noisy = Made.noise(40, 10, 8, 1);
        for (int t = 0; t < 40; t++) noisy[t] = Math.max(0.1, noisy[t]);
        for (var y : new double[][] {falling, noisy}) {
            for (var expected : Made.forecast(y, 12, 18).periods()) {
                assertThat(expected.nearly().low()).isNotNegative();
                assertThat(expected.mean()).isNotNegative();
            }
        }
    }

    @Test
    void weeks_of_a_4_4_5_quarter_are_not_taken_for_growth() {
        var lengths = Made.of(30, t -> t % 3 == 2 ? 5 : 4);
        var y = Made.of(24, t -> 1_000 * lengths[t]);
        var forecast = Made.forecast(History.of(y, 12).lasting(lengths), 6);
        assertThat(forecast.byLength()).isTrue();
        assertThat(Made.means(forecast)).containsExactly(
                new double[] {4_000, 4_000, 5_000, 4_000, 4_000, 5_000}, within(0.01));
    }

    @Test
    void a_year_of_53_weeks_does_not_raise_the_next() {
        var lengths = Made.of(48, t -> t == 35 ? 6 : t % 3 == 2 ? 5 : 4);
        var noise = Made.noise(36, 1_000, 20, 2);
        var y = Made.of(36, t -> noise[t] * lengths[t]);
        var year = Made.forecast(History.of(y, 12).lasting(lengths), 12);
        assertThat(year.total(0, 12).mean()).isEqualTo(52_000, within(1_000.0));
        assertThat(year.periods().get(11).mean()).isEqualTo(5_000, within(300.0));
    }

    @Test
    void working_days_are_told_from_growth_and_left_out_where_they_say_nothing() {
        var random = new java.util.Random(8);
        var days = Made.of(60, _ -> 18 + random.nextInt(6));
        var noise = Made.noise(48, 10, 0.3, 8);
        var byDay = Made.of(48, t -> noise[t] * days[t]);
        var forecast = Made.forecast(History.of(byDay, 12).lasting(days), 12);
        assertThat(forecast.byLength()).isTrue();
        double perDay = forecast.total(0, 12).mean() / Arrays.stream(days, 48, 60).sum();
        assertThat(perDay).isEqualTo(10, within(0.3));
        var even = Made.noise(48, 200, 4, 8);
        assertThat(Made.forecast(History.of(even, 12).lasting(days), 12).byLength()).isFalse();
    }

    /// From the middle of the first month to the middle of the last but for what was sold then.
    @Test
    void who_joins_in_the_middle_of_a_month_is_not_taken_for_growing() {
        var days = Made.of(30, _ -> 20);
        days[0] = 4;
        var y = Made.of(24, t -> 10 * days[t]);
        y[0] = 3;
        var means = Made.means(Made.forecast(History.of(y, 12).lasting(days), 6));
        for (double mean : means) assertThat(mean).isEqualTo(200, within(1.0));
    }

    @Test
    void after_somebody_left_nothing_is_expected() {
        var days = Made.of(30, t -> t < 26 ? 20 : 0);
        var forecast = Made.forecast(History.of(Made.noise(24, 200, 20, 1), 12).lasting(days), 6);
        ForecastingTest.isSound(forecast, 6);
        assertThat(forecast.periods().get(1).mean()).isPositive();
        for (var gone : forecast.periods().subList(2, 6)) {
            assertThat(gone.mean()).isZero();
            assertThat(gone.nearly()).isEqualTo(new Range(0, 0));
        }
    }

    @Test
    void who_sells_nothing_any_more_is_expected_to_sell_less_and_less() {
        var y = Arrays.copyOf(Made.noise(24, 100, 10, 2), 36);
        double after = Made.forecast(y, 12, 6).periods().getFirst().mean();
        assertThat(after).isBetween(0.0, 60.0);
    }

    @Test
    void figures_that_are_none_are_not_taken() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e19, -1e300}) {
            assertThatThrownBy(() -> History.of(new double[] {1, bad}, 12))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        var ten = History.of(new double[10], 12);
        assertThatThrownBy(() -> ten.lasting(new double[9])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ten.lasting(Made.of(12, _ -> -1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> History.of(new double[10], 0)).isInstanceOf(IllegalArgumentException.class);
        var known = History.of(Made.noise(10, 5, 1, 1), 12);
        assertThatThrownBy(() -> Forecasting.of(known, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Forecasting.of(known, 261)).isInstanceOf(IllegalArgumentException.class);
        var short12 = known.lasting(Made.of(12, _ -> 20));
        assertThatThrownBy(() -> Forecasting.of(short12, 6)).isInstanceOf(IllegalArgumentException.class);
    }
}
