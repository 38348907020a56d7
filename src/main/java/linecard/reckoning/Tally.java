package linecard.reckoning;

import linecard.reckoning.Strand.Climb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How far each ladder got.
final class Tally {

    private final Lines lines;
    private final Sorting.Sorted sorted;
    private final long[] base;
    private final Map<Measure, long[]> measured;

    /// @param base of each line, what is paid
    Tally(Lines lines, Sorting.Sorted sorted, long[] base, Map<Measure, long[]> measured) {
        this.lines = lines;
        this.sorted = sorted;
        this.base = base;
        this.measured = measured;
    }

    List<Course> courses() {
        var courses = new ArrayList<Course>(sorted.strands().size());
        for (int i = 0; i < sorted.strands().size(); i++) {
            var strand = sorted.strands().get(i);
            int pot = sorted.pot()[i];
            if (!(strand instanceof Climb climb)) {
                courses.add(new Course(strand, 0, false));
            } else if (pot == i) {
                courses.add(course(climb, pot));
            } else {
                var same = courses.get(pot);
                courses.add(new Course(climb, same.position(), same.sliced()));
            }
        }
        return List.copyOf(courses);
    }

    /// All lines of the period that count, whichever rule pays them: the order does not matter.
    private Course course(Climb climb, int pot) {
        var counted = measured.computeIfAbsent(climb.ladder().counts(), m -> m.of(lines));
        var counting = new boolean[sorted.strands().size()];
        var own = new boolean[counting.length];
        for (int i = 0; i < own.length; i++) {
            counting[i] = sorted.strands().get(i).counts();
            own[i] = sorted.pot()[i] == pot;
        }
        var inPeriod = lines.documents().within(climb.period());
        var upward = lines.subjects().upward();
        var inScope = new boolean[upward.size()];
        for (int i = 0; i < inScope.length; i++) inScope[i] = climb.ladder().counts(upward.get(i));
        boolean same = climb.share().millionths() == Exact.WHOLE;
        if (areAll(counting) && areAll(inPeriod) && areAll(inScope)) {
            return new Course(climb, Exact.sum(counted), same && areAll(own)
                    && (counted == base || Arrays.equals(counted, base)));
        }
        var day = lines.documents().day();
        var up = lines.subjects().up();
        long position = 0;
        for (int i = 0; i < base.length; i++) {
            int strand = sorted.strand()[i];
            boolean counts = counting[strand] && inPeriod[day[lines.document()[i]]]
                    && inScope[up[lines.subject()[i]]];
            if (counts) position = Math.addExact(position, counted[i]);
            same &= counts == own[strand] && (!counts || counted[i] == base[i]);
        }
        return new Course(climb, position, same);
    }

    private static boolean areAll(boolean[] values) {
        for (boolean value : values) if (!value) return false;
        return true;
    }
}
