package linecard.series;

/// What the season does in each period of a cycle.
///
/// @param figure of each place in the cycle, the first being that of the history's first period
/// @param multiplies whether the figures are factors around one, or amounts around zero
record Seasons(double[] figure, boolean multiplies) {

    /// Whether a history shows enough of its cycle for its season to be told: two of them.
    static boolean areTold(int length, int cycle) {
        return cycle > 1 && length > 2 * cycle;
    }

    /// Whether periods a cycle apart are alike beyond chance: the autocorrelation at that lag lies
    /// beyond its 90 % bound (Assimakopoulos and Nikolopoulos 2000).
    static boolean areClear(double[] y, int cycle) {
        if (!areTold(y.length, cycle)) return false;
        double mean = Numbers.mean(y);
        double all = 0;
        for (double value : y) all += (value - mean) * (value - mean);
        if (all <= 0) return false;
        double bound = 1;
        double found = 0;
        for (int lag = 1; lag <= cycle; lag++) {
            if (lag > 1) bound += 2 * found * found;
            double sum = 0;
            for (int t = lag; t < y.length; t++) sum += (y[t] - mean) * (y[t - lag] - mean);
            found = sum / all;
        }
        return found > 1.645 * Math.sqrt(bound / y.length);
    }

    /// By classical decomposition: each figure is the mean of what stands beside the moving average
    /// over a cycle. Since the mean of a few is as much chance as season, the figures are drawn
    /// together by the rule of James and Stein (Miller and Williams 2003): the less, the more they
    /// differ from each other than from themselves.
    static Seasons of(double[] y, int cycle, boolean multiplies) {
        var mean = new double[cycle];
        var squares = new double[cycle];
        var count = new int[cycle];
        int half = cycle / 2;
        for (int t = half; t < y.length - half; t++) {
            double middle = middle(y, t, cycle);
            double beside = multiplies ? y[t] / middle : y[t] - middle;
            int place = t % cycle;
            count[place]++;
            double off = beside - mean[place];
            mean[place] += off / count[place];
            squares[place] += off * (beside - mean[place]);
        }
        centre(mean, multiplies);
        shrink(mean, squares, count, multiplies ? 1 : 0);
        return new Seasons(mean, multiplies);
    }

    private static double middle(double[] y, int t, int cycle) {
        int half = cycle / 2;
        double sum = 0;
        for (int i = -half; i <= half; i++) sum += y[t + i];
        if (cycle % 2 == 0) sum -= (y[t - half] + y[t + half]) / 2;
        return sum / cycle;
    }

    private static void centre(double[] figure, boolean multiplies) {
        double mean = Numbers.mean(figure);
        for (int i = 0; i < figure.length; i++) {
            figure[i] = multiplies ? Math.max(figure[i] / mean, 0.01) : figure[i] - mean;
        }
    }

    private static void shrink(double[] figure, double[] squares, int[] count, double neutral) {
        int cycle = figure.length;
        int freedom = -cycle;
        double parts = 0;
        for (int i = 0; i < cycle; i++) {
            freedom += count[i];
            parts += 1.0 / count[i] / cycle;
        }
        if (cycle < 4 || freedom < 1) return;
        double chance = Numbers.sum(squares) / freedom * parts;
        double apart = 0;
        for (double value : figure) apart += (value - neutral) * (value - neutral) / (cycle - 1);
        double drawn = (cycle - 3.0) / (cycle - 1) * chance
                / Math.max(Math.max(chance, apart), 1e-12);
        for (int i = 0; i < cycle; i++) figure[i] += drawn * (neutral - figure[i]);
    }

    double at(int period) {
        return figure[period % figure.length];
    }

    double[] without(double[] y) {
        var rest = new double[y.length];
        for (int t = 0; t < y.length; t++) rest[t] = multiplies ? y[t] / at(t) : y[t] - at(t);
        return rest;
    }
}
