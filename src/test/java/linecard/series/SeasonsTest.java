package linecard.series;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeasonsTest {

    private static final double[] FACTOR = {0.5, 1.5, 1.2, 0.8};

    @Test
    void clear_seasons_are_found_whole() {
        var factors = Seasons.of(Made.of(40, t -> 100 * FACTOR[t % 4]), 4, true);
        assertThat(factors.figure()).containsExactly(FACTOR, within(1e-9));
        var amounts = Seasons.of(Made.of(40, t -> 3 * t + 50 * (FACTOR[t % 4] - 1)), 4, false);
        assertThat(amounts.figure()).containsExactly(new double[] {-25, 25, 10, -10}, within(1e-9));
    }

    @Test
    void without_the_season_a_history_is_even() {
        var y = Made.of(40, t -> 100 * FACTOR[t % 4]);
        assertThat(Seasons.of(y, 4, true).without(y)).containsOnly(new double[] {100}, within(1e-6));
    }

    /// Without any season, what is left of the differences by chance is mostly drawn together.
    @Test
    void what_is_chance_is_drawn_together() {
        double drawn = 0;
        double whole = 0;
        for (int seed = 0; seed < 20; seed++) {
            var y = Made.noise(60, 10, 1, seed);
            for (double figure : Seasons.of(y, 12, true).figure()) drawn += Math.abs(figure - 1);
            for (int place = 0; place < 12; place++) whole += Math.abs(mean(y, place) / Numbers.mean(y) - 1);
        }
        assertThat(drawn).isLessThan(0.6 * whole);
    }

    private static double mean(double[] y, int place) {
        double sum = 0;
        for (int t = place; t < y.length; t += 12) sum += y[t];
        return sum / (y.length / 12.0);
    }

    @Test
    void factors_have_the_mean_one_and_amounts_zero() {
        for (int cycle : new int[] {2, 3, 4, 7, 12}) {
            var y = Made.sales(4 * cycle, cycle, cycle);
            assertThat(Numbers.mean(Seasons.of(y, cycle, true).figure())).isEqualTo(1, within(1e-9));
            assertThat(Numbers.mean(Seasons.of(y, cycle, false).figure())).isEqualTo(0, within(1e-9));
        }
    }

    @Test
    void a_season_is_clear_or_chance() {
        assertThat(Seasons.areClear(Made.sales(60, 12, 1), 12)).isTrue();
        assertThat(Seasons.areClear(Made.sales(20, 12, 1), 12)).as("too short to tell").isFalse();
        assertThat(Seasons.areClear(Made.of(60, _ -> 5), 12)).isFalse();
        long clear = java.util.stream.LongStream.range(0, 100)
                .filter(seed -> Seasons.areClear(Made.noise(60, 10, 1, seed), 12)).count();
        assertThat(clear).as("of a hundred without any").isLessThan(15);
    }

    @Test
    void spikes_are_brought_in_and_lasting_changes_are_not() {
        var y = Made.noise(36, 100, 5, 2);
        assertThat(Spikes.tamed(y, 12)).isEqualTo(y);
        var spiked = y.clone();
        spiked[20] = 10_000;
        var tamed = Spikes.tamed(spiked, 12);
        assertThat(tamed[20]).isBetween(100.0, 200.0);
        tamed[20] = spiked[20];
        assertThat(tamed).as("all others").isEqualTo(spiked);
        var lasting = y.clone();
        for (int t = 20; t < 36; t++) lasting[t] += 500;
        assertThat(Spikes.tamed(lasting, 12)).isEqualTo(lasting);
        assertThat(Arrays.stream(Spikes.tamed(Made.of(24, t -> t == 9 ? 10_000 : 100), 12)).max().orElseThrow())
                .as("among equals").isLessThan(200);
    }
}
