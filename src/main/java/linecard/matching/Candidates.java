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
        var counts = counts(grams);
        var holders = holders(grams.subList(second, grams.size()), counts.length, second);
        int last = second == 0 ? grams.size() : second;
        var shared = new float[grams.size()];
        var touched = new int[STEPS];
        for (int i = 0; i < last; i++) {
            int count = touch(grams.get(i), i, counts, holders, shared, touched);
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
    /// @param counts how many hold each three, in both lists
    /// @param holders of each three, those that the thing may pair with
    /// @return how many others were touched
    private static int touch(Grams grams, int self, int[] counts, int[][] holders,
            float[] shared, int[] touched) {
        var rarest = new long[grams.ids().length];
        for (int at = 0; at < rarest.length; at++) {
            rarest[at] = (long) counts[grams.ids()[at]] << 32 | at;
        }
        Arrays.sort(rarest);
        int count = 0;
        int steps = 0;
        for (long one : rarest) {
            int at = (int) one;
            steps += counts[grams.ids()[at]];
            if (steps > STEPS) break;
            float weight = grams.weights()[at];
            for (int other : holders[grams.ids()[at]]) {
                if (other == self) continue;
                if (shared[other] == 0) touched[count++] = other;
                shared[other] += weight * weight;
            }
        }
        return count;
    }

    private static int[] counts(List<Grams> grams) {
        int most = grams.stream().flatMapToInt(one -> Arrays.stream(one.ids())).max().orElse(-1);
        var counts = new int[most + 1];
        for (var one : grams) for (int id : one.ids()) counts[id]++;
        return counts;
    }

    /// @param from the place of the first among all
    private static int[][] holders(List<Grams> grams, int threes, int from) {
        var counts = new int[threes];
        for (var one : grams) for (int id : one.ids()) counts[id]++;
        var holders = new int[threes][];
        for (int id = 0; id < threes; id++) holders[id] = new int[counts[id]];
        for (int i = grams.size() - 1; i >= 0; i--) {
            for (int id : grams.get(i).ids()) holders[id][--counts[id]] = from + i;
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
