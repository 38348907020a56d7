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

    /// Around other amounts, wider by a factor, never below a floor.
    ///
    /// @param from what these ranges lie around
    Band around(double[] from, double[] to, double stretch, double floor) {
        var moved = of(halfLow.length);
        for (int i = 0; i < halfLow.length; i++) {
            moved.put(i, Math.max(Math.min(floor, to[i]), to[i] - stretch * (from[i] - halfLow[i])),
                    to[i] + stretch * (halfHigh[i] - from[i]),
                    Math.max(Math.min(floor, to[i]), to[i] - stretch * (from[i] - mostLow[i])),
                    to[i] + stretch * (mostHigh[i] - from[i]));
        }
        return moved;
    }
}
