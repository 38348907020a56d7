package linecard.series;

import linecard.series.Model.Parameter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Both Theta methods against what their papers say in words.
class ThetaTest {

    /// Level 1, growth 0.01 a period and a walk: long enough that where smoothing began is forgotten.
    private static double[] walk(long seed) {
        var noise = Made.noise(150, 0, 0.05, seed);
        double at = 0;
        var y = new double[noise.length];
        for (int t = 0; t < y.length; t++) {
            at += 0.5 * noise[t];
            y[t] = 1 + 0.01 * t + at + 0.5 * noise[t];
        }
        return y;
    }

    /// The mean of the line and of the history with doubled curves, smoothed.
    @Test
    void theta_is_the_mean_of_two_lines() {
        for (int seed = 0; seed < 5; seed++) {
            var y = walk(seed);
            var found = Theta.of(y, 6, 0);
            double alpha = Made.parameter(found.models().getFirst(), Parameter.LEVEL);
            var line = Numbers.line(y, y.length);
            double level = y[0];
            for (int t = 0; t < y.length; t++) {
                double curved = 2 * y[t] - line.start() - line.slope() * t;
                level += alpha * (curved - level);
            }
            for (int h = 0; h < 6; h++) {
                double straight = line.start() + line.slope() * (y.length + h);
                assertThat(found.mean()[h]).isEqualTo((straight + level) / 2, within(1e-6));
            }
        }
    }

    /// The line is drawn anew through all that is known, what is expected standing for what is not.
    @Test
    void dynamic_theta_draws_the_line_each_period() {
        for (int seed = 0; seed < 5; seed++) {
            var y = walk(seed);
            var found = DynamicTheta.of(y, 6, 0);
            var model = found.models().getFirst();
            double alpha = Made.parameter(model, Parameter.LEVEL);
            double share = 1 - 1 / Made.parameter(model, Parameter.THETA);
            var known = java.util.Arrays.copyOf(y, y.length + 6);
            double level = y[0];
            for (double value : y) level += alpha * (value - level);
            for (int h = 0; h < 6; h++) {
                int n = y.length + h;
                var line = Numbers.line(known, n);
                double rest = Math.pow(1 - alpha, n);
                // The paper counts periods from one, and so its line's height at zero.
                double expected = level + share * (rest * (line.start() - line.slope())
                        + (1 - rest * (1 - alpha)) / alpha * line.slope());
                assertThat(found.mean()[h]).as(seed + " " + h).isEqualTo(expected, within(1e-4));
                known[n] = expected;
                level += alpha * (expected - level);
            }
        }
    }

    @Test
    void a_surprise_moves_what_follows_as_far_as_it_stays() {
        var found = Theta.of(walk(1), 4, 0);
        double alpha = Made.parameter(found.models().getFirst(), Parameter.LEVEL);
        assertThat(found.response()).containsExactly(1, alpha, alpha, alpha);
        assertThat(found.variance()[3] / found.variance()[0]).isEqualTo(1 + 3 * alpha * alpha, within(1e-9));
    }

    @Test
    void on_a_straight_line_theta_follows_half_the_slope_at_least() {
        var y = Made.of(40, t -> 1 + 0.1 * t);
        assertThat(Theta.of(y, 2, 0).mean()[1]).isBetween(4.9, 5.2);
        assertThat(DynamicTheta.of(y, 2, 0).mean()[1]).isBetween(4.9, 5.2);
    }
}
