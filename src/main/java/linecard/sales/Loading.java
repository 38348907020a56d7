package linecard.sales;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Bookings on their way into the tables, chunk by chunk: while PostgreSQL writes one, the next is
/// read, decided and put into the form of the tables on a thread aside, which also sums what was
/// written. However many there are, only a few chunks are in memory.
///
/// Credits that name what they take back come last, once everything is there that may be it.
final class Loading {

    private static final int SUMS_IN_MEMORY = 150_000;
    private static final int LINES_WAITING = 50_000;

    private final Viewer viewer;
    private final UUID importId;
    private final Books books;
    private final Crediting.Known known;
    private final Drafting drafting;
    private final Told told;
    private final MonthSums sums;
    /// The accounts and reps known to be kept.
    private final Set<UUID> kept = new HashSet<>();
    private Future<MonthSums> summing;

    /// Is told what became of each, by its place among all, in any order.
    interface Told {
        void of(long place, Booking booking, Compared compared);
    }

    Loading(Viewer viewer, UUID importId, Books books, Crediting.Known known, Told told) {
        this.viewer = viewer;
        this.importId = importId;
        this.books = books;
        this.known = known;
        this.drafting = books.rates().drafting(viewer);
        this.told = told;
        this.sums = new MonthSums(viewer.organisation().calendar());
        this.summing = CompletableFuture.completedFuture(sums);
    }

    void run(Iterator<Booking> bookings) {
        books.postings().open();
        var source = new Source(bookings);
        try (var waiting = new Waiting(LINES_WAITING);
                var aside = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("sales-aside").factory())) {
            var next = begin(aside, source::chunk);
            for (var chunk = of(next); !chunk.isEmpty(); chunk = of(next)) {
                next = begin(aside, source::chunk);
                chunk.refused.forEach(no -> told.of(no.place(), no.booking(), no.why()));
                chunk.waiting.forEach(waiting::add);
                take(aside, chunk);
            }
            takeLast(aside, waiting);
            writeSums();
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
                else chunk.add(posting(draft, null, null));
            }
            return chunk;
        }
    }

    /// @param original what it takes back, where it does and that is here
    /// @param asThat how that is split; null where it decides nothing
    private Posting posting(Draft draft, @Nullable UUID original, @Nullable List<Share> asThat) {
        return Posting.of(Ids.fresh(), draft, original,
                known.account(draft.booking().account()).territory(),
                asThat == null ? known.shares(draft.booking()) : asThat);
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
        var originals = originals(drafts);
        var shares = books.crediting().shares(originals.values());
        var chunk = new Chunk();
        for (var draft : drafts) {
            var original = originals.get(draft.booking().originalNumber());
            chunk.add(posting(draft, original, original == null ? null : shares.get(original)));
        }
        take(aside, chunk);
    }

    /// What the credits take back: what counts under the number today, an invoice or else an order.
    private Map<String, UUID> originals(List<Draft> credits) {
        var names = new ArrayList<Draft.Name>();
        for (var kind : List.of(Kind.ORDER, Kind.INVOICE)) {
            for (var credit : credits) {
                names.add(new Draft.Name(kind, credit.booking().originalNumber()));
            }
        }
        var standing = books.postings().standing(viewer, importId, names);
        var originals = new HashMap<String, UUID>();
        for (var name : names) {
            var there = standing.get(name);
            if (there != null && !there.reversal()) originals.put(name.number(), there.id());
        }
        return originals;
    }

    /// Compares the documents of a chunk with what is there, and writes what is to be written.
    private void take(ExecutorService aside, Chunk chunk) {
        if (chunk.postings.isEmpty()) return;
        var standing = books.postings().standing(viewer, importId,
                chunk.postings.stream().map(posting -> posting.draft().name()).toList());
        var placed = new ArrayList<Standing.Placed>(chunk.postings.size());
        var wanted = new BitSet();
        for (var posting : chunk.postings) {
            var draft = posting.draft();
            var one = Standing.place(draft.booking().number(), draft.fingerprint(),
                    draft.netMinor(), standing.get(draft.name()));
            if (one.isWritten()) {
                wanted.set(placed.size());
                standing.put(draft.name(), Standing.after(
                        one, draft.fingerprint(), draft.netMinor(), posting.id()));
            }
            placed.add(one);
        }
        write(aside, chunk, placed, wanted);
        for (int i = 0; i < placed.size(); i++) {
            var draft = chunk.postings.get(i).draft();
            told.of(draft.place(), draft.said(), placed.get(i).compared());
        }
    }

    private void write(ExecutorService aside, Chunk chunk, List<Standing.Placed> placed,
            BitSet wanted) {
        if (wanted.isEmpty()) return;
        keepParties(chunk, wanted);
        books.reversals().reverse(viewer, importId, placed);
        books.postings().add(viewer, importId, chunk, placed, wanted);
        of(summing);
        if (sums.size() > SUMS_IN_MEMORY) writeSums();
        summing = begin(aside, () -> {
            wanted.stream().forEach(i -> sums.add(chunk.postings.get(i)));
            return sums;
        });
    }

    private void keepParties(Chunk chunk, BitSet wanted) {
        var accounts = new HashSet<UUID>();
        var reps = new HashSet<UUID>();
        wanted.stream().mapToObj(chunk.postings::get).forEach(posting -> {
            accounts.add(posting.booking().account());
            if (posting.booking().statedRep() != null) reps.add(posting.booking().statedRep());
            for (var share : posting.shares()) if (share.rep() != null) reps.add(share.rep());
        });
        accounts.removeIf(account -> !kept.add(account));
        reps.removeIf(rep -> !kept.add(rep));
        books.postings().keep(viewer, accounts, reps);
    }

    private void writeSums() {
        of(summing);
        books.months().add(viewer, sums.take());
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
