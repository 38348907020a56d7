package linecard.forecast;

/// What calls are expected to bring: those made lately, and those that will be made if it goes on
/// as it did. An order counts as brought by the latest call at its account within 90 days.
final class ActivityRules {

    /// So many calls, over so many days, say something.
    static final int FEWEST_CALLS = 30;
    static final int FEWEST_DAYS = 28;

    /// A part's own calls count beside so many of all together.
    private static final double BORROWED = 20;
    private static final int STEPS = 14;

    private ActivityRules() {}

    /// How the whole organisation's calls turn into orders.
    ///
    /// @param days of the stretch that is measured
    /// @param perCall what a call brought, in minor units
    /// @param lag what part of it came within 30, 60, 90 days; sums to one
    record Yield(long days, double perCall, double[] lag) {

        static Yield of(Touch all, long days) {
            var lag = new double[Touch.LAGS];
            double followed = all.allFollowed();
            for (int i = 0; i < lag.length; i++) {
                lag[i] = followed <= 0 ? 1.0 / lag.length
                        : Math.max(0, all.followed()[i]) / followed;
            }
            return new Yield(days, all.calls() == 0 ? 0 : followed / all.calls(), lag);
        }

        static boolean isKnown(Touch all, long days) {
            return days >= FEWEST_DAYS && all.calls() >= FEWEST_CALLS && all.allFollowed() > 0;
        }
    }

    /// @param all of each month ahead, of the running one what is to come
    /// @param fromCalls the part of it that rests on calls not made yet
    /// @param callsPerWeek how many those are
    record Path(double[] all, double[] fromCalls, double callsPerWeek) {}

    static Path path(Touch of, Yield yield, Horizon horizon) {
        double perCall = (of.allFollowed() + BORROWED * yield.perCall()) / (of.calls() + BORROWED);
        double pace = (of.recent()[0] + of.recent()[1] + of.recent()[2]) / Touch.LAGS;
        var made = new double[STEPS];
        var future = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            for (int back = 0; back < Touch.LAGS; back++) {
                made[step] += of.recent()[back] * perCall
                        * (lag(yield, step + back) + lag(yield, step + back + 1)) / 2;
            }
            for (int since = 0; since <= step; since++) {
                future[step] += pace * perCall
                        * (lag(yield, since - 1) + lag(yield, since)) / 2;
            }
        }
        double base = Math.max(0, of.without()) / yield.days();
        var all = new double[Horizon.MONTHS];
        var fromCalls = new double[Horizon.MONTHS];
        long from = 0;
        for (int month = 0; month < all.length; month++) {
            long to = from + horizon.daysLeft(month);
            fromCalls[month] = between(future, from, to);
            all[month] = between(made, from, to) + fromCalls[month] + base * (to - from);
            from = to;
        }
        return new Path(all, fromCalls, pace * 7 / Touch.LAG_DAYS);
    }

    private static double lag(Yield yield, int at) {
        return at < 0 || at >= Touch.LAGS ? 0 : yield.lag()[at];
    }

    /// Of amounts by steps of 30 days, what falls on the days between two, the last step going on.
    private static double between(double[] steps, long from, long to) {
        double sum = 0;
        for (long day = from; day < to; ) {
            int step = (int) Math.min(STEPS - 1, day / Touch.LAG_DAYS);
            long end = step == STEPS - 1 ? to : Math.min(to, (step + 1L) * Touch.LAG_DAYS);
            sum += steps[step] * (end - day) / Touch.LAG_DAYS;
            day = end;
        }
        return sum;
    }
}
