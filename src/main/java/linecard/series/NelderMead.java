package linecard.series;

import java.util.Arrays;

/// The simplex search of Nelder and Mead (1965) for where a function is least, with fixed starts
/// and so always with the same answer. It needs no derivatives.
final class NelderMead {

    /// What is to be made small; infinite where it is not defined.
    interface Target {
        double at(double[] point);
    }

    private final Target target;
    private final int size;
    private final double[][] corner;
    private final double[] value;
    private final double[] centre;
    private final double[] tried;
    private final double[] further;
    private int left;

    /// @param step by which the first corners stand apart from `start`, for each dimension
    NelderMead(Target target, double[] start, double[] step) {
        this.target = target;
        size = start.length;
        corner = new double[size + 1][];
        value = new double[size + 1];
        centre = new double[size];
        tried = new double[size];
        further = new double[size];
        for (int i = 0; i <= size; i++) {
            corner[i] = start.clone();
            if (i > 0) corner[i][i - 1] += step[i - 1];
            value[i] = valueAt(corner[i]);
        }
        sort();
    }

    /// Searches on until so many more evaluations are used up, or all corners are level but for the
    /// tolerance.
    void search(int evaluations, double tolerance) {
        left = evaluations;
        while (left > 0 && !(value[size] - value[0] <= tolerance)) {
            move();
            sort();
        }
    }

    /// The best point found.
    double[] point() {
        return corner[0];
    }

    /// What it comes to.
    double least() {
        return value[0];
    }

    private double valueAt(double[] point) {
        left--;
        double found = target.at(point);
        return Double.isNaN(found) ? Double.POSITIVE_INFINITY : found;
    }

    /// By insertion: but for the worst corner they mostly are in order.
    private void sort() {
        for (int i = 1; i <= size; i++) {
            double found = value[i];
            var point = corner[i];
            int j = i;
            for (; j > 0 && value[j - 1] > found; j--) {
                value[j] = value[j - 1];
                corner[j] = corner[j - 1];
            }
            value[j] = found;
            corner[j] = point;
        }
    }

    private void move() {
        Arrays.fill(centre, 0);
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) centre[k] += corner[i][k] / size;
        }
        double reflected = tryAt(tried, -1);
        if (reflected < value[0]) {
            double expanded = tryAt(further, -2);
            if (expanded < reflected) replace(further, expanded);
            else replace(tried, reflected);
        } else if (reflected < value[size - 1]) {
            replace(tried, reflected);
        } else {
            double contracted = tryAt(further, reflected < value[size] ? -0.5 : 0.5);
            if (contracted < Math.min(reflected, value[size])) replace(further, contracted);
            else shrink();
        }
    }

    /// On the line from the centre of the others through the worst corner.
    private double tryAt(double[] point, double along) {
        for (int k = 0; k < size; k++) {
            point[k] = centre[k] + along * (corner[size][k] - centre[k]);
        }
        return valueAt(point);
    }

    private void replace(double[] point, double found) {
        System.arraycopy(point, 0, corner[size], 0, size);
        value[size] = found;
    }

    private void shrink() {
        for (int i = 1; i <= size; i++) {
            for (int k = 0; k < size; k++) corner[i][k] = (corner[i][k] + corner[0][k]) / 2;
            value[i] = valueAt(corner[i]);
        }
    }
}
