package linecard.paper;

/// Finds the printed outline of a box near a place of a flat page.
///
/// The outline is eight pieces, two on each side, so that a stroke over some of them hides
/// neither where the box is nor that it is there.
final class Outline {

    private static final int PIECES = 8;
    private static final int FEWEST_SEEN = 5;
    private static final double MOST_CONTRAST = 0.3;
    private static final double LEAST_CONTRAST = 0.05;
    private static final double ASIDE_MM = 0.5;

    private final Grey flat;
    private final int[] sums;
    private final int half;
    private final int aside;

    Outline(Grey flat, double pixelsPerMm) {
        this.flat = flat;
        this.sums = flat.sums();
        this.half = (int) Math.round(SheetLayout.BOX / 2 * pixelsPerMm);
        this.aside = (int) Math.round(ASIDE_MM * pixelsPerMm);
    }

    /// @param x       of the middle, in pixels
    /// @param contrast of its pieces together
    record Seen(int x, int y, double contrast, boolean isThere) {}

    /// The best place at most `reach` pixels away from there.
    Seen near(double x, double y, int reach) {
        int middleX = (int) Math.round(x);
        int middleY = (int) Math.round(y);
        int step = reach > 4 ? 2 : 1;
        var best = best(middleX, middleY, reach, step);
        return step == 1 ? best : best(best.x, best.y, 1, 1);
    }

    private Seen best(int x, int y, int reach, int step) {
        Seen best = null;
        for (int j = -reach; j <= reach; j += step) {
            for (int i = -reach; i <= reach; i += step) {
                var seen = at(x + i, y + j);
                if (best == null || seen.contrast > best.contrast) best = seen;
            }
        }
        if (best == null) throw new IllegalArgumentException("reach " + reach);
        return best;
    }

    private Seen at(int x, int y) {
        int border = half + aside + 2;
        if (x < border || y < border || x >= flat.width() - border
                || y >= flat.height() - border) return new Seen(x, y, 0, false);
        double all = 0;
        int there = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            double contrast = contrast(x, y, piece);
            all += Math.clamp(contrast, 0, MOST_CONTRAST);
            if (contrast > LEAST_CONTRAST) there++;
        }
        return new Seen(x, y, all, there >= FEWEST_SEEN);
    }

    /// How much darker the piece is than the lighter of both its sides.
    private double contrast(int x, int y, int piece) {
        int side = piece / 2;
        int from = piece % 2 == 0 ? -half + 3 : 1;
        int to = piece % 2 == 0 ? -1 : half - 3;
        int out = side % 2 == 0 ? -half : half;
        int inward = side % 2 == 0 ? aside : -aside;
        double line = mean(x, y, side < 2, from, to, out);
        double inside = mean(x, y, side < 2, from, to, out + inward);
        double outside = mean(x, y, side < 2, from, to, out - inward);
        double light = Math.max(inside, outside);
        return light < 1 ? 0 : (light - line) / light;
    }

    /// Of a strip three pixels wide.
    private double mean(int x, int y, boolean isUpright, int from, int to, int across) {
        return isUpright
                ? mean(x + across - 1, y + from, x + across + 2, y + to + 1)
                : mean(x + from, y + across - 1, x + to + 1, y + across + 2);
    }

    private double mean(int left, int top, int right, int bottom) {
        int wide = flat.width() + 1;
        long sum = (long) sums[bottom * wide + right] - sums[bottom * wide + left]
                - sums[top * wide + right] + sums[top * wide + left];
        return sum / (double) ((right - left) * (bottom - top));
    }
}
