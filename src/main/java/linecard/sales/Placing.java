package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A chunk that was compared with what is there, ready to be written.
///
/// @param placed how each of its documents is booked
/// @param wanted those of them that are written
/// @param documents all of them as they are copied
/// @param accounts that it names
/// @param reps that it names
/// @param months what was summed up to here, where that became too much to keep in memory
record Placing(
        Chunk chunk, List<Latest.Placed> placed, BitSet wanted, CopyRows documents,
        Set<UUID> accounts, Set<UUID> reps, @Nullable MonthRows months) {

    private static final int SUMS_IN_MEMORY = 100_000;

    /// @param standing what stands under their names; is told what will
    /// @param sums get the sums of what is written
    static Placing of(Chunk chunk, Map<Draft.Name, Latest> standing, MonthSums sums) {
        var placed = new ArrayList<Latest.Placed>(chunk.postings.size());
        var wanted = new BitSet();
        var accounts = new HashSet<UUID>();
        var reps = new HashSet<UUID>();
        for (var posting : chunk.postings) {
            var draft = posting.draft();
            var one = Latest.place(draft.booking().number(), draft.fingerprint(),
                    draft.netMinor(), standing.get(draft.name()));
            if (one.isWritten()) {
                wanted.set(placed.size());
                standing.put(draft.name(), Latest.after(
                        one, draft.fingerprint(), draft.netMinor(), posting.id()));
                sums.add(posting);
                addParties(posting, accounts, reps);
            }
            placed.add(one);
        }
        return new Placing(chunk, placed, wanted, documents(chunk, placed), accounts, reps,
                sums.size() > SUMS_IN_MEMORY ? sums.take() : null);
    }

    List<Written> written() {
        return wanted.stream().mapToObj(chunk.postings::get)
                .map(one -> Written.of(one.id(), one.booking().kind(), one.booking().number(),
                        one.booking().originalNumber()))
                .toList();
    }

    private static void addParties(Posting posting, Set<UUID> accounts, Set<UUID> reps) {
        accounts.add(posting.booking().account());
        if (posting.booking().statedRep() != null) reps.add(posting.booking().statedRep());
        for (var share : posting.shares()) if (share.rep() != null) reps.add(share.rep());
    }

    private static CopyRows documents(Chunk chunk, List<Latest.Placed> placed) {
        var rows = new CopyRows(23);
        for (int i = 0; i < placed.size(); i++) {
            var posting = chunk.postings.get(i);
            var booking = posting.booking();
            var foreign = posting.draft().foreign();
            rows.row().add(posting.id()).add(booking.kind().code()).add(booking.number())
                    .addInt(placed.get(i).revision()).add(booking.account())
                    .add(posting.territory()).add(booking.statedRep()).add(booking.bookedOn())
                    .add(booking.originalNumber()).add(posting.original())
                    .add(posting.draft().netMinor()).add(posting.draft().fingerprint())
                    .add(placed.get(i).replaces())
                    .add(foreign == null ? null : foreign.currency().getCurrencyCode())
                    .add(foreign == null ? null : (Long) foreign.minor())
                    .add(foreign == null ? null : (Long) foreign.rateNanos())
                    .add(booking.freightMinor()).add(booking.taxMinor())
                    .add(booking.discountMinor())
                    .add(booking.stated().code())
                    .add(booking.stated().orderedOn()).add(booking.stated().contract())
                    .add(booking.stated().millionths());
            rows.endGroup();
        }
        return rows;
    }
}
