package linecard.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Makes parts sum to their whole, to the minor unit.
final class Reconciling {

    private Reconciling() {}

    /// @param whole what the parts are to sum to
    /// @param means what each part is expected to come to by itself
    /// @param doubts how unsure that is: who is less sure gives way more
    /// @param neverBelow which parts stay at zero or above as long as the others can give way
    static long[] parts(long whole, double[] means, double[] doubts, boolean[] neverBelow) {
        if (means.length == 0) throw new IllegalArgumentException("a whole without parts");
        var wanted = means.clone();
        var fixed = new boolean[means.length];
        for (int round = 0; round <= means.length; round++) {
            double off = whole - Arrays.stream(wanted).sum();
            double all = 0;
            for (int i = 0; i < wanted.length; i++) if (!fixed[i]) all += doubt(doubts, i);
            if (all == 0) break;
            boolean again = false;
            for (int i = 0; i < wanted.length; i++) {
                if (fixed[i]) continue;
                wanted[i] += off * (doubt(doubts, i) / all);
            }
            for (int i = 0; i < wanted.length; i++) {
                if (fixed[i] || !neverBelow[i] || wanted[i] >= 0) continue;
                wanted[i] = 0;
                fixed[i] = true;
                again = true;
            }
            if (!again) break;
        }
        return rounded(whole, wanted);
    }

    private static double doubt(double[] doubts, int i) {
        return doubts[i] > 0 ? doubts[i] : Double.MIN_NORMAL;
    }

    /// By the largest remainder; of equals the first.
    private static long[] rounded(long whole, double[] wanted) {
        var parts = new long[wanted.length];
        long left = whole;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (long) Math.floor(wanted[i]);
            left -= parts[i];
        }
        var order = IntStream.range(0, parts.length).boxed().sorted(Comparator.comparingDouble(
                (Integer i) -> Math.floor(wanted[i]) - wanted[i])).toList();
        long each = Math.floorDiv(left, (long) parts.length);
        long more = Math.floorMod(left, (long) parts.length);
        for (int place = 0; place < parts.length; place++) {
            parts[order.get(place)] += each + (place < more ? 1 : 0);
        }
        return parts;
    }
}
