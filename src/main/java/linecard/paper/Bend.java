package linecard.paper;

import java.util.Arrays;

/// How a page departs from flat: a smooth shift of its boxes across it, fitted to where their
/// outlines were seen, in pixels.
final class Bend {

    private static final int ROUNDS = 6;
    private static final double FAR_PIXELS = 3;

    private final double[] byX;
    private final double[] byY;
    private final double width;
    private final double height;
    private final int terms;

    /// @param at    places of boxes
    /// @param shift of each, in pixels
    /// @param terms of the polynomial: 3 for a plane, 6 with squares, 10 with cubes
    Bend(double[][] at, double[][] shift, double[] weight, double width, double height, int terms) {
        this.width = width;
        this.height = height;
        this.terms = terms;
        this.byX = fitted(at, column(shift, 0), weight);
        this.byY = fitted(at, column(shift, 1), weight);
    }

    double shiftX(double x, double y) {
        return value(byX, powers(x, y));
    }

    double shiftY(double x, double y) {
        return value(byY, powers(x, y));
    }

    /// Least squares, again and again with less weight on what lies far off.
    private double[] fitted(double[][] at, double[] shift, double[] weight) {
        var now = weight.clone();
        var fit = new double[terms];
        for (int round = 0; round < ROUNDS; round++) {
            var rows = new double[terms][terms + 1];
            for (int k = 0; k < at.length; k++) {
                var powers = powers(at[k][0], at[k][1]);
                for (int i = 0; i < terms; i++) {
                    for (int j = 0; j < terms; j++) rows[i][j] += now[k] * powers[i] * powers[j];
                    rows[i][terms] += now[k] * powers[i] * shift[k];
                }
            }
            for (int i = 0; i < terms; i++) rows[i][i] += 1e-3;
            fit = Equations.solved(rows);
            for (int k = 0; k < at.length; k++) {
                double off = (shift[k] - value(fit, powers(at[k][0], at[k][1]))) / FAR_PIXELS;
                now[k] = weight[k] / (1 + off * off * off * off);
            }
        }
        return fit;
    }

    private double[] powers(double pixelX, double pixelY) {
        double x = 2 * pixelX / width - 1;
        double y = 2 * pixelY / height - 1;
        var all = new double[] {1, x, y, x * x, x * y, y * y,
            x * x * x, x * x * y, x * y * y, y * y * y};
        return terms == all.length ? all : Arrays.copyOf(all, terms);
    }

    private static double value(double[] fit, double[] powers) {
        double value = 0;
        for (int i = 0; i < fit.length; i++) value += fit[i] * powers[i];
        return value;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
