package linecard.reckoning;

import java.util.ArrayList;
import java.util.List;

/// One part of what the lines of an agency earn, as columns beside [Lines].
///
/// @param strand of each line, the place in `courses`
/// @param pot of each course, the place of the first that is summed with it
/// @param base of each line: what its course applies to
/// @param rated of each line, the amount that follows
/// @param amount of each line, what of that is earned by now: all, but where payments earn
public record Layer(
        Part part, List<Course> courses, int[] pot, int[] strand, long[] base, long[] rated,
        long[] amount) {

    static Layer of(Part part, List<Course> courses, int[] strand, long[] base) {
        var pots = new Places<>();
        var first = new ArrayList<Integer>();
        var pot = new int[courses.size()];
        for (int i = 0; i < pot.length; i++) {
            int place = pots.of(courses.get(i).strand().pot());
            if (place == first.size()) first.add(i);
            pot[i] = first.get(place);
        }
        var rated = rated(courses, pot, strand, base);
        return new Layer(part, courses, pot, strand, base, rated, rated);
    }

    /// What each line adds to the rounded worth of its pot: the inner loop of all.
    private static long[] rated(List<Course> courses, int[] pot, int[] strand, long[] base) {
        var curves = new Curve[pot.length];
        for (int i = 0; i < curves.length; i++) curves[i] = courses.get(i).curve();
        var sum = new long[curves.length];
        var worth = new long[curves.length];
        var rated = new long[strand.length];
        for (int i = 0; i < rated.length; i++) {
            int at = pot[strand[i]];
            long after = Math.addExact(sum[at], base[i]);
            long now = curves[at].at(after);
            rated[i] = Math.subtractExact(now, worth[at]);
            sum[at] = after;
            worth[at] = now;
        }
        return rated;
    }

    /// The sum of its pot before each line.
    long[] before() {
        var sum = new long[pot.length];
        var before = new long[strand.length];
        for (int i = 0; i < before.length; i++) {
            int at = pot[strand[i]];
            before[i] = sum[at];
            sum[at] += base[i];
        }
        return before;
    }

    Layer earning(long[] earned) {
        return new Layer(part, courses, pot, strand, base, rated, earned);
    }

    public long total() {
        long total = 0;
        for (long one : amount) total = Math.addExact(total, one);
        return total;
    }
}
