package linecard.forecast;

import linecard.series.Expected;
import linecard.series.Forecast;
import linecard.series.Forecasting;
import linecard.series.History;
import linecard.series.NotEnough;

/// What the months that were say of those ahead. Amounts in minor units.
sealed interface Seasons {

    /// @param mean of each month as a whole, what is there of the running one included
    /// @param quarters with the months of the running one that are over
    /// @param neverBelow whether nothing was ever below zero
    record Told(double[] mean, Band band, double[] quarters, Band quarterBand, boolean neverBelow)
            implements Seasons {}

    record Silent(NotEnough.Reason reason) implements Seasons {}

    /// So much in a unit that amounts of the largest organisation stay within the engine's reach;
    /// a power of two, so that nothing is rounded.
    double UNIT = 1024;

    static Seasons of(Horizon horizon, double[] past, double soFar) {
        var values = new double[past.length];
        for (int i = 0; i < past.length; i++) values[i] = past[i] / UNIT;
        return switch (Forecasting.of(
                History.of(values, 12).lasting(horizon.lengths()), Horizon.MONTHS)) {
            case NotEnough none -> new Silent(none.reason());
            case Forecast forecast -> told(horizon, past, soFar, forecast);
        };
    }

    private static Told told(Horizon horizon, double[] past, double soFar, Forecast forecast) {
        boolean neverBelow = soFar >= 0;
        for (double value : past) neverBelow &= value >= 0;
        var mean = new double[Horizon.MONTHS];
        var band = Band.of(mean.length);
        double left = horizon.left();
        for (int month = 0; month < mean.length; month++) {
            var expected = forecast.periods().get(month);
            double part = month == 0 ? left : 1;
            mean[month] = (month == 0 ? soFar : 0) + part * expected.mean() * UNIT;
            put(band, month, mean[month], expected, Math.sqrt(part));
        }
        var sizes = horizon.quarters();
        var quarters = new double[sizes.size()];
        var quarterBand = Band.of(quarters.length);
        for (int quarter = 0, from = 0; quarter < quarters.length; quarter++) {
            int to = from + sizes.get(quarter);
            quarters[quarter] = quarter == 0 ? passed(horizon, past) : 0;
            for (int month = from; month < to; month++) quarters[quarter] += mean[month];
            put(quarterBand, quarter, quarters[quarter], forecast.total(from, to),
                    Math.sqrt(partLeft(horizon, from, to)));
            from = to;
        }
        return new Told(mean, band, quarters, quarterBand, neverBelow);
    }

    /// What came in the months of the running quarter that are over.
    static double passed(Horizon horizon, double[] past) {
        double passed = 0;
        for (int back = 1; back <= horizon.passedInQuarter(); back++) {
            if (past.length >= back) passed += past[past.length - back];
        }
        return passed;
    }

    private static double partLeft(Horizon horizon, int from, int to) {
        double whole = 0;
        double left = 0;
        for (int month = from; month < to; month++) {
            whole += horizon.lengths()[horizon.past().size() + month];
            left += horizon.workingDaysLeft(month);
        }
        return whole == 0 ? 1 : left / whole;
    }

    private static void put(Band band, int i, double mean, Expected of, double part) {
        double wide = part * UNIT;
        band.put(i, mean - wide * (of.mean() - of.half().low()),
                mean + wide * (of.half().high() - of.mean()),
                mean - wide * (of.mean() - of.most().low()),
                mean + wide * (of.most().high() - of.mean()));
    }

    /// The same month of the year before, or the latest month where there was none: what every
    /// forecast has to be better than.
    static double[] naive(double[] past) {
        var naive = new double[Horizon.MONTHS];
        if (past.length == 0) return naive;
        for (int month = 0; month < naive.length; month++) {
            int at = past.length + month - 12;
            naive[month] = at >= 0 && at < past.length ? past[at] : past[past.length - 1];
        }
        return naive;
    }
}
