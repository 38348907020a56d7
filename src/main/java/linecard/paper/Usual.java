package linecard.paper;

import java.util.List;

/// What is usual on one page: by this its boxes are judged, since paper, scanner and pen differ
/// from page to page and hardly within one.
///
/// @param faintest what is no darker is surely no line
/// @param pen      how thick the strokes are of whoever filled it in, in pixels
record Usual(double faintest, double pen) {

    private static final double LEAST_LINE = 0.025;
    /// The faintest tick of the thinnest pen is darker, however much noise there is: who cannot
    /// tell it from noise may not call a box empty.
    private static final double MOST_LINE = 0.03;
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
        return Math.clamp(usual + 3 * below, LEAST_LINE, MOST_LINE);
    }

    /// Near the thinnest, for what is blackened or crossed out is thicker than the pen.
    private static double pen(List<Ink> inks) {
        var marks = inks.stream().filter(Ink::isLong).mapToDouble(Ink::thickness).toArray();
        double most = marks.length < FEWEST_MARKS ? THICKEST_UNPROVEN_MM : THICKEST_PEN_MM;
        double thin = marks.length == 0 ? most : Shades.percentile(marks, 10);
        return Math.min(thin, most * FlatPage.PIXELS_PER_MM);
    }
}
