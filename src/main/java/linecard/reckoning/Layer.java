package linecard.reckoning;

import linecard.reckoning.Sorting.Sorted;

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

    /// What each line adds to the rounded worth of its pot.
    static Layer of(Part part, Sorted sorted, List<Course> courses, long[] base) {
        var pot = sorted.pot();
        var pots = new Pot[pot.length];
        for (int i = 0; i < pots.length; i++) {
            pots[i] = pot[i] == i ? new Pot(courses.get(i).curve()) : pots[pot[i]];
        }
        var strand = sorted.strand();
        var rated = new long[strand.length];
        for (int i = 0; i < rated.length; i++) rated[i] = pots[strand[i]].add(base[i]);
        return new Layer(part, courses, pot, strand, base, rated, rated);
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

    /// Whether anything of it may have to be paid for before it is earned.
    boolean waits() {
        return amount != rated;
    }

    public long total() {
        return Exact.sum(amount);
    }
}
