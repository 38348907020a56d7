package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Strand.Nothing;
import linecard.reckoning.Strand.Reason;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Several reckonings of days that follow one another, taken as one: what was stated month by month
/// is compared with what is now reckoned by quarter.
final class Joined {

    private static final Course NOTHING = new Course(new Nothing(Reason.NONE_AGREED), 0, false);

    private final List<Reckoned> parts;
    private final Merging merging;

    Joined(List<Reckoned> parts) {
        this.parts = parts;
        merging = new Merging(parts.stream().map(Reckoned::lines).toList());
    }

    Reckoned reckoned() {
        var layers = new EnumMap<Part, Layer>(Part.class);
        var present = EnumSet.noneOf(Part.class);
        for (var part : parts) present.addAll(part.layers().keySet());
        for (var part : present) layers.put(part, layer(part));
        var extras = new ArrayList<Extra>();
        var idle = new ArrayList<Extra>();
        for (var part : parts) {
            extras.addAll(part.extras());
            idle.addAll(part.idle());
        }
        return new Reckoned(merging.lines(), new Span(parts.getFirst().known().from(),
                parts.getLast().known().to()), layers, extras, idle);
    }

    private Layer layer(Part part) {
        var courses = new ArrayList<Course>(List.of(NOTHING));
        var pots = new ArrayList<Integer>(List.of(0));
        var offset = new int[parts.size()];
        for (int i = 0; i < offset.length; i++) {
            var theirs = parts.get(i).layers().get(part);
            if (theirs == null) continue;
            offset[i] = courses.size();
            courses.addAll(theirs.courses());
            for (int pot : theirs.pot()) pots.add(offset[i] + pot);
        }
        return new Layer(part, courses, pots.stream().mapToInt(Integer::intValue).toArray(),
                merging.ints(of(part, Layer::strand), offset), merging.longs(of(part, Layer::base)),
                merging.longs(of(part, Layer::rated)), merging.longs(of(part, Layer::amount)));
    }

    private <T> IntFunction<@Nullable T> of(Part part, Function<Layer, T> column) {
        return i -> {
            var theirs = parts.get(i).layers().get(part);
            return theirs == null ? null : column.apply(theirs);
        };
    }
}
