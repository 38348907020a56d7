package linecard.series;

import linecard.series.Model.Parameter;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Demand with gaps.
class SparseTest {

    private static double[] gaps(int length, double chance, long seed) {
        var random = new Random(seed);
        var y = Made.of(length, _ -> random.nextDouble() < chance ? 10 + random.nextInt(5) : 0);
        y[0] = 10;
        return y;
    }

    private static double path(Forecast forecast, Method method) {
        return forecast.parts().stream().filter(part -> part.method() == method)
                .findFirst().orElseThrow().path()[0];
    }

    /// Both recursions as they are published, beginning with the means of the first half.
    @Test
    void both_methods_are_those_of_their_papers() {
        var y = gaps(40, 0.3, 3);
        var first = Arrays.copyOf(y, 20);
        double events = Arrays.stream(first).filter(value -> value > 0).count();
        double size = Arrays.stream(first).sum() / events;
        double interval = 20 / events;
        double chance = events / 20;
        int since = 1;
        for (double value : y) {
            if (value > 0) {
                size = 0.1 * value + 0.9 * size;
                interval = 0.1 * since + 0.9 * interval;
                since = 0;
            }
            chance = 0.1 * (value > 0 ? 1 : 0) + 0.9 * chance;
            since++;
        }
        var found = Made.forecast(y, 12, 3);
        assertThat(path(found, Method.CROSTON)).isEqualTo(0.95 * size / interval, within(1e-9));
        assertThat(path(found, Method.CHANCE)).isEqualTo(chance * size, within(1e-9));
        assertThat(Made.parameter(found.parts().get(1).models().getFirst(), Parameter.CHANCE))
                .isEqualTo(chance, within(1e-9));
    }

    @Test
    void what_ends_is_given_up_by_chance_and_not_by_croston() {
        var y = Arrays.copyOf(gaps(24, 0.6, 5), 48);
        var found = Made.forecast(y, 1, 1);
        assertThat(path(found, Method.CHANCE)).isLessThan(0.2 * path(found, Method.CROSTON));
        assertThat(found.parts().get(1).weight()).as("and believed").isGreaterThan(0.6);
    }

    @Test
    void most_single_periods_bring_nothing_and_a_year_brings_something() {
        var found = Made.forecast(gaps(48, 0.2, 7), 12, 12);
        var one = found.periods().getFirst();
        assertThat(one.half()).isEqualTo(new Range(0, 0));
        assertThat(one.nearly().high()).isGreaterThan(8);
        var year = found.total(0, 12);
        assertThat(year.mean()).isEqualTo(12 * one.mean(), within(1e-9)).isBetween(12.0, 50.0);
        assertThat(year.half().low()).isGreaterThan(5);
        assertThat(year.nearly().high()).isLessThan(12 * 15.0);
    }

    /// 300 histories of the same chance, each with the year after it.
    @Test
    void the_ranges_of_a_year_hold_as_often_as_they_say() {
        int[] held = new int[2];
        for (int seed = 0; seed < 300; seed++) {
            var y = gaps(60, 0.3, seed);
            var year = Made.forecast(Arrays.copyOf(y, 48), 12, 12).total(0, 12);
            double came = Arrays.stream(y, 48, 60).sum();
            if (year.most().contains(came)) held[0]++;
            if (year.nearly().contains(came)) held[1]++;
        }
        assertThat(held[0] / 300.0).isBetween(0.75, 0.92);
        assertThat(held[1] / 300.0).isBetween(0.92, 0.99);
    }

    @Test
    void without_any_working_day_nothing_comes() {
        var lengths = new double[51];
        Arrays.fill(lengths, 21);
        lengths[49] = 0;
        var found = Made.forecast(History.of(gaps(48, 0.3, 2), 12).lasting(lengths), 3);
        assertThat(found.periods().get(1)).isEqualTo(new Expected(0, new Range(0, 0), new Range(0, 0),
                new Range(0, 0)));
        assertThat(found.periods().get(2).mean()).isPositive();
        Arrays.fill(lengths, 48, 51, 0);
        var gone = Made.forecast(History.of(gaps(48, 0.3, 2), 12).lasting(lengths), 3);
        assertThat(gone.total(0, 3).nearly()).isEqualTo(new Range(0, 0));
    }

    @Test
    void draws_are_even_and_always_the_same() {
        var draws = new Draws(1);
        var bins = new int[10];
        for (int i = 0; i < 100_000; i++) bins[(int) (10 * draws.next())]++;
        for (int bin : bins) assertThat(bin).isBetween(9_600, 10_400);
        assertThat(new Draws(1).next()).isEqualTo(new Draws(1).next()).isNotEqualTo(new Draws(2).next());
    }
}
