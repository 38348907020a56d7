package linecard.detecting;

import linecard.detecting.Fact.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

import static java.util.stream.Collectors.groupingBy;

/// Accounts at which terms are far from what is usual among their peers: customers of the same
/// type and of about the same size. By median and median deviation, which a few that are far off
/// do not move.
public final class Outliers {

    /// Fewer peers say nothing of what is usual.
    static final int PEERS = 20;
    static final int ORDERS = 12;

    private static final int SIZES = 4;
    private static final double FAR = 5;
    /// A median deviation in those of the normal law.
    private static final double NORMAL = 1.4826;
    /// Nearer than this is near, however much the peers agree.
    private static final double NEAR = 0.05;
    private static final double DEVIATION = 0.01;
    private static final double SEVERAL_CONTACTS = 3;

    private Outliers() {}

    /// What is far off, by account; an account without has no entry.
    public static Map<UUID, List<Fact>> of(List<Terms> all) {
        var found = new HashMap<UUID, List<Fact>>();
        for (var peers : peers(all)) {
            far(peers, Terms::discount, 1, Kind.DISCOUNTS, found);
            far(peers, Terms::returned, 1, Kind.RETURNS, found);
            far(peers.stream().filter(one -> one.price() > 0).toList(), Terms::price, -1,
                    Kind.PRICES, found);
        }
        soleContacts(all, found);
        return found;
    }

    /// Of how many accounts nobody can say what is usual.
    public static int withoutPeers(List<Terms> all) {
        return all.size() - peers(all).stream().mapToInt(List::size).filter(n -> n > PEERS).sum();
    }

    private static List<List<Terms>> peers(List<Terms> all) {
        var groups = new ArrayList<List<Terms>>();
        all.stream().filter(one -> one.orders() >= ORDERS && one.net() > 0)
                .collect(groupingBy(Terms::type)).values().forEach(same -> {
                    var sorted = same.stream()
                            .sorted(Comparator.comparingLong(Terms::net)).toList();
                    int size = Math.max(PEERS + 1, (sorted.size() + SIZES - 1) / SIZES);
                    for (int from = 0; from < sorted.size(); from += size) {
                        int to = sorted.size() - from < 2 * size ? sorted.size() : from + size;
                        groups.add(sorted.subList(from, to));
                        if (to == sorted.size()) break;
                    }
                });
        return groups;
    }

    /// @param sign 1 where much is far, -1 where little is
    private static void far(List<Terms> peers, ToDoubleFunction<Terms> figure, int sign,
            Kind kind, Map<UUID, List<Fact>> found) {
        if (peers.size() <= PEERS) return;
        double usual = median(peers.stream().mapToDouble(figure).toArray());
        double deviation = NORMAL * median(peers.stream()
                .mapToDouble(one -> Math.abs(figure.applyAsDouble(one) - usual)).toArray());
        double limit = Math.max(NEAR, FAR * Math.max(DEVIATION, deviation));
        for (var one : peers) {
            double own = figure.applyAsDouble(one);
            if ((own - usual) * sign <= limit) continue;
            found.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(Fact.of(kind, "far",
                    millionths(own), millionths(usual), peers.size() - 1));
        }
    }

    /// Where only one person is known at an account of the largest, and several usually are.
    private static void soleContacts(List<Terms> all, Map<UUID, List<Fact>> found) {
        var largest = all.stream().filter(one -> one.orders() >= ORDERS)
                .sorted(Comparator.comparingLong(Terms::net).reversed())
                .limit((all.size() + SIZES - 1) / SIZES).toList();
        if (largest.size() <= PEERS) return;
        double usual = median(largest.stream().mapToDouble(Terms::contacts).toArray());
        if (usual < SEVERAL_CONTACTS) return;
        for (var one : largest) {
            if (one.contacts() != 1) continue;
            found.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(Fact.of(
                    Kind.CONTACTS, "sole", 1, Math.round(usual), largest.size() - 1));
        }
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        return figures[figures.length / 2];
    }

    private static long millionths(double part) {
        return Math.round(part * 1_000_000);
    }
}
