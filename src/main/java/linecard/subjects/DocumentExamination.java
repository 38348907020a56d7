package linecard.subjects;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.exchange.Correction;
import linecard.exchange.Difference;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.exchange.Examination;
import linecard.exchange.Examination.Unknown;
import linecard.exchange.RejectedRow;
import linecard.exchange.Rejection;
import linecard.exchange.Task;
import linecard.jobs.Progress;
import linecard.sales.Booking;
import linecard.sales.Compared;
import linecard.sales.Documents;
import linecard.sales.Loaded;
import linecard.subjects.DocumentAssembly.Assembled;

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

/// A file of documents, a row for each line. A document with one bad row is refused as a whole,
/// for a document that lacks a line is a wrong figure. Documents are put together one after the
/// other, as they are compared or booked.
final class DocumentExamination implements Examination {

    private static final int COMPARED_ROWS = 20_000;
    private static final int MOST_CORRECTIONS = 10_000;

    private final Viewer viewer;
    private final Documents documents;
    private final UUID importId;
    private final KnownAccounts accounts;
    private final ClosedMonths closed;
    private final Progress progress;
    private final DocumentReading reading;
    private final DocumentColumns columns;
    private final DocumentAssembly assembly;
    private final Difference.Count count = new Difference.Count();
    private final List<Correction> corrections = new ArrayList<>();
    private final TreeSet<LocalDate> touched = new TreeSet<>();
    private List<Unknown> unknown = List.of();
    private long inClosed;

    DocumentExamination(
            Task task, Documents documents, KnownAccounts accounts, DocumentReader reader,
            ClosedMonths closed) {
        this.viewer = task.viewer();
        this.documents = documents;
        this.importId = task.source().id();
        this.accounts = accounts;
        this.closed = closed;
        this.progress = task.progress();
        this.reading = new DocumentReading(task.rows(),
                Entry.Places.of(task.source(), viewer.organisation().currency()), reader,
                progress);
        this.columns = reading.columns();
        this.assembly = new DocumentAssembly(columns, reader);
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
        reading.read();
        unknown = accounts.unknown();
        long nameless = columns.nameless();
        if (nameless > 0) count.add(Outcome.REJECTED, 0, nameless, 0);
        progress.outOf(2L * columns.rows());
    }

    @Override
    public void eachRejected(Consumer<RejectedRow> taker) throws IOException {
        reading.eachRejected(taker);
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
