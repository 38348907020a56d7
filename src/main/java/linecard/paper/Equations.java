package linecard.paper;

/// Linear equations.
final class Equations {

    private Equations() {}

    /// Solves by elimination; the last column is the right side. The rows are used up.
    ///
    /// @throws ArithmeticException where there is no one solution
    static double[] solved(double[][] rows) {
        int size = rows.length;
        for (int at = 0; at < size; at++) {
            int best = at;
            for (int i = at + 1; i < size; i++) {
                if (Math.abs(rows[i][at]) > Math.abs(rows[best][at])) best = i;
            }
            var row = rows[best];
            rows[best] = rows[at];
            rows[at] = row;
            if (Math.abs(row[at]) < 1e-12) throw new ArithmeticException("no one solution");
            for (int i = 0; i < size; i++) {
                if (i == at) continue;
                double times = rows[i][at] / row[at];
                for (int k = at; k <= size; k++) rows[i][k] -= times * row[k];
            }
        }
        var solved = new double[size];
        for (int i = 0; i < size; i++) solved[i] = rows[i][size] / rows[i][i];
        return solved;
    }
}
