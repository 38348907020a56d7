package linecard.subjects;

import linecard.access.Stale;
import linecard.accounts.Account;
import linecard.exchange.Difference;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.exchange.Examination;
import linecard.exchange.Examination.Unknown;
import linecard.exchange.GoalChange;
import linecard.exchange.RejectedRow;
import linecard.exchange.Rejection;
import linecard.exchange.Task;
import linecard.files.Row;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A file of records that are few enough to be held in memory: reads the rows, puts those of one
/// record together, settles record by record, and keeps those it refuses.
final class RecordExamination<T> implements Examination {

    private final Task task;
    private final Supplier<Intake<T>> lookUp;
    private final Entry.Places places;
    private final Map<Long, Rejection> rejections = new HashMap<>();
    private final Difference.Count count = new Difference.Count();
    private final Map<String, Bundle<T>> records = new LinkedHashMap<>();
    private final List<GoalChange> goals = new ArrayList<>();
    private @Nullable KnownAccounts customers;
    private Intake<T> intake;
    private boolean isForGood;

    /// @param lookUp makes an intake from what is known at that moment
    RecordExamination(Task task, Supplier<Intake<T>> lookUp) {
        this.task = task;
        this.lookUp = lookUp;
        this.places = Entry.Places.of(
                task.source(), task.viewer().organisation().currency());
        this.intake = lookUp.get();
    }

    @Override
    public void read() throws IOException {
        var all = new long[1];
        task.rows().each(row -> {
            all[0]++;
            take(row);
            task.progress().advance(1);
        });
        task.progress().outOf(2 * all[0]);
        customers = intake.customers();
    }

    @Override
    public Difference check() {
        return settle();
    }

    /// What is known may have changed since the file was read.
    @Override
    public Difference apply() {
        intake = lookUp.get();
        isForGood = true;
        return settle();
    }

    private Difference settle() {
        var good = new ArrayList<Bundle<T>>();
        for (var record : records.values()) {
            if (isWhole(record)) good.add(record);
            else task.progress().advance(record.numbers().size());
        }
        var batch = new ArrayList<Bundle<T>>();
        int rows = 0;
        for (var record : intake.ordered(good)) {
            batch.add(record);
            rows += record.numbers().size();
            if (rows < intake.batchRows()) continue;
            settle(batch, rows);
            batch = new ArrayList<>();
            rows = 0;
        }
        if (!batch.isEmpty()) settle(batch, rows);
        return count.difference();
    }

    private void take(Row row) {
        var entry = new Entry(places, row);
        var said = intake.read(entry);
        var problem = entry.problem();
        if (problem != null) rejections.put(row.number(), problem);
        var key = intake.key(entry);
        if (key.isEmpty()) count.add(Outcome.REJECTED, 0, 1, 0);
        else records.computeIfAbsent(key, Bundle::new)
                .add(row.number(), problem == null ? said : null);
    }

    /// Whether all rows of a record are good and belong together; else none is taken.
    private boolean isWhole(Bundle<T> record) {
        if (record.badRow() > 0 && (intake.isOfManyRows() || record.rows().isEmpty())) {
            refuse(record, Rejection.of("", "exchange.badRow", shown(record), record.badRow()));
            return false;
        }
        if (!intake.isOfManyRows() && !record.isOfOneMind()) {
            refuse(record, Rejection.of("", "exchange.twice", shown(record),
                    record.numbers().getFirst(), record.numbers().getLast()));
            return false;
        }
        return true;
    }

    /// The key of a record as the file writes it; what follows a line break in it is ours.
    private static String shown(Bundle<?> record) {
        return Entry.shown(record.key().split("\n", 2)[0]);
    }

    private void refuse(Bundle<?> record, Rejection rejection) {
        for (long number : record.numbers()) rejections.putIfAbsent(number, rejection);
        count.add(Outcome.REJECTED, 1, record.numbers().size(), 0);
    }

    private void settle(List<Bundle<T>> batch, int rows) {
        if (isForGood) settleForGood(batch);
        else note(batch, intake.settle(batch, false));
        task.progress().advance(rows);
    }

    /// Where the database refuses a batch, which the check did not foresee, say because somebody
    /// else was quicker: each record for itself, and the one that it refuses is rejected.
    private void settleForGood(List<Bundle<T>> batch) {
        var verdicts = settled(batch);
        if (verdicts != null) {
            note(batch, verdicts);
            return;
        }
        for (var record : batch) {
            var verdict = settled(List.of(record));
            if (verdict != null) note(List.of(record), verdict);
            else refuse(record, Rejection.of("", "exchange.contradicts"));
        }
    }

    /// @return null where the database refuses, and then nothing of it is done
    private @Nullable List<Verdict> settled(List<Bundle<T>> batch) {
        try {
            var verdicts = task.part().execute(status -> intake.settle(batch, true));
            goals.addAll(intake.changedGoals());
            return verdicts;
        } catch (DataIntegrityViolationException | Stale e) {
            intake = lookUp.get();
            return null;
        }
    }

    private void note(List<Bundle<T>> batch, List<Verdict> verdicts) {
        for (int i = 0; i < batch.size(); i++) note(batch.get(i), verdicts.get(i));
    }

    /// A record that comes several times is the same each time, unless it is of several rows.
    private void note(Bundle<T> record, Verdict verdict) {
        if (verdict.rejection() != null) {
            refuse(record, verdict.rejection());
            return;
        }
        int again = intake.isOfManyRows() ? 0 : record.rows().size() - 1;
        int unread = record.numbers().size() - record.rows().size();
        count.add(verdict.outcome(), 1, record.rows().size() - again, verdict.netMinor());
        if (again > 0) count.add(Outcome.DUPLICATE, 1, again, 0);
        if (unread > 0) count.add(Outcome.REJECTED, 0, unread, 0);
    }

    @Override
    public void eachRejected(Consumer<RejectedRow> taker) throws IOException {
        if (rejections.isEmpty()) return;
        task.rows().each(row -> {
            var why = rejections.get(row.number());
            if (why != null) taker.accept(RejectedRow.of(row, why));
        });
    }

    @Override
    public Map<String, Set<String>> alsoNew() {
        return intake.alsoNew();
    }

    @Override
    public List<GoalChange> changedGoals() {
        return goals;
    }

    @Override
    public List<Unknown> unknownAccounts() {
        return customers == null ? List.of() : customers.unknown();
    }

    @Override
    public List<Account> knownAccounts() {
        return customers == null ? List.of() : customers.all();
    }
}
