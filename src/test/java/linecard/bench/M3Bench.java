package linecard.bench;

import linecard.PublishedCases;
import linecard.series.Expected;
import linecard.series.Forecast;
import linecard.series.Forecasting;
import linecard.series.History;
import linecard.series.Method;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How good and how quick forecasts are on series of the M3 competition:
/// `bin/bench m3 [FOLDER] [inside]`. They lie in shared/data/m3 beside the checkout, or in another
/// folder there, or at a path. With `inside`, the figures to be forecast are the last ones of each
/// history and those after them are not looked at: so methods are compared before a choice is made.
final class M3Bench {

    private record Series(int cycle, double[] history, double[] later) {

        /// With only what was known so many periods before the history's end.
        Series before(int periods) {
            int known = history.length - periods;
            return new Series(cycle, Arrays.copyOf(history, known),
                    Arrays.copyOfRange(history, known, history.length));
        }

        Forecast forecast() {
            return (Forecast) Forecasting.of(History.of(history, cycle), later.length);
        }

        /// The symmetric error in percent, as the competition has it.
        double percent(double[] path) {
            double sum = 0;
            for (int h = 0; h < path.length; h++) {
                double size = Math.abs(later[h]) + Math.abs(path[h]);
                if (size > 0) sum += 200 * Math.abs(later[h] - path[h]) / size;
            }
            return sum / path.length;
        }

        /// The error as a share of that of the seasonal naive method within the history.
        double scaled(double[] path) {
            double naive = 0;
            for (int t = cycle; t < history.length; t++) {
                naive += Math.abs(history[t] - history[t - cycle]);
            }
            naive /= history.length - cycle;
            double sum = 0;
            for (int h = 0; h < path.length; h++) sum += Math.abs(later[h] - path[h]);
            return sum / path.length / naive;
        }
    }

    private M3Bench() {}

    static void main(String[] args) throws IOException {
        boolean isInside = args.length > 0 && args[args.length - 1].equals("inside");
        var folder = args.length > (isInside ? 1 : 0) ? args[0] : "m3";
        long began = System.nanoTime();
        double monthly = measured("monthly", read(folder, "monthly", 12, isInside ? 18 : 0));
        double quarterly = measured("quarterly", read(folder, "quarterly", 4, isInside ? 8 : 0));
        System.out.printf("m3 monthly=%.3f quarterly=%.3f seconds=%.1f%n",
                monthly, quarterly, (System.nanoTime() - began) / 1e9);
    }

    private static List<Series> read(String folder, String name, int cycle, int inside)
            throws IOException {
        var all = new ArrayList<Series>();
        for (var row : PublishedCases.rows(folder + "/" + name + ".csv")) {
            var series = new Series(cycle, numbers(row[7]), numbers(row[8]));
            if (inside == 0) all.add(series);
            else if (series.history().length - inside > 2 * cycle) all.add(series.before(inside));
        }
        return all;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(";")).mapToDouble(Double::parseDouble).toArray();
    }

    /// Prints the errors by method and how often ranges held.
    ///
    /// @return the combination's symmetric error
    private static double measured(String name, List<Series> all) {
        var forecasts = all.parallelStream().map(Series::forecast).toList();
        var sums = new EnumMap<Method, double[]>(Method.class);
        var held = new double[3];
        int points = 0;
        for (int i = 0; i < all.size(); i++) {
            var series = all.get(i);
            for (var part : forecasts.get(i).parts()) add(sums, part.method(), series, part.path());
            var periods = forecasts.get(i).periods();
            add(sums, Method.COMBINATION, series,
                    periods.stream().mapToDouble(Expected::mean).toArray());
            for (int h = 0; h < periods.size(); h++) {
                points++;
                if (periods.get(h).half().contains(series.later()[h])) held[0]++;
                if (periods.get(h).most().contains(series.later()[h])) held[1]++;
                if (periods.get(h).nearly().contains(series.later()[h])) held[2]++;
            }
        }
        for (var sum : sums.entrySet()) {
            var found = sum.getValue();
            System.out.printf("%-10s %-15s smape %6.3f  mase %.4f  of %.0f%n", name,
                    sum.getKey().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                    found[0] / found[2], found[1] / found[2], found[2]);
        }
        System.out.printf("%-10s held by ranges of 50 %%: %.1f %%, 80 %%: %.1f %%, 95 %%: %.1f %%%n",
                name, 100 * held[0] / points, 100 * held[1] / points, 100 * held[2] / points);
        return sums.get(Method.COMBINATION)[0] / all.size();
    }

    private static void add(
            Map<Method, double[]> sums, Method method, Series series, double[] path) {
        var sum = sums.computeIfAbsent(method, _ -> new double[3]);
        sum[0] += series.percent(path);
        sum[1] += series.scaled(path);
        sum[2]++;
    }
}
