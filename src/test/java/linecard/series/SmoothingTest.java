package linecard.series;

import linecard.series.Model.Parameter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// How models are fitted and weighed.
class SmoothingTest {

    /// Million tonnes a year, 1996 to 2013, as published with [FilterTest].
    static final double[] OIL = {445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21,
            500.43, 521.28, 508.95, 488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34};
    /// Millions a year, 1990 to 2016.
    static final double[] PASSENGERS = {17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19,
            31.58, 32.58, 33.48, 39.02, 41.39, 41.60, 44.66, 46.95, 48.73, 51.49, 50.03, 60.64, 63.36,
            66.36, 68.20, 68.12, 69.78, 72.60};

    private static Model model(Projection found, String form) {
        return found.models().stream().filter(model -> model.form().equals(form)).findFirst().orElseThrow();
    }

    @Test
    void the_published_fits_are_found() {
        var oil = model(Smoothing.of(OIL, 1, 3), "ANN");
        assertThat(Made.parameter(oil, Parameter.LEVEL)).isEqualTo(0.8339, within(0.03));
        var passengers = model(Smoothing.of(PASSENGERS, 1, 3), "AAN");
        assertThat(Made.parameter(passengers, Parameter.LEVEL)).isEqualTo(0.8302, within(0.03));
        assertThat(Made.parameter(passengers, Parameter.SLOPE)).isLessThan(0.001);
    }

    @Test
    void the_likeliest_has_the_season_and_the_trend_that_the_history_has() {
        var trendless = Smoothing.of(Made.noise(60, 1, 0.1, 1), 12, 6);
        assertThat(likeliest(trendless)).matches(".NN");
        var seasonal = Smoothing.of(Made.times(Made.sales(96, 12, 1), 0.01), 12, 6);
        assertThat(likeliest(seasonal)).matches("MA(d)?M");
        var added = Made.noise(60, 0, 0.1, 3);
        for (int t = 0; t < 60; t++) added[t] += t % 4 == 0 ? 1 : -0.3;
        assertThat(likeliest(Smoothing.of(added, 4, 6))).isEqualTo("ANA");
    }

    private static String likeliest(Projection found) {
        return found.models().stream().max(java.util.Comparator.comparingDouble(Model::weight))
                .orElseThrow().form();
    }

    @Test
    void weights_sum_to_one_and_parameters_stay_within_their_bounds() {
        for (int seed = 0; seed < 10; seed++) {
            var found = Smoothing.of(Made.times(Made.sales(40 + seed, 12, seed), 0.01), 12, 6);
            double sum = 0;
            for (var model : found.models()) {
                sum += model.weight();
                double alpha = Made.parameter(model, Parameter.LEVEL);
                assertThat(alpha).isBetween(0.0, 1.0);
                assertThat(model.parameters().getOrDefault(Parameter.SLOPE, 0.0)).isBetween(0.0, alpha);
                assertThat(model.parameters().getOrDefault(Parameter.SEASON, 0.0)).isBetween(0.0, 1 - alpha);
                assertThat(model.parameters().getOrDefault(Parameter.DAMPING, 0.9)).isBetween(0.8, 0.98);
            }
            assertThat(sum).isEqualTo(1, within(1e-9));
        }
    }

    /// All that adds moves with the history.
    @Test
    void what_only_adds_moves_with_the_history() {
        var y = Made.noise(48, 0, 1, 4);
        var moved = Made.of(48, t -> y[t] - 1);
        var found = Smoothing.of(y, 12, 6).mean();
        var other = Smoothing.of(moved, 12, 6).mean();
        for (int h = 0; h < 6; h++) assertThat(other[h]).isEqualTo(found[h] - 1, within(0.01));
    }

    @Test
    void the_search_finds_the_valley_of_rosenbrock() {
        var search = new NelderMead(p -> Math.pow(1 - p[0], 2) + 100 * Math.pow(p[1] - p[0] * p[0], 2),
                new double[] {-1.2, 1}, new double[] {0.1, 0.1});
        search.search(500, 1e-14);
        assertThat(search.point()).containsExactly(new double[] {1, 1}, within(1e-5));
        assertThat(search.least()).isLessThan(1e-10);
    }

    @Test
    void the_search_goes_around_where_there_is_nothing() {
        var search = new NelderMead(p -> p[0] < 0 ? Double.NaN : Math.pow(p[0] - 2, 2),
                new double[] {0.5}, new double[] {-1});
        search.search(200, 1e-12);
        assertThat(search.point()[0]).isEqualTo(2, within(1e-4));
    }
}
