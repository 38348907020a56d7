package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Entry;
import linecard.exchange.Examination;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.exchange.Subject;
import linecard.exchange.Task;

import java.util.List;
import java.util.function.Consumer;

/// A kind of record of which a file brings few enough to be held in memory.
///
/// @param <T> what one row says
abstract class RecordSubject<T> implements Subject {

    private final String name;
    private final Audience audience;
    private final String path;
    private final List<Field> fields;

    RecordSubject(String name, Audience audience, String path, List<Field> fields) {
        this.name = name;
        this.audience = audience;
        this.path = path;
        this.fields = fields;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Audience audience() {
        return audience;
    }

    @Override
    public final String path() {
        return path;
    }

    @Override
    public final List<Field> fields() {
        return fields;
    }

    /// Looks up what is known now.
    ///
    /// @param source the import, by which records remember where they came from
    abstract Intake<T> intake(Viewer viewer, Import source);

    @Override
    public Examination examination(Task task) {
        return new RecordExamination<>(task, () -> intake(task.viewer(), task.source()));
    }

    @Override
    public Consumer<Entry> reader(Viewer viewer, Import source) {
        return intake(viewer, source)::read;
    }
}
