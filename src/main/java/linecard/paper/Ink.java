package linecard.paper;

import linecard.paper.PageReading.Mark;

import java.util.List;

/// What pen or pencil left in a box of a flat page.
///
/// All darkness is a part of the paper's own lightness at that box, so neither shadow nor a grey
/// copy counts as ink; and what does not stand out from the page's noise is not seen.
///
/// @param sight    how dark a pixel must be to stand out from the noise there
/// @param filled   the paper itself does not show: blackened, or covered
/// @param faint    the largest patch that is at all darker than paper
/// @param clear    the largest patch that is surely ink
/// @param covered  the part of the box that is ink
/// @param busy     the part of its rows and columns that cross three strokes or more
/// @param bare     of the four sides' middles, how many are not
/// @param through  the ink leaves the box far on both sides
/// @param line     how much darker than beside it the darkest straight piece is
record Ink(double sight, boolean filled, Patch faint, Patch clear, double covered, double busy,
           int bare, boolean through, double line) {

    private static final double PER_MM = FlatPage.PIXELS_PER_MM;
    /// Of the part of a box that is looked at: its outline, even a blurred one, stays outside.
    private static final int HALF = 12;
    private static final int SIDE = 2 * HALF + 1;

    private static final double LEAST_FAINT = 0.05;
    private static final double LEAST_CLEAR = 0.14;
    /// What is darker than this everywhere hides the faint marks that this is to find.
    private static final double MOST_FAINT_LINE = 0.06;
    private static final double MOST_SIGHT = 0.13;
    private static final double LEAST_LINE = 0.025;
    private static final int MOST_SPECK = 14;
    private static final int MOST_SPECKS = 50;
    private static final double MOST_SPECK_MM = 1;
    private static final double LEAST_STROKE_MM = 1.9;
    private static final double MOST_COVERED = 0.5;
    private static final double MOST_COVERED_BY_THICK_PEN = 0.62;
    private static final double MOST_BUSY = 0.22;
    private static final double COVERED_PAPER = 0.78;

    static Ink in(Grey flat, int x, int y, double noise) {
        var shades = smoothed(flat, x, y);
        double paper = Shades.percentile(shades, 80);
        double around = Math.max(paper, Math.min(beside(flat, x, y, -1), beside(flat, x, y, 1)));
        double unsure = noise / Math.max(1, paper);
        var dark = new double[shades.length];
        for (int i = 0; i < dark.length; i++) dark[i] = 1 - shades[i] / Math.max(1, paper);
        double sight = Math.max(LEAST_FAINT, 5 * unsure);
        var faint = Patch.largest(dark, SIDE, sight);
        double peak = Shades.percentile(dark, 98);
        double least = Math.max(LEAST_CLEAR, 6 * unsure);
        double ink = Math.max(least, 0.45 * peak);
        return new Ink(sight, paper < COVERED_PAPER * around, faint,
                Patch.largest(dark, SIDE, least), part(dark, ink), Strokes.busy(dark, SIDE, ink),
                Strokes.bareSides(dark, SIDE, ink),
                Strokes.isThrough(flat, x, y, paper, ink), Strokes.line(dark, SIDE));
    }

    /// @param faintest how dark a line must be to be surely one, on this page
    Mark mark(double faintest) {
        if (filled || sight > MOST_SIGHT) return Mark.DOUBTFUL;
        if (isBlank(faintest)) return Mark.EMPTY;
        boolean isStroke = clear.length() >= LEAST_STROKE_MM * PER_MM;
        double most = bare >= 2 ? MOST_COVERED_BY_THICK_PEN : MOST_COVERED;
        boolean isPlain = covered <= most && busy <= MOST_BUSY && !through;
        return isStroke && isPlain ? Mark.TICKED : Mark.DOUBTFUL;
    }

    /// But for a speck of dust, or a dot where the pen was put down.
    private boolean isBlank(double faintest) {
        if (faint.all() <= MOST_SPECK && line <= faintest) return true;
        return faint.all() <= MOST_SPECKS && faint.isInside()
                && faint.length() <= MOST_SPECK_MM * PER_MM;
    }

    /// From 0.5, a guess, to 1.
    double confidence(Mark mark, double faintest) {
        return switch (mark) {
            case DOUBTFUL -> 0.5;
            case EMPTY -> 1 - 0.5 * Math.clamp(line / faintest, 0, 1);
            case TICKED -> Math.min(1, clear.length() / (2 * LEAST_STROKE_MM * PER_MM));
        };
    }

    /// How dark a line must be to be surely one, where most boxes have none. The lines that noise
    /// makes in empty boxes are all of about one darkness.
    static double faintest(List<Ink> inks) {
        var lines = inks.stream().mapToDouble(Ink::line).toArray();
        double usual = Shades.percentile(lines, 30);
        double below = usual - Shades.percentile(lines, 5);
        return Math.max(LEAST_LINE, usual + 3 * below);
    }

    /// Whether a faint mark would be seen on such a page.
    static boolean isClear(List<Ink> inks, double faintest) {
        long seen = inks.stream().filter(ink -> ink.sight <= MOST_SIGHT).count();
        return faintest <= MOST_FAINT_LINE && 2 * seen > inks.size();
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
        return Shades.percentile(shades, 50);
    }

    private static double part(double[] dark, double least) {
        int count = 0;
        for (double one : dark) if (one > least) count++;
        return count / (double) dark.length;
    }
}
