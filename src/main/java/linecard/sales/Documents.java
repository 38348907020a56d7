package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.jobs.Progress;
import linecard.web.NotAllowed;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/// Orders, invoices and credits, and how they are booked.
@Repository
public class Documents {

    private final JdbcClient sql;
    private final Crediting crediting;
    private final Postings postings;
    private final Months months;
    private final Shelf shelf;

    Documents(JdbcClient sql, Crediting crediting, Postings postings, Months months,
            Shelf shelf) {
        this.sql = sql;
        this.crediting = crediting;
        this.postings = postings;
        this.months = months;
        this.shelf = shelf;
    }

    private record Named(Kind kind, String number) {}

    /// What would become of each, in their order, without booking anything. Where two of them bear
    /// the same kind and number with other content, the first counts. Meant for some thousands at
    /// a time.
    @Transactional(readOnly = true)
    public List<Compared> compare(Viewer viewer, List<Booking> bookings) {
        var taken = fingerprints(bookings);
        var outcomes = new ArrayList<Compared>();
        for (var booking : bookings) {
            var fingerprint = Fingerprint.of(booking);
            var before = taken.putIfAbsent(
                    new Named(booking.kind(), booking.number()), fingerprint);
            outcomes.add(before == null ? new Compared.New(booking.netMinor())
                    : before.equals(fingerprint) ? new Compared.Same(booking.netMinor())
                    : Compared.Refused.of("sales.twice", booking.number()));
        }
        return outcomes;
    }

    /// Books a whole import in one transaction: nobody sees a part of it, and one that was stopped
    /// or killed has done nothing. The bookings of one organisation wait for each other, so that
    /// the same document coming twice at once is booked once.
    ///
    /// What is the same stays; what is here with other content is taken back whole and booked
    /// anew. A credit is split as its original was, wherever that stands: booked before, or
    /// anywhere among these.
    ///
    /// @param bookings read once, on another thread, under the binding of this one; any number
    /// @param refused is told of each that is not booked, on this thread
    /// @param progress is advanced by the lines booked, and may stop it
    /// @throws NotAllowed for whoever does not see the whole organisation
    /// @throws IllegalArgumentException for an account or a rep that is not the organisation's
    @Transactional
    public Loaded load(Viewer viewer, UUID importId, Iterator<Booking> bookings,
            BiConsumer<Booking, Compared.Refused> refused, Progress progress) {
        var loaded = Loaded.NOTHING;
        while (bookings.hasNext()) {
            var batch = new ArrayList<Booking>();
            while (batch.size() < 1_000 && bookings.hasNext()) batch.add(bookings.next());
            var outcomes = book(viewer, importId, batch);
            for (int i = 0; i < batch.size(); i++) {
                var outcome = outcomes.get(i);
                if (outcome instanceof Compared.Refused no) refused.accept(batch.get(i), no);
                loaded = loaded.plus(outcome, batch.get(i).lines().size());
                progress.advance(batch.get(i).lines().size());
            }
        }
        return loaded;
    }

    /// Books a few documents, as [#load] does.
    @Transactional
    public List<Compared> book(Viewer viewer, UUID importId, List<Booking> bookings) {
        if (!Basis.seesAll(viewer)) throw new NotAllowed();
        months.waitForOthers(viewer);
        var outcomes = compare(viewer, bookings);
        var fresh = new ArrayList<Booking>();
        for (int i = 0; i < bookings.size(); i++) {
            if (outcomes.get(i) instanceof Compared.New) fresh.add(bookings.get(i));
        }
        if (fresh.isEmpty()) return outcomes;
        var credits = postings.add(viewer, importId, crediting.of(viewer, fresh));
        months.add(viewer, credits);
        return outcomes;
    }

    /// Takes back all that an import booked, in one transaction: each document is reversed on its
    /// own day, and what it had replaced is booked again. Done twice it is done once.
    ///
    /// Refused where a later import has corrected one of its documents.
    @Transactional
    public Undone undo(Viewer viewer, UUID importId, Progress progress) {
        throw new UnsupportedOperationException("not yet");
    }

    /// The documents behind a figure of [Results], by whom they were credited, latest first.
    @Transactional(readOnly = true)
    public Document.Found documents(Viewer viewer, Scope scope, Span days, int page) {
        return find(viewer, Kind.results(viewer.organisation()), scope, days, "", page);
    }

    /// Documents of these kinds.
    ///
    /// @param number a part of the number, whatever its case; empty for any
    @Transactional(readOnly = true)
    public Document.Found find(
            Viewer viewer, Set<Kind> kinds, Scope scope, Span days, String number, int page) {
        return shelf.find(viewer, kinds, scope, days, number, page);
    }

    /// @throws linecard.access.Absent where it is not there for the viewer
    @Transactional(readOnly = true)
    public Document of(Viewer viewer, UUID id) {
        return shelf.of(viewer, id);
    }

    private Map<Named, String> fingerprints(List<Booking> bookings) {
        var found = new HashMap<Named, String>();
        sql.sql("""
                select d.kind, d.number, d.fingerprint
                from sales.document d
                join unnest(:kinds::text[], :numbers::text[]) as n (kind, number)
                  on d.kind = n.kind and d.number = n.number
                """)
                .param("kinds", Column.of(bookings, booking -> booking.kind().code()))
                .param("numbers", Column.of(bookings, Booking::number))
                .query(row -> {
                    found.put(new Named(Kind.of(row.getString("kind")), row.getString("number")),
                            row.getString("fingerprint"));
                });
        return found;
    }
}
