package linecard.series;

import java.util.Arrays;

/// Small arithmetic on rows of numbers.
final class Numbers {

    private Numbers() {}

    static double sum(double[] y) {
        double sum = 0;
        for (double value : y) sum += value;
        return sum;
    }

    static double mean(double[] y) {
        return sum(y) / y.length;
    }

    static double median(double[] y) {
        var sorted = y.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static double within(double low, double high, double value) {
        return Math.max(low, Math.min(high, value));
    }

    static boolean isPositive(double[] y) {
        for (double value : y) if (value <= 0) return false;
        return true;
    }

    /// The mean size of the steps between neighbours; never zero, so that it may measure.
    static double step(double[] y) {
        double sum = 0;
        for (int t = 1; t < y.length; t++) sum += Math.abs(y[t] - y[t - 1]);
        return Math.max(sum / y.length, 1e-6);
    }

    /// The straight line through the first `n`.
    static Line line(double[] y, int n) {
        double middle = (n - 1) / 2.0;
        double mean = 0;
        for (int t = 0; t < n; t++) mean += y[t] / n;
        double above = 0;
        double below = 0;
        for (int t = 0; t < n; t++) {
            above += (t - middle) * (y[t] - mean);
            below += (t - middle) * (t - middle);
        }
        double slope = below == 0 ? 0 : above / below;
        return new Line(mean - slope * middle, slope);
    }

    /// @param start its height at the first
    record Line(double start, double slope) {}
}
