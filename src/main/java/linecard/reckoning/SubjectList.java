package linecard.reckoning;

import java.util.AbstractList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.RandomAccess;
import java.util.UUID;

/// Subjects, of which many have the same product lines: those are found once, as they are asked
/// for whenever lines are reckoned.
public final class SubjectList extends AbstractList<Subject> implements RandomAccess {

    private final List<Subject> subjects;
    private final List<List<UUID>> productLines;
    private final int[] of;

    private SubjectList(List<Subject> subjects) {
        this.subjects = subjects;
        of = new int[subjects.size()];
        var places = new Places<List<UUID>>();
        var known = new IdentityHashMap<List<UUID>, Integer>();
        for (int i = 0; i < of.length; i++) {
            of[i] = known.computeIfAbsent(subjects.get(i).productLines(), places::of);
        }
        productLines = places.inOrder();
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

    /// Each once, in the order in which subjects have them.
    List<List<UUID>> productLines() {
        return productLines;
    }

    /// Of each subject, the place in [#productLines]; only to be read.
    int[] productLinesOf() {
        return of;
    }
}
