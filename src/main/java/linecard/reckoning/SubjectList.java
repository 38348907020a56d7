package linecard.reckoning;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.UUID;

/// Subjects, of which many have the same product lines: those are found once, as they are asked
/// for whenever lines are reckoned.
public final class SubjectList extends AbstractList<Subject> implements RandomAccess {

    private final List<Subject> subjects;
    private @Nullable Upward upward;

    /// @param each product line with those it lies in, in the order in which subjects have them
    /// @param of each subject, the place in `each`; only to be read
    record Upward(List<List<UUID>> each, int[] of) {

        /// Mostly those that are equal are one list.
        static Upward of(List<Subject> subjects) {
            var of = new int[subjects.size()];
            var places = new Places<List<UUID>>();
            var known = new IdentityHashMap<List<UUID>, Integer>();
            for (int i = 0; i < of.length; i++) {
                of[i] = known.computeIfAbsent(subjects.get(i).productLines(), places::of);
            }
            return new Upward(places.inOrder(), of);
        }
    }

    private SubjectList(List<Subject> subjects) {
        this.subjects = subjects;
    }

    public static SubjectList of(List<Subject> subjects) {
        return subjects instanceof SubjectList list ? list
                : new SubjectList(List.copyOf(subjects));
    }

    @Override
    public Subject get(int index) {
        return subjects.get(index);
    }

    @Override
    public int size() {
        return subjects.size();
    }

    @Override
    public Iterator<Subject> iterator() {
        return subjects.iterator();
    }

    /// Found when it is first asked for: lines that are read only to be joined need none.
    Upward upward() {
        var found = upward;
        if (found == null) upward = found = Upward.of(subjects);
        return found;
    }
}
