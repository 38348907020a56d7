package linecard.paper;

import linecard.paper.PageReading.Mark;

import java.util.List;

/// What pen or pencil left in a box of a flat page.
///
/// All darkness is a part of the paper's own lightness at that box, so neither shadow nor a grey
/// copy counts as ink; and what does not stand out from the page's noise is not seen.
///
/// @param sight    how dark a pixel must be to stand out from the noise there
/// @param faint    the largest patch that is at all darker than paper
/// @param clear    the largest patch that is surely ink
/// @param covered  the part of the box that is ink
/// @param busy     the part of its rows and columns that cross three strokes or more
/// @param left     there is ink far out on the left, and so on the right
/// @param thickness of its strokes, in pixels
/// @param line     how much darker than beside it the darkest straight piece is, a dot left out
record Ink(double sight, Patch faint, Patch clear, double covered, double busy, boolean left,
           boolean right, double thickness, double line) {

    private static final double PER_MM = FlatPage.PIXELS_PER_MM;
    /// Of the part of a box that is looked at: its outline, even a blurred one, stays outside.
    private static final int HALF = 12;
    static final int SIDE = 2 * HALF + 1;

    private static final double LEAST_FAINT = 0.05;
    private static final double LEAST_CLEAR = 0.14;
    private static final double MOST_SIGHT = 0.13;
    private static final int MOST_SPECK = 14;
    private static final double MOST_SPECK_MM = 1;
    private static final double MOST_EDGE_MM = 0.8;
    private static final double LEAST_LONG_MM = 1.9;
    private static final double LEAST_STROKE_MM = 1.05;
    private static final double MOST_THICKER = 1.45;
    private static final double MOST_COVERED = 0.24;
    private static final double MOST_COVERED_BY_PEN = 0.6;
    /// Pencil that is dark nowhere, but covers much, is no stroke either.
    private static final double MOST_GREY = 1.25;
    private static final double MOST_BUSY = 0.03;
    private static final double COVERED_PAPER = 0.95;

    static Ink in(Grey flat, int x, int y, double noise) {
        var shades = smoothed(flat, x, y);
        double inside = Shades.percentile(shades, 80);
        double around = Math.max(inside, Math.min(beside(flat, x, y, -1), beside(flat, x, y, 1)));
        double paper = inside < COVERED_PAPER * around ? around : inside;
        double unsure = noise / Math.max(1, paper);
        var dark = new double[shades.length];
        for (int i = 0; i < dark.length; i++) dark[i] = 1 - shades[i] / Math.max(1, paper);
        double sight = Math.max(LEAST_FAINT, 5 * unsure);
        var faint = Patch.largest(dark, SIDE, sight);
        double peak = Shades.percentile(dark, 98);
        double least = Math.max(LEAST_CLEAR, 6 * unsure);
        double ink = Math.max(least, 0.45 * peak);
        // The ends of a line through a mark may be fainter than the mark.
        double out = peak > least ? (sight + least) / 2 : least;
        var beside = isDot(faint) ? faint.without(dark) : dark;
        return new Ink(sight, faint, Patch.largest(dark, SIDE, ink), part(dark, ink),
                Strokes.busy(dark, ink), Strokes.isOut(flat, x, y, paper, out, -1),
                Strokes.isOut(flat, x, y, paper, out, 1),
                Strokes.thickness(dark, ink), Strokes.line(beside));
    }

    Mark mark(Usual usual) {
        if (sight > MOST_SIGHT) return Mark.DOUBTFUL;
        if (isBlank(usual)) return Mark.EMPTY;
        return strokeMm(usual) >= LEAST_STROKE_MM && isPlain(usual) ? Mark.TICKED : Mark.DOUBTFUL;
    }

    /// But for a speck of dust, or a dot where the pen was put down.
    private boolean isBlank(Usual usual) {
        return line <= usual.faintest() && (faint.all() <= MOST_SPECK || isDot(faint));
    }

    /// Small, and all there is: what is seen of a faint tick is in pieces.
    private static boolean isDot(Patch patch) {
        return patch.pixels() > 0 && patch.pixels() == patch.all()
                && patch.length() <= (patch.isInside() ? MOST_SPECK_MM : MOST_EDGE_MM) * PER_MM;
    }

    /// How far the pen went on the paper; where it was only put down it left a dot.
    private double strokeMm(Usual usual) {
        double dot = Math.sqrt(2) * Math.max(thickness, usual.pen());
        return (clear.length() - dot) / PER_MM;
    }

    /// One or two strokes of this pen. What is blackened is thicker than it, what is struck through
    /// leaves the box or has many strokes, and either takes more ink than two strokes do.
    private boolean isPlain(Usual usual) {
        double most = MOST_COVERED + MOST_COVERED_BY_PEN * usual.pen() / PER_MM;
        double grey = faint.all() / (double) (SIDE * SIDE);
        return thickness <= MOST_THICKER * usual.pen() && covered <= most
                && grey <= MOST_GREY * most && busy <= MOST_BUSY && !(left && right);
    }

    /// A mark long enough to tell the pen by.
    boolean isLong() {
        return clear.length() >= LEAST_LONG_MM * PER_MM;
    }

    /// From 0.5, a guess, to 1.
    double confidence(Mark mark, Usual usual) {
        return switch (mark) {
            case DOUBTFUL -> 0.5;
            case EMPTY -> 1 - 0.5 * Math.clamp(line / usual.faintest(), 0, 1);
            case TICKED -> Math.clamp(strokeMm(usual) / (2 * LEAST_STROKE_MM), 0.5, 1);
        };
    }

    /// Whether in most boxes of such a page a faint mark would be seen.
    static boolean isClear(List<Ink> inks, Usual usual) {
        return 2 * inks.stream().filter(ink -> ink.isHidden(usual)).count() < inks.size();
    }

    /// Nothing stands out from the noise, but the noise alone makes lines as dark as faint ticks.
    private boolean isHidden(Usual usual) {
        return sight > MOST_SIGHT || faint.all() <= MOST_SPECK && line > usual.faintest();
    }

    /// How much smoothed pixels of blank paper differ, in shades: the median of many boxes.
    static double noise(Grey flat, List<Dot> boxes) {
        var spreads = new double[boxes.size()];
        for (int i = 0; i < spreads.length; i++) {
            var box = boxes.get(i);
            spreads[i] = Shades.spread(smoothed(flat, (int) box.x(), (int) box.y()));
        }
        return Shades.percentile(spreads, 50);
    }

    /// Nothing in it is much darker than its paper. Seen so small that the dots of which printers
    /// make grey run together, since grey rules are printed there.
    static boolean isBlank(Grey area) {
        var small = area.smaller(3);
        double paper = Shades.percentile(small.pixels(), 70);
        int dark = 0;
        for (byte pixel : small.pixels()) if ((pixel & 0xff) < 0.75 * paper) dark++;
        return dark < small.pixels().length / 400;
    }

    private static double[] smoothed(Grey flat, int x, int y) {
        var shades = new double[SIDE * SIDE];
        for (int j = 0; j < SIDE; j++) {
            for (int i = 0; i < SIDE; i++) {
                shades[j * SIDE + i] = mean(flat, x + i - HALF, y + j - HALF);
            }
        }
        return shades;
    }

    /// Of nine pixels.
    static double mean(Grey flat, int x, int y) {
        int inX = Math.clamp(x, 1, flat.width() - 2);
        int inY = Math.clamp(y, 1, flat.height() - 2);
        int sum = 0;
        for (int j = -1; j <= 1; j++) {
            for (int i = -1; i <= 1; i++) sum += flat.at(inX + i, inY + j);
        }
        return sum / 9.0;
    }

    /// The paper between this box and the next.
    private static double beside(Grey flat, int x, int y, int side) {
        var shades = new double[9 * 21];
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 21; j++) {
                int away = (int) (2.9 * PER_MM) + i;
                shades[i * 21 + j] = mean(flat, x + side * away, y + j - 10);
            }
        }
        return Shades.percentile(shades, 80);
    }

    private static double part(double[] dark, double least) {
        int count = 0;
        for (double one : dark) if (one > least) count++;
        return count / (double) dark.length;
    }
}
