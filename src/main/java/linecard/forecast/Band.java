package linecard.forecast;

/// Where amounts are expected to lie: with a chance of 50 %, and with one of 80 %. One of each for
/// every month, or every quarter.
record Band(double[] halfLow, double[] halfHigh, double[] mostLow, double[] mostHigh) {

    static Band of(int size) {
        return new Band(new double[size], new double[size], new double[size], new double[size]);
    }

    void put(int i, double halfLower, double halfUpper, double lower, double upper) {
        halfLow[i] = halfLower;
        halfHigh[i] = halfUpper;
        mostLow[i] = lower;
        mostHigh[i] = upper;
    }

    /// Around other amounts, wider by a factor. No end lies below the floor, unless the amount
    /// itself does: where sales are few and large, half of what may come can end below the mean.
    ///
    /// @param from what these ranges lie around
    Band around(double[] from, double[] to, double stretch, double floor) {
        var moved = of(halfLow.length);
        for (int i = 0; i < halfLow.length; i++) {
            double lowest = Math.min(floor, to[i]);
            moved.put(i, Math.max(lowest, to[i] + stretch * (halfLow[i] - from[i])),
                    Math.max(lowest, to[i] + stretch * (halfHigh[i] - from[i])),
                    Math.max(lowest, to[i] + stretch * (mostLow[i] - from[i])),
                    Math.max(lowest, to[i] + stretch * (mostHigh[i] - from[i])));
        }
        return moved;
    }
}
