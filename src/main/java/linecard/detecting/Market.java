package linecard.detecting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static java.util.stream.Collectors.groupingBy;

/// How the months went at accounts of reps who carry nothing that competes, by product line: what
/// happens to a whole line, its seasons too, is nobody's doing.
///
/// @param all of lines of which too little is known
record Market(Map<UUID, Index> lines, Index all, Law orders, Law amounts) {

    /// Month by month, 1 on average before the latest ones.
    ///
    /// @param accounts at how many
    record Index(float[] orders, float[] amounts, int accounts) {

        float[] in(Counted by) {
            return by == Counted.ORDERS ? orders : amounts;
        }

        /// The latest months by the same ones of the years before.
        double change() {
            var halves = Halves.of(amounts, 0);
            return halves.latest() * YEARS / halves.same();
        }
    }

    /// @param clumps how many orders come together, as a rule
    /// @param drift by which accounts stray from what is expected beyond chance, as a variance of
    ///     logarithms
    record Law(double clumps, double drift) {}

    /// The largest accounts count for no more than one of twenty below them.
    private static final double CAP = 0.95;
    private static final int FEW = 8;
    private static final int YEARS = 2;
    /// Of the normal law, what lies within one deviation.
    private static final double WITHIN = 0.683;
    private static final double LEAST_DRIFT = 0.01;
    private static final double UNKNOWN_DRIFT = 0.05;
    private static final float LEAST_INDEX = 0.01f;

    static Market of(List<Bought> bought, Set<Steering.Spot> carried) {
        var peers = bought.stream().filter(Bought::hasPast)
                .filter(one -> !carried.contains(new Steering.Spot(one.account(), one.line())))
                .toList();
        var lines = new HashMap<UUID, Index>();
        // whoever came later would look like growth
        var old = peers.stream().filter(one -> one.first() == 0).toList();
        old.stream().collect(groupingBy(Bought::line)).forEach((line, its) -> {
            if (its.size() >= FEW) lines.put(line, index(its));
        });
        var all = index(old);
        var unknown = new Law(1, UNKNOWN_DRIFT);
        var market = new Market(lines, all, unknown, unknown);
        market = new Market(lines, all, market.clumpsOf(peers, Counted.ORDERS),
                market.clumpsOf(peers, Counted.AMOUNTS));
        return new Market(lines, all, market.lawOf(peers, Counted.ORDERS),
                market.lawOf(peers, Counted.AMOUNTS));
    }

    Index of(UUID line) {
        return lines.getOrDefault(line, all);
    }

    Law law(Counted by) {
        return by == Counted.ORDERS ? orders : amounts;
    }

    private static Index index(List<Bought> peers) {
        return new Index(index(peers, Counted.ORDERS), index(peers, Counted.AMOUNTS),
                peers.size());
    }

    private static float[] index(List<Bought> peers, Counted by) {
        var index = new float[Bought.MONTHS];
        Arrays.fill(index, 1);
        if (peers.isEmpty()) return index;
        var before = peers.stream().mapToDouble(one -> one.before(by)).sorted().toArray();
        double cap = before[(int) (CAP * (before.length - 1))];
        var sums = new double[Bought.MONTHS];
        for (var one : peers) {
            double weight = Math.min(1, cap / one.before(by));
            for (int month = 0; month < sums.length; month++) {
                sums[month] += weight * one.in(by)[month];
            }
        }
        double usual = Arrays.stream(sums, 0, Bought.BEFORE).average().orElse(1);
        for (int month = 0; month < sums.length; month++) {
            index[month] = Math.max(LEAST_INDEX, (float) (sums[month] / usual));
        }
        return index;
    }

    private Law clumpsOf(List<Bought> peers, Counted by) {
        var sorted = peers.stream().mapToDouble(one -> one.clumps(by, of(one.line()).in(by)))
                .sorted().toArray();
        return new Law(sorted.length == 0 ? 1 : Math.max(0.5, sorted[sorted.length / 2]),
                UNKNOWN_DRIFT);
    }

    /// So much that two thirds of the peers lie within one deviation: a few that stray far, of
    /// which some may be what is looked for, do not count for more.
    private Law lawOf(List<Bought> peers, Counted by) {
        var beyond = new ArrayList<Double>();
        for (var one : peers) {
            var usual = Expected.of(one, this, by);
            if (usual.orders() < FEW) continue;
            double off = Math.log((usual.got() + 0.5) / (usual.orders() + 0.5));
            beyond.add(off * off - 1 / usual.orders() - 1 / usual.known());
        }
        if (beyond.size() < FEW) return law(by);
        var sorted = beyond.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Law(law(by).clumps(),
                Math.max(LEAST_DRIFT, sorted[(int) (WITHIN * (sorted.length - 1))]));
    }
}
