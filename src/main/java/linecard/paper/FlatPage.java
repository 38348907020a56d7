package linecard.paper;

import linecard.paper.PageReading.Box;
import linecard.paper.PageReading.Field;
import linecard.paper.PageReading.Mark;
import linecard.paper.PageReading.Written;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A page as if it lay flat under glass, so many pixels a millimetre.
final class FlatPage {

    static final double PIXELS_PER_MM = 8;

    /// In each line so many boxes of ten must be where they should be.
    private static final double LEAST_SEEN = 0.8;
    private static final int FAR_PIXELS = 3;
    private static final int WIDE_SEARCH = 15;
    private static final int NEAR_SEARCH = 4;
    private static final double AROUND_MM = 2;
    private static final double FARTHEST_NEXT = 1.5 * SheetLayout.PITCH * PIXELS_PER_MM;

    private final SheetLayout layout;
    private final int page;
    private final Grey flat;

    FlatPage(SheetLayout layout, int page, Grey flat) {
        this.layout = layout;
        this.page = page;
        this.flat = flat;
    }

    /// A box where it should be by the print, in pixels, and where it was seen.
    private record Place(int line, SheetLayout.Cell cell, double x, double y, Outline.Seen seen) {

        double shiftX() {
            return seen.x() - x;
        }

        double shiftY() {
            return seen.y() - y;
        }
    }

    PageReading read() {
        var outline = new Outline(flat, PIXELS_PER_MM);
        var roughly = places(outline, null);
        var bent = bend(roughly, 6);
        var places = places(outline, bent);
        var bend = bend(places, 10);
        if (!isFlat(places, bend)) return new PageReading.Refused(Hint.NOT_FLAT);
        double noise = Ink.noise(
                flat, places.stream().map(place -> middle(place, bend)).toList());
        var inks = places.stream().map(place -> ink(place, bend, noise)).toList();
        var usual = Usual.of(inks);
        if (!Ink.isClear(inks, usual)) return new PageReading.Refused(Hint.UNCLEAR);
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < places.size(); i++) {
            var mark = mark(places, bend, inks, i, usual);
            boxes.add(box(places.get(i), bend, inks.get(i), mark, usual));
        }
        return new PageReading.Read(List.copyOf(boxes), written());
    }

    private Dot middle(int line, SheetLayout.Cell cell) {
        var box = layout.box(line, cell);
        return new Dot(box.middleX() * PIXELS_PER_MM, box.middleY() * PIXELS_PER_MM);
    }

    private List<Place> places(Outline outline, @Nullable Bend bend) {
        var places = new ArrayList<Place>();
        for (int line : layout.linesOf(page)) {
            for (var cell : layout.cells()) {
                var middle = middle(line, cell);
                double x = middle.x();
                double y = middle.y();
                var seen = bend == null
                        ? outline.near(x, y, WIDE_SEARCH)
                        : outline.near(x + bend.shiftX(x, y), y + bend.shiftY(x, y), NEAR_SEARCH);
                places.add(new Place(line, cell, x, y, seen));
            }
        }
        return places;
    }

    private Bend bend(List<Place> places, int terms) {
        var at = new double[places.size()][];
        var shift = new double[places.size()][];
        var weight = new double[places.size()];
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            at[i] = new double[] {place.x(), place.y()};
            shift[i] = new double[] {place.shiftX(), place.shiftY()};
            weight[i] = place.seen().isThere() ? place.seen().contrast() : 0;
        }
        return new Bend(at, shift, weight, flat.width(), flat.height(), terms);
    }

    private boolean isFlat(List<Place> places, Bend bend) {
        for (int line : layout.linesOf(page)) {
            long seen = places.stream()
                    .filter(place -> place.line() == line && isThere(place, bend)).count();
            if (seen < LEAST_SEEN * layout.cells().size()) return false;
        }
        return true;
    }

    private static boolean isThere(Place place, Bend bend) {
        return place.seen().isThere()
                && Math.abs(place.shiftX() - bend.shiftX(place.x(), place.y())) <= FAR_PIXELS
                && Math.abs(place.shiftY() - bend.shiftY(place.x(), place.y())) <= FAR_PIXELS;
    }

    private Ink ink(Place place, Bend bend, double noise) {
        var middle = middle(place, bend);
        return Ink.in(flat, (int) Math.round(middle.x()), (int) Math.round(middle.y()), noise);
    }

    /// Where it was seen, or else where its neighbours say it must be.
    private static Dot middle(Place place, Bend bend) {
        return isThere(place, bend) ? new Dot(place.seen().x(), place.seen().y())
                : new Dot(place.x() + bend.shiftX(place.x(), place.y()),
                        place.y() + bend.shiftY(place.x(), place.y()));
    }

    private static Mark mark(
            List<Place> places, Bend bend, List<Ink> inks, int i, Usual usual) {
        if (!isThere(places.get(i), bend)) return Mark.DOUBTFUL;
        var ink = inks.get(i);
        var mark = ink.mark(usual);
        boolean isBeside = ink.left() && !isMarkOf(places, inks, i, -1, usual)
                || ink.right() && !isMarkOf(places, inks, i, 1, usual);
        return mark == Mark.EMPTY && isBeside ? Mark.DOUBTFUL : mark;
    }

    /// Whether what lies between the box and the next on that side may belong to the next; else
    /// this one's mark may have missed it.
    private static boolean isMarkOf(
            List<Place> places, List<Ink> inks, int i, int side, Usual usual) {
        int next = i + side;
        return next >= 0 && next < places.size()
                && Math.abs(places.get(next).x() - places.get(i).x()) < FARTHEST_NEXT
                && inks.get(next).mark(usual) != Mark.EMPTY;
    }

    private Box box(Place place, Bend bend, Ink ink, Mark mark, Usual usual) {
        var group = layout.sheet().groups().get(place.cell().group());
        var middle = middle(place, bend);
        return new Box(place.line(), group.code(),
                group.choices().get(place.cell().choice()).code(), mark,
                ink.confidence(mark, usual),
                part(Area.square(middle.x() / PIXELS_PER_MM, middle.y() / PIXELS_PER_MM,
                        SheetLayout.BOX + 2 * AROUND_MM)));
    }

    private List<Written> written() {
        var written = new ArrayList<Written>();
        for (int line : layout.linesOf(page)) {
            if (layout.sheet().lines().get(line).isBlank()) {
                written.add(written(line, Field.TITLE, layout.title(line)));
            }
            written.add(written(line, Field.NOTES, layout.notes(line)));
        }
        return List.copyOf(written);
    }

    private Written written(int line, Field field, Area area) {
        var free = part(SheetLayout.free(area, field == Field.TITLE));
        return new Written(line, field, Ink.isBlank(free), part(area));
    }

    private Grey part(Area area) {
        int left = Math.max(0, (int) (area.left() * PIXELS_PER_MM));
        int top = Math.max(0, (int) (area.top() * PIXELS_PER_MM));
        int right = Math.min(flat.width(), (int) (area.right() * PIXELS_PER_MM));
        int bottom = Math.min(flat.height(), (int) (area.bottom() * PIXELS_PER_MM));
        return flat.part(left, top, right - left, bottom - top);
    }
}
