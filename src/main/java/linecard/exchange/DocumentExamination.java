package linecard.exchange;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.exchange.DocumentAssembly.Assembled;
import linecard.exchange.DocumentReader.Head;
import linecard.exchange.KnownAccounts.Unknown;
import linecard.exchange.Verdict.Outcome;
import linecard.files.Row;
import linecard.jobs.Progress;
import linecard.sales.Booking;
import linecard.sales.Compared;
import linecard.sales.Documents;
import linecard.sales.Loaded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/// A file of documents, a row for each line. Rows of the same kind and number make a document
/// wherever they stand. A document with one bad row is refused as a whole, for a document that
/// lacks a line is a wrong figure.
///
/// The file is read once into [DocumentColumns]; documents are put together one after the other
/// from there. It is read a second time to keep the rows that were refused.
final class DocumentExamination implements Examination {

    private static final int COMPARED_ROWS = 20_000;
    private static final int MOST_CORRECTIONS = 10_000;

    private final Viewer viewer;
    private final Documents documents;
    private final UUID importId;
    private final Rows rows;
    private final Entry.Places places;
    private final KnownAccounts accounts;
    private final DocumentReader reader;
    private final ClosedMonths closed;
    private final Progress progress;
    private final DocumentColumns columns = new DocumentColumns();
    private final DocumentAssembly assembly;
    private final Difference.Count count = new Difference.Count();
    private final List<Correction> corrections = new ArrayList<>();
    private final TreeSet<LocalDate> touched = new TreeSet<>();
    private final int[] headColumns;
    private List<Unknown> unknown = List.of();
    private long inClosed;
    private @Nullable Last last;

    /// The row before, where it was good.
    private record Last(List<String> cells, int document, Head head, String key) {}

    DocumentExamination(
            Task task, Documents documents, KnownAccounts accounts, DocumentReader reader,
            ClosedMonths closed) {
        this.viewer = task.viewer();
        this.documents = documents;
        this.importId = task.source().id();
        this.rows = task.rows();
        this.places = Entry.Places.of(task.source(), viewer.organisation().currency());
        this.accounts = accounts;
        this.reader = reader;
        this.closed = closed;
        this.progress = task.progress();
        this.assembly = new DocumentAssembly(columns, reader);
        this.headColumns = places.columns(DocumentSubject.HEAD);
    }

    @Override
    public Difference check() {
        var batch = new ArrayList<Booking>();
        int lines = 0;
        for (int of = 0; of < columns.documents(); of++) {
            var booking = counted(assembly.of(of));
            if (booking == null) continue;
            batch.add(booking);
            lines += booking.lines().size();
            if (lines < COMPARED_ROWS) continue;
            compare(batch, lines);
            batch.clear();
            lines = 0;
        }
        compare(batch, lines);
        return difference();
    }

    private void compare(List<Booking> batch, int lines) {
        var outcomes = documents.compare(viewer, batch);
        for (int i = 0; i < batch.size(); i++) settle(batch.get(i), outcomes.get(i));
        progress.advance(lines);
    }

    private void settle(Booking booking, Compared compared) {
        long lines = booking.lines().size();
        switch (compared) {
            case Compared.New(long net) -> {
                count.add(Outcome.NEW, 1, lines, net);
                noteClosed(booking);
            }
            case Compared.Same(long net) -> count.add(Outcome.SAME, 1, lines, net);
            case Compared.Changed(long before, long net) -> {
                count.add(Outcome.CHANGED, 1, lines, Math.subtractExact(net, before));
                noteClosed(booking);
                if (corrections.size() < MOST_CORRECTIONS) {
                    corrections.add(new Correction(booking.kind(), booking.number(),
                            booking.account(), booking.bookedOn(), before, net));
                }
            }
            case Compared.Refused refused -> {
                refuse(booking, refused);
                count.add(Outcome.REJECTED, 1, lines, 0);
            }
        }
    }

    private void refuse(Booking booking, Compared.Refused refused) {
        columns.refuse(columns.find(booking.kind(), booking.number()),
                new Rejection("", refused.key(), refused.arguments()));
    }

    private void noteClosed(Booking booking) {
        closed.of(booking.bookedOn()).ifPresent(month -> {
            inClosed++;
            touched.add(month);
        });
    }

    /// Counts what is known of a document before it is compared with what is here.
    private @Nullable Booking counted(Assembled document) {
        var booking = document.booking();
        if (booking == null) count.add(Outcome.REJECTED, 1, document.rows(), 0);
        else if (document.duplicates() > 0) {
            count.add(Outcome.DUPLICATE, 1, document.duplicates(), 0);
        }
        return booking;
    }

    @Override
    public Difference apply() {
        var loaded = documents.load(viewer, importId, new Good(), this::refuse, progress::advance);
        add(Outcome.NEW, loaded.fresh());
        add(Outcome.CHANGED, loaded.changed());
        add(Outcome.SAME, loaded.same());
        add(Outcome.REJECTED, loaded.refused());
        return difference();
    }

    private void add(Outcome outcome, Loaded.Tally tally) {
        count.add(outcome, tally.documents(), tally.lines(), tally.netMinor());
    }

    private Difference difference() {
        return count.difference().touching(inClosed, List.copyOf(touched));
    }

    /// The documents that can be booked, put together as they are asked for.
    private final class Good implements Iterator<Booking> {

        private int at;
        private @Nullable Booking next = following();

        private @Nullable Booking following() {
            while (at < columns.documents()) {
                var booking = counted(assembly.of(at++));
                if (booking != null) return booking;
            }
            return null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Booking next() {
            var booking = next;
            if (booking == null) throw new NoSuchElementException();
            next = following();
            return booking;
        }
    }

    @Override
    public void read() throws IOException {
        rows.each(this::take);
        columns.order();
        unknown = accounts.unknown();
        long nameless = columns.nameless();
        if (nameless > 0) count.add(Outcome.REJECTED, 0, nameless, 0);
        progress.outOf(2L * columns.rows());
    }

    private void take(Row row) {
        progress.advance(1);
        var entry = new Entry(places, row);
        var before = last != null && repeats(row, last) ? last : null;
        var head = before != null ? before.head() : reader.head(entry);
        var line = reader.line(entry, head);
        var key = before != null ? before.key() : DocumentReader.key(entry);
        if (entry.problem() != null) {
            columns.addBad(key, row.number());
            last = null;
            return;
        }
        int of = before != null ? before.document() : documentOf(key, head);
        columns.add(of, row.number(), line);
        last = new Last(row.cells(), of, head, key);
    }

    /// Whether a row says the same of its document as the one before: most do.
    private boolean repeats(Row row, Last before) {
        if (row.problem().isPresent()) return false;
        for (int column : headColumns) {
            if (!row.cells().get(column).equals(before.cells().get(column))) return false;
        }
        return true;
    }

    private int documentOf(String key, Head head) {
        int of = columns.document(key, head);
        var first = columns.head(of);
        if (!head.equals(first)) {
            columns.refuse(of, Rejection.of(head.unlike(first), "exchange.rowsDisagree"));
        }
        return of;
    }

    @Override
    public void eachRejected(Consumer<RejectedRow> taker) throws IOException {
        if (!columns.hasRejections()) return;
        var at = new int[1];
        rows.each(row -> {
            var why = rejection(row, at[0]++);
            if (why != null) taker.accept(RejectedRow.of(row, why));
        });
    }

    /// What is wrong with a row itself is found by reading it again.
    private @Nullable Rejection rejection(Row row, int at) {
        if (!columns.isBad(at)) return columns.rejection(at);
        var entry = new Entry(places, row);
        reader.line(entry, reader.head(entry));
        return entry.problem();
    }

    @Override
    public List<Unknown> unknownAccounts() {
        return unknown;
    }

    @Override
    public List<Account> knownAccounts() {
        return accounts.all();
    }

    @Override
    public List<Correction> corrections() {
        return corrections;
    }
}
