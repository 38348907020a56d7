package linecard.exchange;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.exchange.Import.Counts;
import linecard.files.Row;
import linecard.files.Sheets;
import linecard.jobs.Progress;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Goes through all rows of one file: reads them, puts those of one record together, settles
/// record by record, and keeps those it refuses.
///
/// What the rows say is held in memory, not the rows: half a million lines take some hundred
/// megabytes. The file is read a second time to keep the rows that were refused.
final class Examination<T> {

    private static final int BATCH_ROWS = 1_000;

    private final Viewer viewer;
    private final Subject subject;
    private final Import source;
    private final @Nullable Booking booking;
    private final Entry.Places places;
    private final Progress progress;
    private final Map<Long, Rejection> rejections = new HashMap<>();
    private Intake<T> intake;
    private long all;
    private long fresh;
    private long changed;
    private long netMinor;

    /// Does a batch for good: calls it within a transaction and counts there what it changed.
    interface Booking {

        Tally book(Supplier<Tally> batch);
    }

    /// What a batch comes to.
    record Tally(long fresh, long changed, long netMinor, Map<Bundle<?>, Rejection> rejected) {}

    /// @param booking null where nothing is to be written
    Examination(
            Viewer viewer, Subject subject, Import source, @Nullable Booking booking,
            Progress progress) {
        this.viewer = viewer;
        this.subject = subject;
        this.source = source;
        this.booking = booking;
        this.progress = progress;
        this.places = Entry.Places.of(source.header(), source.mapping(), source.how(),
                viewer.organisation().currency());
        this.intake = freshIntake();
    }

    /// The look-ups as they are now. A subject makes intakes of one type only.
    @SuppressWarnings("unchecked")
    private Intake<T> freshIntake() {
        return (Intake<T>) subject.intake(viewer, source);
    }

    Counts run(Path file) throws IOException {
        var records = read(file);
        progress.outOf(2 * all);
        var good = new ArrayList<Bundle<T>>();
        for (var record : records) {
            if (isWhole(record)) good.add(record);
            else progress.advance(record.numbers().size());
        }
        var batch = new ArrayList<Bundle<T>>();
        int rows = 0;
        for (var record : intake.ordered(good)) {
            batch.add(record);
            rows += record.numbers().size();
            if (rows < BATCH_ROWS) continue;
            settle(batch, rows);
            batch = new ArrayList<>();
            rows = 0;
        }
        if (!batch.isEmpty()) settle(batch, rows);
        long rejected = rejections.size();
        long same = all - rejected - fresh - changed;
        return new Counts(all, fresh, changed, same, rejected, netMinor);
    }

    Map<String, Set<String>> alsoNew() {
        return intake.alsoNew();
    }

    private List<Bundle<T>> read(Path file) throws IOException {
        var records = new LinkedHashMap<String, Bundle<T>>();
        eachRow(file, row -> {
            all++;
            var entry = new Entry(places, row);
            var said = intake.read(entry);
            var problem = entry.problem();
            if (problem != null) rejections.put(row.number(), problem);
            var key = intake.key(entry);
            if (!key.isEmpty()) {
                records.computeIfAbsent(key, Bundle::new)
                        .add(row.number(), problem == null ? said : null);
            }
            progress.advance(1);
        });
        return List.copyOf(records.values());
    }

    private void eachRow(Path file, Consumer<Row> taker) throws IOException {
        try (var sheet = Sheets.open(file, source.fileName(), source.how().readAs())) {
            for (var row : sheet) taker.accept(row);
        }
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
    }

    private void settle(List<Bundle<T>> batch, int rows) {
        try {
            settle(batch);
        } catch (DataIntegrityViolationException | Stale e) {
            if (booking == null) throw e;
            settleSingly(batch);
        }
        progress.advance(rows);
    }

    /// The database refused a batch, which the check did not foresee, say because somebody else
    /// was quicker: then each record for itself, and the one that it refuses is rejected.
    private void settleSingly(List<Bundle<T>> batch) {
        intake = freshIntake();
        for (var record : batch) {
            try {
                settle(List.of(record));
            } catch (DataIntegrityViolationException | Stale e) {
                refuse(record, Rejection.of("", "exchange.contradicts"));
                intake = freshIntake();
            }
        }
    }

    private void settle(List<Bundle<T>> batch) {
        var tally = booking == null
                ? tally(batch, intake.settle(batch, false))
                : booking.book(() -> tally(batch, intake.settle(batch, true)));
        fresh += tally.fresh();
        changed += tally.changed();
        netMinor = Math.addExact(netMinor, tally.netMinor());
        tally.rejected().forEach(this::refuse);
    }

    private Tally tally(List<Bundle<T>> batch, List<Verdict> verdicts) {
        long newRows = 0;
        long changedRows = 0;
        long net = 0;
        var rejected = new HashMap<Bundle<?>, Rejection>();
        for (int i = 0; i < batch.size(); i++) {
            var verdict = verdicts.get(i);
            long rows = intake.isOfManyRows() ? batch.get(i).numbers().size() : 1;
            if (verdict.rejection() != null) rejected.put(batch.get(i), verdict.rejection());
            net = Math.addExact(net, verdict.netMinor());
            if (verdict.outcome() == Verdict.Outcome.NEW) newRows += rows;
            if (verdict.outcome() == Verdict.Outcome.CHANGED) changedRows += rows;
        }
        return new Tally(newRows, changedRows, net, rejected);
    }

    /// The rows that were refused, as they stand in the file.
    void eachRejected(Path file, Consumer<RejectedRow> taker) throws IOException {
        if (rejections.isEmpty()) return;
        eachRow(file, row -> {
            var rejection = rejections.get(row.number());
            if (rejection == null) return;
            taker.accept(new RejectedRow(row.number(), rejection,
                    row.cells().stream().map(Kept::text).toList()));
        });
    }
}
