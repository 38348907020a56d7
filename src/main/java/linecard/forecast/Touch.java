package linecard.forecast;

/// Calls, and what was ordered after them, at an account or at several together.
///
/// @param recent calls of the last 30 days, of the 30 before, and of the 30 before those
/// @param calls all of the stretch that is measured
/// @param followed what was ordered then within 30, 60, 90 days after the latest call, minor units
/// @param without what was ordered then without such a call
record Touch(double[] recent, double calls, double[] followed, double without) {

    static final int LAGS = 3;
    static final int LAG_DAYS = 30;

    static Touch none() {
        return new Touch(new double[LAGS], 0, new double[LAGS], 0);
    }

    /// Both, the other by a share of it.
    Touch plus(Touch other, double share) {
        var sum = new double[LAGS];
        var came = new double[LAGS];
        for (int lag = 0; lag < LAGS; lag++) {
            sum[lag] = recent[lag] + share * other.recent[lag];
            came[lag] = followed[lag] + share * other.followed[lag];
        }
        return new Touch(sum, calls + share * other.calls, came,
                without + share * other.without);
    }

    double allFollowed() {
        double all = 0;
        for (double one : followed) all += one;
        return all;
    }
}
