package linecard.detecting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static java.util.stream.Collectors.groupingBy;

/// How the latest months went at accounts of reps who carry nothing that competes, by product
/// line: what happens to a whole line is nobody's doing.
///
/// @param changes recent by usual
/// @param clumps how many orders come together, as a rule
/// @param drift by which accounts stray from what is expected beyond chance, as a variance of
///     logarithms
record Market(Map<UUID, Change> changes, Change all, double clumps, double drift) {

    /// @param accounts at how many
    record Change(double factor, int accounts) {}

    /// The largest accounts count for no more than one of twenty below them.
    private static final double CAP = 0.95;
    private static final int FEW = 8;
    /// Of the normal law, what lies within one deviation.
    private static final double WITHIN = 0.683;
    private static final double LEAST_DRIFT = 0.01;

    static Market of(List<Bought> bought, Set<Steering.Spot> carried) {
        var peers = bought.stream().filter(Bought::hasPast)
                .filter(one -> !carried.contains(new Steering.Spot(one.account(), one.line())))
                .toList();
        var all = change(peers);
        var changes = new HashMap<UUID, Change>();
        peers.stream().collect(groupingBy(Bought::line)).forEach((line, its) -> {
            if (its.size() >= FEW) changes.put(line, change(its));
        });
        double clumps = median(peers, Bought::clumps);
        var market = new Market(changes, all, clumps, 0);
        return new Market(changes, all, clumps, market.driftOf(peers));
    }

    Change of(UUID line) {
        return changes.getOrDefault(line, all);
    }

    private static Change change(List<Bought> peers) {
        if (peers.isEmpty()) return new Change(1, 0);
        var usual = peers.stream().mapToDouble(Bought::usual).sorted().toArray();
        double cap = usual[(int) (CAP * (usual.length - 1))];
        double before = 0;
        double now = 0;
        for (var one : peers) {
            double weight = Math.min(1, cap / one.usual());
            before += one.usual() * weight;
            now += Math.max(0, one.recent()) * weight;
        }
        return new Change(Math.max(now / before, 0.01), peers.size());
    }

    private static double median(List<Bought> peers, Function<Bought, Double> figure) {
        var sorted = peers.stream().map(figure).sorted().toList();
        return sorted.isEmpty() ? 1 : Math.max(0.5, sorted.get(sorted.size() / 2));
    }

    /// So much that two thirds of the peers lie within one deviation: a few that stray far, of
    /// which some may be what is looked for, do not count for more.
    private double driftOf(List<Bought> peers) {
        var beyond = new ArrayList<Double>();
        for (var one : peers) {
            var usual = Expected.of(one, this);
            if (usual.orders() < FEW) continue;
            double off = Math.log((usual.got() + 0.5) / (usual.orders() + 0.5));
            beyond.add(off * off - 1 / usual.orders() - 1 / usual.known());
        }
        if (beyond.size() < FEW) return 0.05;
        var sorted = beyond.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return Math.max(LEAST_DRIFT, sorted[(int) (WITHIN * (sorted.length - 1))]);
    }
}
