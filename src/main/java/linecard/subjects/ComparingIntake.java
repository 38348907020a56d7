package linecard.subjects;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A file of which each record is compared with the one that is known.
///
/// @param <R> the record
abstract class ComparingIntake<T, R> implements Intake<T> {

    private final List<R> added = new ArrayList<>();
    private final List<R> changed = new ArrayList<>();

    @Override
    public List<Verdict> settle(List<Bundle<T>> records, boolean write) {
        added.clear();
        changed.clear();
        var verdicts = new ArrayList<Verdict>();
        for (var record : records) verdicts.add(settle(record.first(), write));
        if (write) write(added, changed);
        return verdicts;
    }

    abstract Verdict settle(T said, boolean write);

    abstract void write(List<R> added, List<R> changed);

    /// What becomes of a record; it is written with the others.
    final Verdict compared(@Nullable R before, R after) {
        var verdict = Verdict.comparing(before, after);
        switch (verdict.outcome()) {
            case NEW -> added.add(after);
            case CHANGED -> changed.add(after);
            default -> {}
        }
        return verdict;
    }
}
