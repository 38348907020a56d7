package linecard.sales;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Bookings on their way into the tables, chunk by chunk: while PostgreSQL writes one, the next is
/// compared with what is there and put into the form of the tables on a thread aside, and the one
/// after that is read and decided. However many there are, only a few chunks are in memory.
///
/// Credits that name what they take back come last, once everything is there that may be it.
final class Loading {

    private static final int LINES_WAITING = 50_000;

    private final Viewer viewer;
    private final UUID importId;
    private final Books books;
    private final Crediting.Known known;
    private final Drafting drafting;
    private final Recorded recorded;
    private final Told told;
    /// The accounts and reps known to be kept.
    private final Set<UUID> kept = new HashSet<>();

    // of the thread aside
    private final MonthSums sums;
    private Map<Draft.Name, Latest> placedLast = Map.of();

    /// Is told what became of each, by its place among all, in any order.
    interface Told {
        void of(long place, Booking booking, Compared compared);
    }

    Loading(Viewer viewer, UUID importId, Books books, Crediting.Known known, Recorded recorded,
            Told told) {
        this.viewer = viewer;
        this.importId = importId;
        this.books = books;
        this.known = known;
        this.drafting = books.rates().drafting(viewer);
        this.recorded = recorded;
        this.told = told;
        this.sums = new MonthSums(viewer.organisation().calendar());
    }

    void run(Iterator<Booking> bookings) {
        books.postings().open();
        var source = new Source(bookings);
        try (var waiting = new Waiting(LINES_WAITING);
                var aside = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("sales-aside").factory())) {
            Future<Placing> unwritten = null;
            var next = begin(aside, source::chunk);
            for (var chunk = of(next); !chunk.isEmpty(); chunk = of(next)) {
                chunk.refused.forEach(no -> told.of(no.place(), no.booking(), no.why()));
                chunk.waiting.forEach(waiting::add);
                var placed = place(aside, chunk);
                next = begin(aside, source::chunk);
                write(unwritten);
                unwritten = placed;
            }
            write(unwritten);
            takeLast(aside, waiting);
            books.months().add(viewer, of(begin(aside, sums::take)));
        }
    }

    /// The bookings, as chunks.
    private final class Source {

        private final Iterator<Booking> bookings;
        private long place;

        Source(Iterator<Booking> bookings) {
            this.bookings = bookings;
        }

        Chunk chunk() {
            var chunk = new Chunk();
            while (!chunk.isFull() && bookings.hasNext()) {
                var said = bookings.next();
                var drafted = drafting.of(place++, said);
                var draft = drafted.draft();
                if (draft == null) chunk.refuse(place - 1, said, drafted.why());
                else if (draft.hasOriginal()) chunk.wait(draft);
                else add(chunk, draft, null, known.shares(draft.booking()));
            }
            return chunk;
        }
    }

    /// @param original what it takes back, where it does and that is here
    private void add(Chunk chunk, Draft draft, @Nullable UUID original, List<Share> shares) {
        var booking = draft.booking();
        if (shares.isEmpty()) {
            chunk.refuse(draft.place(), draft.said(),
                    Compared.Refused.of("sales.overWhole", booking.bookedOn().toString()));
        } else {
            chunk.add(Posting.of(Ids.fresh(), draft, original,
                    known.account(booking.account()).territory(), shares));
        }
    }

    private void takeLast(ExecutorService aside, Waiting waiting) {
        var drafts = new ArrayList<Draft>();
        waiting.forEach((place, said) -> {
            drafts.add(drafting.of(place, said).known());
            if (drafts.size() < 5_000) return;
            takeCredits(aside, drafts);
            drafts.clear();
        });
        takeCredits(aside, drafts);
    }

    private void takeCredits(ExecutorService aside, List<Draft> drafts) {
        if (drafts.isEmpty()) return;
        var originals = Originals.of(books.postings(), viewer, importId, drafts);
        var shares = books.crediting().shares(originals.ids().values());
        var chunk = new Chunk();
        for (var draft : drafts) {
            var original = originals.of(draft);
            var asThat = original == null ? null : shares.get(original);
            add(chunk, originals.atTheirRate(draft, drafting), original,
                    asThat == null ? known.shares(draft.booking()) : asThat);
        }
        chunk.refused.forEach(no -> told.of(no.place(), no.booking(), no.why()));
        write(place(aside, chunk));
    }

    /// Begins to compare the documents of a chunk with what is there. The chunk before may not be
    /// written yet, those before that one are.
    private Future<Placing> place(ExecutorService aside, Chunk chunk) {
        var standing = books.postings().standing(viewer, importId,
                chunk.postings.stream().map(Posting::draft).toList());
        return begin(aside, () -> {
            for (var posting : chunk.postings) {
                var name = posting.draft().name();
                var after = placedLast.get(name);
                if (after != null) standing.put(name, after);
            }
            var placing = Placing.of(chunk, standing, sums);
            placedLast = standing;
            return placing;
        });
    }

    /// Writes what is to be written of a chunk.
    private void write(@Nullable Future<Placing> placed) {
        if (placed == null) return;
        var placing = of(placed);
        if (!placing.wanted().isEmpty()) {
            placing.accounts().removeIf(account -> !kept.add(account));
            placing.reps().removeIf(rep -> !kept.add(rep));
            books.postings().keep(viewer, placing.accounts(), placing.reps());
            books.reversals().reverse(viewer, importId, placing.placed());
            books.postings().add(viewer, importId, placing, recorded);
        }
        if (placing.months() != null) books.months().add(viewer, placing.months());
        for (int i = 0; i < placing.placed().size(); i++) {
            var draft = placing.chunk().postings.get(i).draft();
            told.of(draft.place(), draft.said(), placing.placed().get(i).compared());
        }
    }

    private <T> Future<T> begin(
            ExecutorService aside, ScopedValue.CallableOp<T, RuntimeException> what) {
        return aside.submit(() -> Bound.call(viewer.binding(), what));
    }

    private static <T> T of(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while booking", e);
        }
    }
}
