package linecard.commissions;

import linecard.reckoning.Changes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/// In which order a statement tells changes: by rep, then by day, document, line and share.
///
/// @param reps in their order, null for nobody
/// @param ends of each rep, the place after the last one
/// @param places of the changes, without those that are not told
record Sequence(List<@Nullable UUID> reps, int[] ends, int[] places) {

    static Sequence of(Changes changes, Comparator<@Nullable UUID> byRep) {
        var known = new HashMap<@Nullable UUID, Integer>();
        var reps = new ArrayList<@Nullable UUID>();
        var of = new int[changes.size()];
        UUID last = null;
        for (int i = 0; i < of.length; i++) {
            var rep = changes.rep(i);
            if (changes.isOfOtherEvent(i)) {
                of[i] = -1;
            } else if (!reps.isEmpty() && rep == last && i > 0 && of[i - 1] >= 0) {
                of[i] = of[i - 1];
            } else {
                var before = known.putIfAbsent(rep, reps.size());
                of[i] = before == null ? reps.size() : before;
                if (before == null) reps.add(rep);
            }
            last = rep;
        }
        var inOrder = new ArrayList<@Nullable UUID>(reps);
        inOrder.sort(byRep);
        return placed(changes, of, reps, inOrder);
    }

    private static Sequence placed(Changes changes, int[] of, List<@Nullable UUID> reps,
            List<@Nullable UUID> inOrder) {
        var rank = reps.stream().mapToInt(inOrder::indexOf).toArray();
        var ends = new int[rank.length + 1];
        for (int rep : of) if (rep >= 0) ends[rank[rep] + 1]++;
        for (int i = 1; i < ends.length; i++) ends[i] += ends[i - 1];
        var places = new int[ends[rank.length]];
        for (int i = 0; i < of.length; i++) if (of[i] >= 0) places[ends[rank[of[i]]]++] = i;
        for (int i = 0; i < rank.length; i++) {
            sort(changes, places, i == 0 ? 0 : ends[i - 1], ends[i]);
        }
        return new Sequence(inOrder, Arrays.copyOf(ends, rank.length), places);
    }

    /// Mostly they are in their order, as the lines are.
    private static void sort(Changes changes, int[] places, int from, int to) {
        boolean isSorted = true;
        for (int i = from + 1; i < to && isSorted; i++) {
            isSorted = changes.compare(places[i - 1], places[i]) <= 0;
        }
        if (isSorted) return;
        var sorted = Arrays.stream(places, from, to).boxed().sorted(changes::compare)
                .mapToInt(Integer::intValue).toArray();
        System.arraycopy(sorted, 0, places, from, sorted.length);
    }
}
