package linecard.sales;

import linecard.accounts.Assignment;
import linecard.calendar.Span;
import linecard.sales.Results.Bridge;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Past sales by those who hold the accounts now.
final class HoldingRules {

    private HoldingRules() {}

    /// Facts of accounts that are split today, cut by today's shares; the others as they are.
    static List<Fact> resplit(List<Fact> facts, Map<UUID, List<Share>> holders) {
        var cut = new ArrayList<Fact>(facts.size());
        for (var fact : facts) {
            var shares = fact.account() == null ? null : holders.get(fact.account());
            if (shares == null || shares.size() < 2) {
                cut.add(fact);
                continue;
            }
            var parts = CreditRules.split(fact.sum(), shares);
            for (int i = 0; i < parts.size(); i++) {
                cut.add(fact.creditedTo(shares.get(i).rep(), parts.get(i)));
            }
        }
        return cut;
    }

    /// The shares of those only who held the account on every day of all windows, as far as these
    /// lie before tomorrow; what others hold is nobody's.
    static List<Share> throughout(
            List<Share> shares, List<Assignment> ofAccount, List<Span> windows, LocalDate today) {
        var kept = new ArrayList<Share>();
        long left = Share.WHOLE;
        for (var share : shares) {
            if (share.rep() == null || !heldThroughout(share.rep(), ofAccount, windows, today)) {
                continue;
            }
            kept.add(share);
            left -= share.millionths();
        }
        if (left > 0) kept.add(Share.house(left));
        return kept;
    }

    private static boolean heldThroughout(
            UUID rep, List<Assignment> ofAccount, List<Span> windows, LocalDate today) {
        var own = new ArrayList<Assignment>();
        for (var assignment : ofAccount) {
            if (assignment.rep().equals(rep)) own.add(assignment);
        }
        own.sort(Comparator.comparing(Assignment::from));
        for (var window : windows) {
            var tomorrow = today.plusDays(1);
            var end = window.to().isAfter(tomorrow) ? tomorrow : window.to();
            if (!covers(own, window.from(), end)) return false;
        }
        return true;
    }

    private static boolean covers(List<Assignment> byStart, LocalDate from, LocalDate to) {
        var covered = from;
        for (var assignment : byStart) {
            if (assignment.from().isAfter(covered)) break;
            if (assignment.to() == null) return true;
            if (assignment.to().isAfter(covered)) covered = assignment.to();
        }
        return !covered.isBefore(to);
    }

    /// What moved between reps, account by account. An account's sales move as they are: one that
    /// is below zero takes a negative amount along, to whoever takes it over.
    ///
    /// @param kept net by rep of the accounts that did not change hands
    /// @param before net by account and rep, by the credits
    /// @param after net by account and rep, by today's assignments
    static Map<@Nullable UUID, Bridge> bridges(
            Map<@Nullable UUID, Long> kept, Map<UUID, Map<@Nullable UUID, Long>> before,
            Map<UUID, Map<@Nullable UUID, Long>> after) {
        var bridges = new HashMap<@Nullable UUID, Bridge>();
        kept.forEach((rep, net) -> bridges.put(rep, new Bridge(net, 0, 0, net)));
        var accounts = new HashSet<>(before.keySet());
        accounts.addAll(after.keySet());
        for (var account : accounts) {
            var was = before.getOrDefault(account, Map.of());
            var is = after.getOrDefault(account, Map.of());
            boolean negative = was.values().stream().mapToLong(net -> net).sum() < 0;
            var reps = new HashSet<@Nullable UUID>(was.keySet());
            reps.addAll(is.keySet());
            for (var rep : reps) {
                bridges.merge(rep, bridge(
                        net(was, rep), net(is, rep), negative), HoldingRules::plus);
            }
        }
        return bridges;
    }

    private static Bridge bridge(long was, long is, boolean negative) {
        long moved = Math.subtractExact(is, was);
        return moved > 0 != negative
                ? new Bridge(was, moved, 0, is) : new Bridge(was, 0, -moved, is);
    }

    private static long net(Map<@Nullable UUID, Long> nets, @Nullable UUID rep) {
        var net = nets.get(rep);
        return net == null ? 0 : net;
    }

    private static Bridge plus(Bridge a, Bridge b) {
        return new Bridge(
                Math.addExact(a.asWas(), b.asWas()),
                Math.addExact(a.transferredIn(), b.transferredIn()),
                Math.addExact(a.transferredOut(), b.transferredOut()),
                Math.addExact(a.asIs(), b.asIs()));
    }
}
