package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.web.NotAllowed;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// Orders, invoices and credits, and how they are booked.
@Repository
public class Documents {

    private static final UUID NO_IMPORT = new UUID(0, 0);

    private final Books books;
    private final Shelf shelf;

    Documents(Books books, Shelf shelf) {
        this.books = books;
        this.shelf = shelf;
    }

    /// What would become of each, in their order, without booking anything. Where two of them bear
    /// the same kind and number with other content, the first counts. Meant for some thousands at
    /// a time.
    @Transactional(readOnly = true)
    public List<Compared> compare(Viewer viewer, List<Booking> bookings) {
        var drafting = books.rates().drafting(viewer);
        var drafted = new ArrayList<Drafting.Drafted>(bookings.size());
        for (var booking : bookings) drafted.add(drafting.of(drafted.size(), booking));
        var drafts = drafted.stream().map(Drafting.Drafted::draft).filter(Objects::nonNull)
                .toList();
        var standing = books.postings().standing(viewer, NO_IMPORT, drafts);
        var originals = Originals.of(books.postings(), viewer, NO_IMPORT, drafts.stream()
                .filter(draft -> draft.hasOriginal() && draft.foreign() != null).toList());
        var compared = new ArrayList<Compared>(bookings.size());
        for (var one : drafted) {
            var draft = one.draft();
            compared.add(draft == null ? one.why() : place(
                    originals.atTheirRate(draft, drafting), standing).compared());
        }
        return compared;
    }

    private static Latest.Placed place(Draft draft, Map<Draft.Name, Latest> standing) {
        var placed = Latest.place(draft.booking().number(), draft.fingerprint(),
                draft.netMinor(), standing.get(draft.name()));
        if (placed.isWritten()) {
            standing.put(draft.name(), Latest.after(
                    placed, draft.fingerprint(), draft.netMinor(), NO_IMPORT));
        }
        return placed;
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
    /// @param progress is told the lines settled since, and stops the import by throwing
    /// @throws NotAllowed for whoever does not see the whole organisation
    /// @throws IllegalArgumentException for an account or a rep that is not the organisation's
    @Transactional
    public Loaded load(Viewer viewer, UUID importId, Iterator<Booking> bookings,
            BiConsumer<Booking, Compared.Refused> refused, LongConsumer progress) {
        var loaded = new Loaded[] {Loaded.NOTHING};
        book(viewer, importId, books.crediting()::known, Recorded.NOW, bookings,
                (_, booking, compared) -> {
            if (compared instanceof Compared.Refused no) refused.accept(booking, no);
            loaded[0] = loaded[0].plus(compared, booking.lines().size());
            progress.accept(booking.lines().size());
        });
        return loaded[0];
    }

    /// Books a few documents, as [#load] does, and answers in their order.
    @Transactional
    public List<Compared> book(Viewer viewer, UUID importId, List<Booking> bookings) {
        var accounts = bookings.stream().map(Booking::account).collect(Collectors.toSet());
        var all = new Compared[bookings.size()];
        book(viewer, importId, by -> books.crediting().known(by, accounts), Recorded.NOW,
                bookings.iterator(),
                (place, _, compared) -> all[Math.toIntExact(place)] = compared);
        return List.of(all);
    }

    /// Books what other books knew already: each document counts as recorded by the end of its own
    /// day. Otherwise as [#book].
    @Transactional
    public void take(Viewer viewer, UUID importId, List<Booking> bookings) {
        var accounts = bookings.stream().map(Booking::account).collect(Collectors.toSet());
        book(viewer, importId, by -> books.crediting().known(by, accounts), Recorded.THEN,
                bookings.iterator(), (_, _, _) -> {});
    }

    private void book(Viewer viewer, UUID importId, Function<Viewer, Crediting.Known> known,
            Recorded recorded, Iterator<Booking> bookings, Loading.Told told) {
        if (!Basis.seesAll(viewer)) throw new NotAllowed();
        books.months().hold(viewer);
        new Loading(viewer, importId, books, known.apply(viewer), recorded, told).run(bookings);
    }

    /// Takes back all that an import booked, in one transaction: each document is reversed on its
    /// own day, and what it had replaced is booked again. Done twice it is done once.
    ///
    /// Refused where a later import has corrected one of its documents.
    @Transactional
    public Undone undo(Viewer viewer, UUID importId, LongConsumer progress) {
        if (!Basis.seesAll(viewer)) throw new NotAllowed();
        books.months().hold(viewer);
        return books.reversals().undo(viewer, importId, progress);
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
    Document.Found find(
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
    Document of(Viewer viewer, UUID id) {
        return shelf.of(viewer, id);
    }
}
