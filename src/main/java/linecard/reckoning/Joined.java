package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Strand.Nothing;
import linecard.reckoning.Strand.Reason;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// Several reckonings of days that follow one another, taken as one: what was stated month by month
/// is compared with what is now reckoned by quarter.
final class Joined {

    private static final Course NOTHING = new Course(new Nothing(Reason.NONE_AGREED), 0, false);

    private final List<Reckoned> parts;
    /// Of each line, the part that it comes from, and its place there.
    private final int[][] from;

    private record Place(int part, int line) {}

    Joined(List<Reckoned> parts) {
        this.parts = parts;
        var places = new ArrayList<Place>();
        for (int part = 0; part < parts.size(); part++) {
            for (int line = 0; line < parts.get(part).lines().size(); line++) {
                places.add(new Place(part, line));
            }
        }
        places.sort(Comparator.comparing(this::document, Document.ORDER)
                .thenComparing(place -> lines(place).position()[place.line()])
                .thenComparing(place -> lines(place).place()[place.line()]));
        from = new int[2][places.size()];
        for (int i = 0; i < places.size(); i++) {
            from[0][i] = places.get(i).part();
            from[1][i] = places.get(i).line();
        }
    }

    private Lines lines(Place place) {
        return parts.get(place.part()).lines();
    }

    private Document document(Place place) {
        var lines = lines(place);
        return lines.documents().get(lines.document()[place.line()]);
    }

    Reckoned reckoned() {
        var layers = new EnumMap<Part, Layer>(Part.class);
        var present = EnumSet.noneOf(Part.class);
        for (var part : parts) present.addAll(part.layers().keySet());
        for (var part : present) layers.put(part, layer(part));
        var extras = new ArrayList<Extra>();
        for (var part : parts) extras.addAll(part.extras());
        return new Reckoned(lines(), new Span(parts.getFirst().known().from(),
                parts.getLast().known().to()), layers, extras);
    }

    private Lines lines() {
        var documents = new Places<Document>();
        var subjects = new Places<Subject>();
        var reps = new Places<UUID>();
        var numbers = new int[6][from[0].length];
        var amounts = new EnumMap<Column, long[]>(Column.class);
        for (var part : parts) {
            for (var column : part.lines().amounts().keySet()) {
                amounts.put(column, new long[from[0].length]);
            }
        }
        for (int i = 0; i < from[0].length; i++) {
            var theirs = parts.get(from[0][i]).lines();
            int line = from[1][i];
            numbers[0][i] = documents.of(theirs.documents().get(theirs.document()[line]));
            numbers[1][i] = theirs.position()[line];
            numbers[2][i] = theirs.place()[line];
            numbers[3][i] = subjects.of(theirs.subjects().get(theirs.subject()[line]));
            numbers[4][i] = reps.of(theirs.reps().get(theirs.rep()[line]));
            numbers[5][i] = theirs.share()[line];
            for (Map.Entry<Column, long[]> column : theirs.amounts().entrySet()) {
                requireNonNull(amounts.get(column.getKey()))[i] = column.getValue()[line];
            }
        }
        var any = parts.getFirst().lines();
        return new Lines(any.agency(), any.currency(), documents.inOrder(), subjects.inOrder(),
                reps.inOrder(), numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
                numbers[5], amounts);
    }

    private Layer layer(Part part) {
        var courses = new ArrayList<Course>(List.of(NOTHING));
        var pots = new ArrayList<Integer>(List.of(0));
        var offset = new int[parts.size()];
        Arrays.fill(offset, -1);
        for (int i = 0; i < offset.length; i++) {
            var theirs = parts.get(i).layers().get(part);
            if (theirs == null) continue;
            offset[i] = courses.size();
            courses.addAll(theirs.courses());
            for (int pot : theirs.pot()) pots.add(offset[i] + pot);
        }
        int size = from[0].length;
        var strand = new int[size];
        var amounts = new long[3][size];
        for (int i = 0; i < size; i++) {
            var theirs = parts.get(from[0][i]).layers().get(part);
            if (theirs == null) continue;
            int line = from[1][i];
            strand[i] = offset[from[0][i]] + theirs.strand()[line];
            amounts[0][i] = theirs.base()[line];
            amounts[1][i] = theirs.rated()[line];
            amounts[2][i] = theirs.amount()[line];
        }
        return new Layer(part, courses, pots.stream().mapToInt(Integer::intValue).toArray(),
                strand, amounts[0], amounts[1], amounts[2]);
    }
}
