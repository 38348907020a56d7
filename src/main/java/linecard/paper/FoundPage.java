package linecard.paper;

import java.util.List;
import java.util.Optional;

/// A page of a call sheet that was found in a picture, and by its code which one.
public final class FoundPage {

    /// Corners are looked for in a picture of about so many pixels on its longer side.
    private static final int SMALL_PIXELS = 1200;
    private static final double COARSE_PIXELS_PER_MM = 3;
    private static final double QUIET_MM = 4;
    private static final double FEWEST_PIXELS_PER_MM = 4.5;

    private final SheetCode code;
    private final Grey picture;
    private final List<Dot> corners;

    private FoundPage(SheetCode code, Grey picture, List<Dot> corners) {
        this.code = code;
        this.picture = picture;
        this.corners = corners;
    }

    /// Either the page, or why it is not there.
    public sealed interface Search {
        record Found(FoundPage page) implements Search {}

        record None(Hint hint) implements Search {}
    }

    public static Search in(Grey picture) {
        int by = Math.max(1, Math.max(picture.width(), picture.height()) / SMALL_PIXELS);
        var frames = Frame.of(Blob.corners(picture.smaller(by)));
        if (frames.isEmpty()) return new Search.None(Hint.NO_CORNERS);
        for (var frame : frames) {
            var exact = CornerPlaces.exact(picture, frame, by);
            for (int first = 0; first < 4; first++) {
                var corners = turned(exact, first);
                var code = code(picture, corners);
                if (code.isPresent()) {
                    return new Search.Found(new FoundPage(code.get(), picture, corners));
                }
            }
        }
        // Dark spots elsewhere pass for the mark of a corner that is cut off.
        return new Search.None(CodeReading.isIn(picture) ? Hint.NO_CORNERS : Hint.NO_CODE);
    }

    /// From the one at that place on, which is then taken for the upper left.
    private static List<Dot> turned(List<Dot> corners, int first) {
        return List.of(corners.get(first), corners.get((first + 1) % 4),
                corners.get((first + 2) % 4), corners.get((first + 3) % 4));
    }

    private static Optional<SheetCode> code(Grey picture, List<Dot> corners) {
        double across = corners.get(0).distance(corners.get(1));
        double down = corners.get(1).distance(corners.get(2));
        if (across < down) return Optional.empty();
        // The code stands so near the first corner that either paper will do.
        var projection = Projection.of(SheetLayout.corners(Paper.A4), corners);
        var area = SheetLayout.code().wider(QUIET_MM);
        return CodeReading.of(size -> projection.flat(picture, area, size));
    }

    public SheetCode code() {
        return code;
    }

    /// What is ticked and written on it.
    ///
    /// @param sheet the one with the code's id
    public PageReading read(CallSheet sheet) {
        if (!sheet.id().equals(code.sheet())) throw new IllegalArgumentException("other sheet");
        if (code.version() != SheetCode.VERSION || code.page() >= sheet.pages()) {
            return new PageReading.Refused(Hint.OTHER_FORM);
        }
        double across = corners.get(0).distance(corners.get(1));
        if (across < FEWEST_PIXELS_PER_MM * sheet.paper().width()) {
            return new PageReading.Refused(Hint.TOO_SMALL);
        }
        var projection = Projection.of(SheetLayout.corners(sheet.paper()), corners);
        var whole = new Area(0, 0, sheet.paper().width(), sheet.paper().height());
        if (projection.coarse(picture, whole, COARSE_PIXELS_PER_MM).isTwoToned()) {
            return new PageReading.Refused(Hint.TWO_TONED);
        }
        var flat = projection.flat(picture, whole, FlatPage.PIXELS_PER_MM);
        return new FlatPage(SheetLayout.of(sheet), code.page(), flat).read();
    }
}
