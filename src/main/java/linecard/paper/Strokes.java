package linecard.paper;

import java.util.Arrays;

/// How strokes run through and out of a box.
final class Strokes {

    private static final double FROM_MM = 2.8;
    private static final double TO_MM = 3.8;
    private static final double MIDDLE_MM = 2.0;
    private static final int FEWEST_PIXELS = 6;

    private static final int SIDE = Ink.SIDE;
    private static final int DIRECTIONS = 12;
    private static final int ALONG = 3;
    private static final double STEP = 2;
    private static final int BORDER = 4;
    private static final double[] MIDDLE = {0};
    private static final double[] ONE_SIDE = {-4, -6};
    private static final double[] OTHER_SIDE = {4, 6};

    private Strokes() {}

    /// How much darker than both its sides the darkest straight piece is, a millimetre and a half
    /// long, in any direction: finds a line too faint for any of its pixels to stand out.
    static double line(double[] dark) {
        double most = 0;
        for (int k = 0; k < DIRECTIONS; k++) {
            double dx = Math.cos(Math.PI * k / DIRECTIONS);
            double dy = Math.sin(Math.PI * k / DIRECTIONS);
            for (int y = BORDER; y < SIDE - BORDER; y += 2) {
                for (int x = BORDER; x < SIDE - BORDER; x += 2) {
                    if (!isWhole(x, dx) || !isWhole(y, dy)) continue;
                    double sides = Math.max(along(dark, x, y, dx, dy, ONE_SIDE),
                            along(dark, x, y, dx, dy, OTHER_SIDE));
                    most = Math.max(most, along(dark, x, y, dx, dy, MIDDLE) - sides);
                }
            }
        }
        return most;
    }

    private static boolean isWhole(int middle, double direction) {
        double reach = ALONG * STEP * Math.abs(direction);
        return middle >= reach && middle + reach <= SIDE - 1;
    }

    /// The mean of what lies in the box.
    private static double along(double[] dark, int x, int y, double dx, double dy,
            double[] asides) {
        double sum = 0;
        int count = 0;
        for (double aside : asides) {
            for (int i = -ALONG; i <= ALONG; i++) {
                int atX = (int) Math.round(x - aside * dy + i * STEP * dx);
                int atY = (int) Math.round(y + aside * dx + i * STEP * dy);
                if (atX < 0 || atY < 0 || atX >= SIDE || atY >= SIDE) continue;
                sum += dark[atY * SIDE + atX];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /// How thick they usually are in pixels, 0 where there are none: of each inked pixel the
    /// shortest way through the ink, of these the mean of the middle half.
    static double thickness(double[] dark, double least) {
        var shortest = new double[dark.length];
        for (int i = 0; i < dark.length; i++) if (dark[i] > least) shortest[i] = dark.length;
        shorten(shortest, 1, 0);
        shorten(shortest, 0, 1);
        shorten(shortest, 1, 1);
        shorten(shortest, -1, 1);
        var inked = Arrays.stream(shortest).filter(way -> way > 0).sorted().toArray();
        return Arrays.stream(inked, inked.length / 4, inked.length - inked.length / 4)
                .average().orElse(0);
    }

    /// To the way through the ink in that direction, where it is the shorter.
    private static void shorten(double[] ways, int dx, int dy) {
        for (int start = 0; start < ways.length; start++) {
            if (ways[start] == 0 || isInked(ways, start, -dx, -dy)) continue;
            int end = start;
            int steps = 1;
            while (isInked(ways, end, dx, dy)) {
                end += dy * SIDE + dx;
                steps++;
            }
            double way = steps * Math.hypot(dx, dy);
            for (int i = 0, at = start; i < steps; i++, at += dy * SIDE + dx) {
                ways[at] = Math.min(ways[at], way);
            }
        }
    }

    private static boolean isInked(double[] ways, int at, int dx, int dy) {
        int x = at % SIDE + dx;
        int y = at / SIDE + dy;
        return x >= 0 && y >= 0 && x < SIDE && y < SIDE && ways[y * SIDE + x] > 0;
    }

    /// The part of rows and columns that cross three strokes or more: a tick crosses two at most.
    static double busy(double[] dark, double least) {
        int busy = 0;
        for (int i = 0; i < SIDE; i++) {
            if (runs(dark, i * SIDE, 1, least) >= 3) busy++;
            if (runs(dark, i, SIDE, least) >= 3) busy++;
        }
        return busy / (2.0 * SIDE);
    }

    private static int runs(double[] dark, int from, int step, double least) {
        int runs = 0;
        boolean wasDark = false;
        for (int i = 0; i < SIDE; i++) {
            boolean isDark = dark[from + i * step] > least;
            if (isDark && !wasDark) runs++;
            wasDark = isDark;
        }
        return runs;
    }

    /// Whether ink lies far out on that side, -1 for the left, 1 for the right.
    static boolean isOut(Grey flat, int x, int y, double paper, double least, int side) {
        int reach = (int) (MIDDLE_MM * FlatPage.PIXELS_PER_MM);
        int columns = 0;
        int from = (int) (FROM_MM * FlatPage.PIXELS_PER_MM);
        int to = (int) (TO_MM * FlatPage.PIXELS_PER_MM);
        for (int i = from; i < to; i++) {
            boolean isDark = false;
            for (int j = -reach; j <= reach && !isDark; j++) {
                isDark = 1 - Ink.mean(flat, x + side * i, y + j) / Math.max(1, paper) > least;
            }
            if (isDark) columns++;
        }
        return columns >= FEWEST_PIXELS;
    }
}
