package linecard.subjects;

import linecard.access.Viewer;
import linecard.exchange.Entry;
import linecard.exchange.Examination;
import linecard.exchange.Import;
import linecard.exchange.Subject;
import linecard.exchange.Task;

import java.util.function.Consumer;

/// A kind of record of which a file brings few enough to be held in memory.
///
/// @param <T> what one row says
interface RecordSubject<T> extends Subject {

    /// Looks up what is known now.
    ///
    /// @param source the import, by which records remember where they came from
    Intake<T> intake(Viewer viewer, Import source);

    @Override
    default Examination examination(Task task) {
        return new RecordExamination<>(task, () -> intake(task.viewer(), task.source()));
    }

    @Override
    default Consumer<Entry> reader(Viewer viewer, Import source) {
        return intake(viewer, source)::read;
    }
}
