package linecard.paper;

import java.util.List;

/// What is usual on one page: by this its boxes are judged, since paper, scanner and pen differ
/// from page to page and hardly within one.
///
/// @param faintest how dark a line must be to be surely one
/// @param pen      how thick the strokes are of whoever filled it in, in pixels
record Usual(double faintest, double pen) {

    private static final double LEAST_LINE = 0.025;
    /// What is darker than this everywhere hides the faint marks that are to be found.
    private static final double MOST_FAINT_LINE = 0.06;
    private static final double THICKEST_PEN_MM = 1.3;
    /// Fewer marks than these do not prove a thick pen: they may all be blackened.
    private static final int FEWEST_MARKS = 5;
    private static final double THICKEST_UNPROVEN_MM = 0.6;

    static Usual of(List<Ink> inks) {
        return new Usual(faintest(inks), pen(inks));
    }

    /// Most boxes have no line; those that noise makes in them are all of about one darkness.
    private static double faintest(List<Ink> inks) {
        var lines = inks.stream().mapToDouble(Ink::line).toArray();
        double usual = Shades.percentile(lines, 30);
        double below = usual - Shades.percentile(lines, 5);
        return Math.max(LEAST_LINE, usual + 3 * below);
    }

    /// Near the thinnest, for what is blackened or crossed out is thicker than the pen.
    private static double pen(List<Ink> inks) {
        var marks = inks.stream().filter(Ink::isLong).mapToDouble(Ink::thickness).toArray();
        double most = marks.length < FEWEST_MARKS ? THICKEST_UNPROVEN_MM : THICKEST_PEN_MM;
        double thin = marks.length == 0 ? most : Shades.percentile(marks, 10);
        return Math.min(thin, most * FlatPage.PIXELS_PER_MM);
    }

    /// Whether a faint mark would be seen on such a page.
    boolean showsFaintMarks() {
        return faintest <= MOST_FAINT_LINE;
    }
}
