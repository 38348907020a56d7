package linecard.pareto;

import linecard.money.Rate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How often each account would be among the few, had its months come out otherwise: the year is
/// drawn anew so many times, each account's months from its own, with repetition (B. Efron's
/// bootstrap, 1979), and the few are told each time. An account with one large order in a year
/// is seldom among them; one with twelve like months always is.
///
/// What is drawn depends on the seed, the account and the number of the drawing alone, so the same
/// accounts come out the same in any order and on any machine.
public final class Stability {

    public static final int DRAWINGS = 200;

    /// Steps of the generator (G. L. Steele, D. Lea and C. H. Flood, SplitMix, 2014).
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private static final int BITS = 21;
    private static final long MASK = (1L << BITS) - 1;

    private Stability() {}

    /// The part of the drawings in which each account is among the few, in thousandths. Those that
    /// never are, are left out.
    public static Map<UUID, Integer> of(List<Worth> all, Rate threshold, long seed) {
        var sorted = all.stream().sorted(Curve.ORDER).toArray(Worth[]::new);
        var seeds = new long[sorted.length];
        for (int i = 0; i < seeds.length; i++) seeds[i] = seed(seed, sorted[i].account());
        var times = new int[sorted.length];
        var values = new long[sorted.length];
        for (int drawing = 1; drawing <= DRAWINGS; drawing++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = draw(sorted[i].months(), mix(seeds[i] + drawing * STEP));
            }
            count(values, threshold, times);
        }
        var stability = new HashMap<UUID, Integer>();
        for (int i = 0; i < times.length; i++) {
            if (times[i] == 0) continue;
            stability.put(sorted[i].account(), (1000 * times[i] + DRAWINGS / 2) / DRAWINGS);
        }
        return stability;
    }

    private static long seed(long seed, UUID account) {
        return mix(mix(seed ^ account.getMostSignificantBits())
                ^ account.getLeastSignificantBits());
    }

    /// A year of months drawn from those there are.
    private static long draw(long[] months, long state) {
        long sum = 0;
        long bits = 0;
        for (int drawn = 0; drawn < Worth.WHOLE; drawn++) {
            if (drawn % 3 == 0) bits = mix(state += STEP);
            sum += months[(int) ((bits & MASK) * months.length >>> BITS)];
            bits >>>= BITS;
        }
        return sum;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /// Counts those that are among the few of one drawing; of equals at the edge, the first ones.
    private static void count(long[] values, Rate threshold, int[] times) {
        var ordered = values.clone();
        Arrays.sort(ordered);
        long total = 0;
        for (long value : ordered) if (value > 0) total = Math.addExact(total, value);
        if (total == 0) return;
        long needed = Curve.needed(total, threshold);
        long sum = 0;
        int at = ordered.length;
        while (at > 0 && ordered[at - 1] > 0 && (sum == 0 || sum < needed)) sum += ordered[--at];
        long edge = ordered[at];
        int atEdge = 0;
        for (int i = at; i < ordered.length && ordered[i] == edge; i++) atEdge++;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > edge || values[i] == edge && atEdge-- > 0) times[i]++;
        }
    }
}
