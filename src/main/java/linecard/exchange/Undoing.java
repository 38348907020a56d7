package linecard.exchange;

import linecard.access.History;
import linecard.access.Viewer;
import linecard.exchange.Import.State;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.util.UUID;

/// The work of taking a whole import back, all of it or nothing.
@Component
class Undoing extends ImportWork {

    static final String KIND = "import-undo";

    private final Imports imports;
    private final ImportSteps steps;
    private final Turns turns;
    private final Subjects subjects;
    private final History history;
    private final TransactionOperations transaction;

    Undoing(Imports imports, ImportSteps steps, Turns turns, Subjects subjects, History history,
            TransactionOperations transaction) {
        super(KIND, "exchange.job.undo", imports);
        this.imports = imports;
        this.steps = steps;
        this.turns = turns;
        this.subjects = subjects;
        this.history = history;
        this.transaction = transaction;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) {
        try {
            undo(viewer, subject, progress);
        } catch (DataIntegrityViolationException | ArithmeticException e) {
            if (!Uncountable.is(e)) throw e;
            throw new JobFailed(Trouble.of("exchange.undo.tooMuch"));
        }
    }

    private void undo(Viewer viewer, UUID subject, Progress progress) {
        transaction.executeWithoutResult(status -> {
            progress.fence();
            turns.await(viewer, progress);
            var source = imports.of(viewer, subject);
            if (source.state() != State.UNDOING) return;
            var trace = steps.trace(viewer, subject)
                    .orElseThrow(() -> new JobFailed(Trouble.of("exchange.undo.tooOld")));
            subjects.of(viewer, source).undo(viewer, source, trace, progress);
            history.undo(viewer, trace.changes(), progress::done).ifPresent(obstacle -> {
                throw new JobFailed(Trouble.of("exchange.undo.builtOn", obstacle));
            });
            steps.undone(viewer, subject);
        });
    }
}
