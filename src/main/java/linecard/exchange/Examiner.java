package linecard.exchange;

import linecard.access.Viewer;
import linecard.exchange.Import.State;
import linecard.files.FileRefused;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;

/// Checks the rows of an import, or takes the good ones. Either may be done again at any time.
@Component
class Examiner {

    private static final int BATCH = 500;

    /// What may be kept of refused rows; beyond it only their numbers and reasons are.
    private static final long KEPT_CHARS = 100_000_000;

    private final Imports imports;
    private final ImportFiles files;
    private final RejectedRows rejected;
    private final Subjects subjects;
    private final TransactionOperations transaction;

    Examiner(Imports imports, ImportFiles files, RejectedRows rejected, Subjects subjects,
            TransactionOperations transaction) {
        this.imports = imports;
        this.files = files;
        this.rejected = rejected;
        this.subjects = subjects;
        this.transaction = transaction;
    }

    void check(Viewer viewer, UUID id, Progress progress) throws IOException {
        var source = imports.of(viewer, id);
        if (source.state() != State.CHECKING) return;
        examine(viewer, source, file -> {
            var examination = new Examination<>(
                    viewer, subjects.of(viewer, source), source, null, progress);
            var counts = examination.run(file);
            keepRejected(viewer, source, examination, file, progress);
            held(progress, () -> imports.checked(viewer, id, counts, examination.alsoNew()));
            return id;
        });
    }

    void apply(Viewer viewer, UUID id, Progress progress) throws IOException {
        var source = imports.of(viewer, id);
        if (source.state() != State.APPLYING) return;
        Examination.Booking booking = batch -> Objects.requireNonNull(
                transaction.execute(status -> {
                    progress.fence();
                    var tally = batch.get();
                    imports.took(viewer, id, tally.fresh(), tally.changed());
                    return tally;
                }));
        examine(viewer, source, file -> {
            var examination = new Examination<>(
                    viewer, subjects.of(viewer, source), source, booking, progress);
            var counts = examination.run(file);
            keepRejected(viewer, source, examination, file, progress);
            held(progress, () -> imports.applied(viewer, id, counts));
            return id;
        });
    }

    private void examine(Viewer viewer, Import source, ImportFiles.Use<UUID> act)
            throws IOException {
        try {
            files.use(viewer, source.id(), act);
        } catch (FileRefused e) {
            var problem = e.problem();
            throw new JobFailed(new Trouble(problem.key(), problem.arguments()));
        }
    }

    /// Writes as long as no other program has taken the job.
    private void held(Progress progress, Runnable write) {
        transaction.executeWithoutResult(status -> {
            progress.fence();
            write.run();
        });
    }

    private void keepRejected(
            Viewer viewer, Import source, Examination<?> examination, Path file,
            Progress progress) throws IOException {
        held(progress, () -> rejected.clear(viewer, source.id()));
        var batch = new ArrayList<RejectedRow>();
        var left = new long[] {KEPT_CHARS};
        examination.eachRejected(file, row -> {
            for (var cell : row.cells()) left[0] -= cell.length();
            batch.add(left[0] > 0 ? row : row.withoutCells());
            if (batch.size() < BATCH) return;
            held(progress, () -> rejected.add(viewer, source.id(), batch));
            batch.clear();
        });
        if (!batch.isEmpty()) held(progress, () -> rejected.add(viewer, source.id(), batch));
    }
}
