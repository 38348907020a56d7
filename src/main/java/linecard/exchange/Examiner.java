package linecard.exchange;

import linecard.access.History;
import linecard.access.Viewer;
import linecard.exchange.Findings.UnknownAccount;
import linecard.exchange.Import.State;
import linecard.files.FileRefused;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Checks the rows of an import, or takes the good ones. Either may be done again at any time:
/// what is taken is taken in one transaction, whole or not at all.
@Component
class Examiner {

    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);

    private static final int BATCH = 500;

    /// What may be kept of refused rows: of the first million the reasons, and of these the cells
    /// up to so many characters.
    private static final long KEPT_ROWS = 1_000_000;
    private static final long KEPT_CHARS = 100_000_000;

    private final Imports imports;
    private final ImportSteps steps;
    private final Turns turns;
    private final ImportFiles files;
    private final RejectedRows rejected;
    private final Findings findings;
    private final Mendings mendings;
    private final Subjects subjects;
    private final Arrivals arrivals;
    private final History history;
    private final TransactionTemplate whole;
    private final TransactionTemplate part;

    Examiner(Imports imports, ImportSteps steps, Turns turns, ImportFiles files,
            RejectedRows rejected, Findings findings, Mendings mendings, Subjects subjects,
            Arrivals arrivals, History history, PlatformTransactionManager transactions) {
        this.imports = imports;
        this.steps = steps;
        this.turns = turns;
        this.files = files;
        this.rejected = rejected;
        this.findings = findings;
        this.mendings = mendings;
        this.subjects = subjects;
        this.arrivals = arrivals;
        this.history = history;
        this.whole = new TransactionTemplate(transactions);
        this.part = new TransactionTemplate(transactions);
        part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void check(Viewer viewer, UUID id, Progress progress) throws IOException {
        var source = imports.of(viewer, id);
        if (source.state() != State.CHECKING) return;
        examine(viewer, source, progress, examination -> {
            var difference = examination.check();
            held(progress, () -> findings.keep(viewer, id, examination.corrections(),
                    unknown(examination)));
            keepRejected(viewer, source, examination, progress);
            held(progress, () -> {
                steps.checked(viewer, id, difference, examination.alsoNew());
                arrivals.goOn(viewer, source, difference);
            });
        });
    }

    void apply(Viewer viewer, UUID id, Progress progress) throws IOException {
        var source = imports.of(viewer, id);
        if (source.state() != State.APPLYING) return;
        examine(viewer, source, progress, examination -> {
            held(progress, () -> apply(viewer, source, examination, progress));
            var applied = imports.of(viewer, id).difference();
            boolean isAsChecked = applied.rejected() == source.difference().rejected();
            if (!isAsChecked) keepRejected(viewer, source, examination, progress);
        });
    }

    private void apply(
            Viewer viewer, Import source, Examination examination, Progress progress) {
        turns.await(viewer, progress);
        if (imports.of(viewer, source.id()).state() != State.APPLYING) return;
        long before = history.newest(viewer);
        // what of it is in closed months was counted when it was checked
        var difference = examination.apply().touching(
                source.difference().inClosed(), source.difference().closed());
        var trace = new Trace(history.since(viewer, before), examination.changedGoals());
        steps.applied(viewer, source.id(), difference, trace);
    }

    /// Writes as long as no other program has taken the job.
    private void held(Progress progress, Runnable write) {
        whole.executeWithoutResult(status -> {
            progress.fence();
            write.run();
        });
    }

    private Examination examination(
            Viewer viewer, Import source, Path file, Progress progress) {
        var subject = subjects.of(viewer, source);
        var rows = Rows.of(file, source, mendings.of(viewer, source), subject.mostRows());
        return subject.examination(new Task(viewer, source, rows, part, progress));
    }

    private interface Act {
        void on(Examination examination) throws IOException;
    }

    private void examine(Viewer viewer, Import source, Progress progress, Act act)
            throws IOException {
        try {
            files.use(viewer, source, file -> {
                var examination = examination(viewer, source, file, progress);
                examination.read();
                act.on(examination);
                return source;
            });
        } catch (FileRefused e) {
            var problem = e.problem();
            throw new JobFailed(new Trouble(problem.key(), problem.arguments()));
        } catch (DataIntegrityViolationException | ArithmeticException e) {
            if (!Uncountable.is(e)) throw e;
            LOG.warn("the sums of import {} are too large", source.id(), e);
            throw new JobFailed(Trouble.of("exchange.tooMuch"));
        }
    }

    private void keepRejected(
            Viewer viewer, Import source, Examination examination, Progress progress)
            throws IOException {
        held(progress, () -> rejected.clear(viewer, source.id()));
        var batch = new ArrayList<RejectedRow>();
        var left = new long[] {KEPT_ROWS, KEPT_CHARS};
        examination.eachRejected(row -> {
            if (left[0]-- <= 0) return;
            for (var cell : row.cells()) left[1] -= cell.length();
            batch.add(left[1] > 0 ? row : row.withoutCells());
            if (batch.size() < BATCH) return;
            held(progress, () -> rejected.add(viewer, source, batch));
            batch.clear();
        });
        if (!batch.isEmpty()) held(progress, () -> rejected.add(viewer, source, batch));
    }

    private static List<UnknownAccount> unknown(Examination examination) {
        var asked = new ArrayList<UnknownAccount>();
        var unknown = examination.unknownAccounts();
        if (unknown.isEmpty()) return asked;
        var likeness = new Likeness(examination.knownAccounts());
        for (var one : unknown) {
            asked.add(new UnknownAccount(asked.size(), one.name(), one.title(), one.city(),
                    one.rows(), likeness.likely(one)));
        }
        return asked;
    }
}
