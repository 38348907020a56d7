package linecard.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds what is written twice, in one list or in two.
public final class Matching {

    /// A pair is told where it is at least as likely the same as not: for all kinds of things, one
    /// list or two.
    public static final double THRESHOLD = 0.5;

    /// How large a part of the things has a partner follows from the things themselves; it is
    /// looked for between these bounds.
    private static final double LEAST_PART = 0.001;
    private static final double MOST_PART = 0.8;
    private static final int ROUNDS = 200;

    private static final double ALIKE = 0.6;

    private Matching() {}

    /// The pairs within a list, surest first.
    public static List<Pair> within(List<Item> items) {
        return of(items, 0);
    }

    /// The pairs between two lists, of which each holds nothing twice: so only those count that
    /// are each other's best.
    public static List<Pair> between(List<Item> some, List<Item> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return of(all, some.size()).stream()
                .map(pair -> new Pair(pair.first(), pair.second() - some.size(), pair.certainty(),
                        pair.reasons()))
                .toList();
    }

    /// With which others of a list one thing is likely the same.
    ///
    /// @param part of such things that have a partner, in earlier experience
    /// @return pairs whose first is always 0, and whose second is a place in `others`
    public static List<Pair> of(Item one, List<Item> others, double part) {
        var all = new ArrayList<Item>(List.of(one));
        all.addAll(others);
        var sketches = Sketch.of(all);
        return IntStream.range(1, all.size())
                .mapToObj(i -> new Pair(0, i - 1,
                        certainty(Likeness.sum(sketches.getFirst(), sketches.get(i)), part),
                        reasons(sketches.getFirst(), sketches.get(i))))
                .filter(pair -> pair.certainty() >= THRESHOLD)
                .sorted(Comparator.comparingDouble(Pair::certainty).reversed())
                .toList();
    }

    private static List<Pair> of(List<Item> items, int second) {
        var sketches = Sketch.of(items);
        var pairs = Candidates.of(sketches, second);
        var sums = Arrays.stream(pairs).parallel()
                .mapToDouble(pair -> Likeness.sum(sketches.get(Candidates.first(pair)),
                        sketches.get(Candidates.second(pair))))
                .toArray();
        double part = part(pairs, sums, items.size(), second);
        var best = best(pairs, sums, items.size());
        var found = new ArrayList<Pair>();
        for (int i = 0; i < pairs.length; i++) {
            double certainty = certainty(sums[i], part);
            int a = Candidates.first(pairs[i]);
            int b = Candidates.second(pairs[i]);
            boolean isBest = second == 0 || sums[i] >= best[a] && sums[i] >= best[b];
            if (certainty < THRESHOLD || !isBest) continue;
            found.add(new Pair(a, b, certainty, reasons(sketches.get(a), sketches.get(b))));
        }
        found.sort(Comparator.comparingDouble(Pair::certainty).reversed()
                .thenComparingInt(Pair::first).thenComparingInt(Pair::second));
        return found;
    }

    /// By Bayes' rule.
    static double certainty(double sum, double part) {
        double odds = Math.exp(Math.min(sum, 50)) * part / (1 - part);
        return odds / (1 + odds);
    }

    /// The part of the things that have a partner, of two lists of the shorter one: what the pairs
    /// say if one believes it, found by going round until it stays.
    private static double part(long[] pairs, double[] sums, int all, int second) {
        var odds = new double[all];
        for (int i = 0; i < pairs.length; i++) {
            double one = Math.exp(Math.min(sums[i], 50));
            odds[Candidates.first(pairs[i])] += one;
            odds[Candidates.second(pairs[i])] += one;
        }
        int from = second > 0 && second > all - second ? second : 0;
        int to = second > 0 && second <= all - second ? second : all;
        double part = 0.1;
        for (int round = 0; round < ROUNDS && to > from; round++) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                double said = part * odds[i];
                sum += said / (1 - part + said);
            }
            part = Math.clamp(sum / (to - from), LEAST_PART, MOST_PART);
        }
        return part;
    }

    private static double[] best(long[] pairs, double[] sums, int all) {
        var best = new double[all];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < pairs.length; i++) {
            int a = Candidates.first(pairs[i]);
            int b = Candidates.second(pairs[i]);
            best[a] = Math.max(best[a], sums[i]);
            best[b] = Math.max(best[b], sums[i]);
        }
        return best;
    }

    private static List<Reason> reasons(Sketch a, Sketch b) {
        var likeness = new EnumMap<Trait, Double>(Trait.class);
        likeness.put(Trait.CODE, same(a.code(), b.code()));
        likeness.put(Trait.NAME, Math.max(a.name().cosine(b.name()),
                same(Plain.of(a.item().text(Trait.NAME)), Plain.of(b.item().text(Trait.NAME)))));
        likeness.put(Trait.PHONE, same(a.phone(), b.phone()));
        likeness.put(Trait.DOMAIN, same(a.domain(), b.domain()));
        likeness.put(Trait.ADDRESS, a.address().cosine(b.address()));
        likeness.put(Trait.DAY, same(a.day(), b.day()));
        return likeness.entrySet().stream()
                .filter(trait -> trait.getValue() >= ALIKE)
                .sorted(Map.Entry.<Trait, Double>comparingByValue().reversed())
                .map(trait -> new Reason(trait.getKey(), trait.getValue() > 0.999))
                .toList();
    }

    private static double same(String one, String other) {
        return !one.isEmpty() && one.equals(other) ? 1 : 0;
    }
}
