package linecard.bench;

import linecard.PublishedCases;
import linecard.series.Expected;
import linecard.series.Forecast;
import linecard.series.Forecasting;
import linecard.series.History;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// How good forecasts of the next quarter are for the sales people of AdventureWorks, made at the end
/// of each quarter from the months until then, beside the quarter before, the same quarter of the year
/// before, and the quota: `bin/bench sellers`.
final class SellersBench {

    private static final YearMonth FIRST = YearMonth.of(2005, 7);
    private static final int MONTHS = 24;

    /// Sums over quarters: what came, how far off each number was, how often ranges held.
    private static final class Score {

        private int count;
        private double sold;
        private double engine;
        private double before;
        private double quota;
        private int most;
        private int nearly;
        private int years;
        private double soldAfterYear;
        private double engineAfterYear;
        private double yearBefore;

        void add(double came, Expected expected, double last, double year, double promised) {
            count++;
            sold += came;
            engine += Math.abs(came - expected.mean());
            before += Math.abs(came - last);
            quota += Math.abs(came - promised);
            if (expected.most().contains(came)) most++;
            if (expected.nearly().contains(came)) nearly++;
            if (Double.isNaN(year)) return;
            years++;
            soldAfterYear += came;
            engineAfterYear += Math.abs(came - expected.mean());
            yearBefore += Math.abs(came - year);
        }

        void print(String name) {
            System.out.printf("%-8s %3d  forecast %5.1f %%  quarter before %5.1f %%  quota %5.1f %%"
                            + "  80 %% held %5.1f %%  95 %% held %5.1f %%", name, count, 100 * engine / sold,
                    100 * before / sold, 100 * quota / sold, 100.0 * most / count, 100.0 * nearly / count);
            System.out.printf(years == 0 ? "%n" : "  with a year before, of %d: %.1f %%, that year %.1f %%%n",
                    years, 100 * engineAfterYear / soldAfterYear, 100 * yearBefore / soldAfterYear);
        }
    }

    private SellersBench() {}

    static void main(String[] args) throws IOException {
        var months = months();
        var quotas = quotas();
        var all = new Score();
        for (int quarter = 1; quarter < MONTHS / 3; quarter++) {
            var score = new Score();
            for (var seller : months.entrySet()) {
                var known = Arrays.copyOf(seller.getValue(), 3 * quarter);
                double came = quarter(seller.getValue(), quarter);
                var promised = quotas.get(seller.getKey() + " " + FIRST.plusMonths(3L * quarter));
                if (promised == null || !(Forecasting.of(History.of(known, 12), 3)
                        instanceof Forecast forecast)) continue;
                double year = quarter < 4 ? Double.NaN : quarter(known, quarter - 4);
                double last = quarter(known, quarter - 1);
                for (var to : new Score[] {score, all}) {
                    to.add(came, forecast.total(0, 3), last, year == 0 ? Double.NaN : year, promised);
                }
            }
            if (score.count > 0) score.print(FIRST.plusMonths(3L * quarter).toString());
        }
        all.print("all");
        System.out.printf("sellers forecast=%.1f before=%.1f quota=%.1f held80=%.1f held95=%.1f of=%d%n",
                100 * all.engine / all.sold, 100 * all.before / all.sold, 100 * all.quota / all.sold,
                100.0 * all.most / all.count, 100.0 * all.nearly / all.count, all.count);
    }

    private static double quarter(double[] months, int quarter) {
        return months[3 * quarter] + months[3 * quarter + 1] + months[3 * quarter + 2];
    }

    /// Net of orders by sales person and month.
    private static Map<String, double[]> months() throws IOException {
        var months = new TreeMap<String, double[]>();
        for (var row : PublishedCases.rows("adventureworks/sales_order.csv")) {
            int month = (int) FIRST.until(YearMonth.from(LocalDate.parse(row[1])),
                    java.time.temporal.ChronoUnit.MONTHS);
            months.computeIfAbsent(row[3], _ -> new double[MONTHS])[month] += Double.parseDouble(row[6]);
        }
        return months;
    }

    private static Map<String, Double> quotas() throws IOException {
        var quotas = new TreeMap<String, Double>();
        for (var row : PublishedCases.rows("adventureworks/quota_history.csv")) {
            quotas.put(row[0] + " " + YearMonth.from(LocalDate.parse(row[1])), Double.parseDouble(row[3]));
        }
        return quotas;
    }
}
