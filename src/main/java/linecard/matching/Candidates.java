package linecard.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Which pairs are worth comparing: for each thing the few others with which it shares the rarest
/// threes of letters in name, text or address. The rarest come first, and only so many steps are
/// gone for each thing, so the time grows as the number of things does, times the sorting.
final class Candidates {

    private static final int MOST = 25;
    private static final int STEPS = 6_000;

    private Candidates() {}

    /// The pairs, each as two places in one number, the lesser first.
    ///
    /// @param second where the second list begins; 0 for one list, in which all may pair
    static long[] of(List<Sketch> all, int second) {
        boolean isTextSaid = all.stream()
                .anyMatch(one -> one.item().said().containsKey(Trait.TEXT));
        var fields = new ArrayList<Function<Sketch, Grams>>(List.of(Sketch::name, Sketch::address));
        if (isTextSaid) fields.add(Sketch::text);
        var pairs = LongStream.builder();
        for (var field : fields) {
            addPairs(all.stream().map(field).toList(), second, pairs);
        }
        same(all, second, pairs);
        return pairs.build().sorted().distinct().toArray();
    }

    static int first(long pair) {
        return (int) (pair >> 32);
    }

    static int second(long pair) {
        return (int) pair;
    }

    private static void addPairs(List<Grams> grams, int second, LongStream.Builder pairs) {
        var holders = holders(grams);
        var shared = new float[grams.size()];
        var touched = new int[STEPS];
        int last = second == 0 ? grams.size() : second;
        for (int i = 0; i < last; i++) {
            int count = touch(grams.get(i), i, second, holders, shared, touched);
            int kept = select(touched, count, shared);
            for (int t = 0; t < kept; t++) pairs.add(pair(i, touched[t]));
            for (int t = 0; t < count; t++) shared[touched[t]] = 0;
        }
    }

    /// Brings those that share most to the front.
    ///
    /// @return how many
    private static int select(int[] touched, int count, float[] shared) {
        int kept = 0;
        for (int t = 0; t < count; t++) {
            int one = touched[t];
            if (kept == MOST && shared[one] <= shared[touched[MOST - 1]]) continue;
            int at = kept < MOST ? kept++ : MOST - 1;
            touched[t] = touched[at];
            for (; at > 0 && shared[touched[at - 1]] < shared[one]; at--) {
                touched[at] = touched[at - 1];
            }
            touched[at] = one;
        }
        return kept;
    }

    /// Sums up what others share with a thing.
    ///
    /// @return how many others were touched
    private static int touch(
            Grams grams, int self, int second, int[][] holders, float[] shared, int[] touched) {
        int count = 0;
        int steps = 0;
        var ids = Arrays.stream(grams.ids()).boxed()
                .sorted((a, b) -> Integer.compare(holders[a].length, holders[b].length)).toList();
        for (int id : ids) {
            var all = holders[id];
            steps += all.length;
            if (steps > STEPS) break;
            float weight = grams.weights()[Arrays.binarySearch(grams.ids(), id)];
            for (int other : all) {
                if (other == self || other < second) continue;
                if (shared[other] == 0) touched[count++] = other;
                shared[other] += weight * weight;
            }
        }
        return count;
    }

    private static int[][] holders(List<Grams> grams) {
        int most = grams.stream().flatMapToInt(one -> Arrays.stream(one.ids())).max().orElse(-1);
        var counts = new int[most + 1];
        for (var one : grams) for (int id : one.ids()) counts[id]++;
        var holders = new int[most + 1][];
        for (int id = 0; id <= most; id++) holders[id] = new int[counts[id]];
        for (int i = grams.size() - 1; i >= 0; i--) {
            for (int id : grams.get(i).ids()) holders[id][--counts[id]] = i;
        }
        return holders;
    }

    /// Those with the same phone, code or domain stand beside each other when sorted by it.
    private static void same(List<Sketch> all, int second, LongStream.Builder pairs) {
        for (var trait : List.<Function<Sketch, String>>of(
                Sketch::phone, Sketch::code, Sketch::domain)) {
            var sorted = IntStream.range(0, all.size()).boxed()
                    .filter(i -> !trait.apply(all.get(i)).isEmpty())
                    .sorted(Comparator.comparing(i -> trait.apply(all.get(i)))).toList();
            for (int at = 0; at < sorted.size(); at++) {
                int until = Math.min(sorted.size(), at + 6);
                for (int next = at + 1; next < until; next++) {
                    int a = sorted.get(at);
                    int b = sorted.get(next);
                    if (!trait.apply(all.get(a)).equals(trait.apply(all.get(b)))) break;
                    if (second == 0 || a < second != b < second) pairs.add(pair(a, b));
                }
            }
        }
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
