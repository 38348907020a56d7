package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.web.NotAllowed;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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

    /// What booking one document would do or did.
    public enum Outcome {
        NEW, SAME,
        /// The number is taken by a document with other content: refused, nothing booked.
        DIFFERENT
    }

    private record Named(Kind kind, String number) {}

    /// What would become of each, by kind and number, without booking anything. Where two of
    /// them bear the same number, the first takes it.
    @Transactional(readOnly = true)
    public Map<Booking, Outcome> compare(Viewer viewer, List<Booking> bookings) {
        var taken = fingerprints(bookings);
        var outcomes = new LinkedHashMap<Booking, Outcome>();
        for (var booking : bookings) {
            var fingerprint = Fingerprint.of(booking);
            var before = taken.putIfAbsent(
                    new Named(booking.kind(), booking.number()), fingerprint);
            outcomes.putIfAbsent(booking, before == null ? Outcome.NEW
                    : before.equals(fingerprint) ? Outcome.SAME : Outcome.DIFFERENT);
        }
        return outcomes;
    }

    /// Books all that are new, with lines, credits and the months' sums, in one transaction. The
    /// bookings of one organisation wait for each other, so that the same document coming twice
    /// at once is booked once. Meant for batches of about a thousand.
    ///
    /// A credit is split as its original was where that was booked before it or comes with it:
    /// bring years in by date.
    ///
    /// @throws NotAllowed for whoever does not see the whole organisation
    /// @throws IllegalArgumentException for an account or a rep that is not the organisation's
    @Transactional
    public Map<Booking, Outcome> book(Viewer viewer, UUID importId, List<Booking> bookings) {
        if (!Basis.seesAll(viewer)) throw new NotAllowed();
        months.waitForOthers(viewer);
        var outcomes = compare(viewer, bookings);
        var fresh = new ArrayList<Booking>();
        outcomes.forEach((booking, outcome) -> {
            if (outcome == Outcome.NEW) fresh.add(booking);
        });
        if (fresh.isEmpty()) return outcomes;
        var credits = postings.add(viewer, importId, crediting.of(viewer, fresh));
        months.add(viewer, credits);
        return outcomes;
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

    /// A few documents whose number begins so, by number.
    @Transactional(readOnly = true)
    public List<Document.Row> numbered(Viewer viewer, String start, int most) {
        return shelf.numbered(viewer, start, most);
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
