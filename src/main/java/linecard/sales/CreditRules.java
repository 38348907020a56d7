package linecard.sales;

import linecard.accounts.Assignment;
import linecard.accounts.Sharing;
import linecard.money.Split;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who is credited with a sale, and with how much of it.
final class CreditRules {

    private static final List<Share> ALL_HOUSE = List.of(Share.house(Share.WHOLE));

    private CreditRules() {}

    /// The shares of a sale: they sum to the whole, the house takes what nobody holds. None where
    /// the assignments of the day exceed the whole.
    ///
    /// A house account is the house's alone. Else the rep whom the ERP names has the whole, and
    /// where it names nobody, the account's assignments of the day decide, by role and rep. A rep
    /// with several roles has one share, at the place of the first.
    ///
    /// @throws IllegalArgumentException for an unknown rep
    static List<Share> shares(
            boolean houseAccount, @Nullable UUID statedRep, List<Assignment> ofAccount,
            LocalDate day, Sharing sharing) {
        if (houseAccount) return ALL_HOUSE;
        if (statedRep != null) return List.of(share(statedRep, Share.WHOLE, day, sharing));
        var shares = new ArrayList<Share>();
        long left = Share.WHOLE;
        for (var held : held(ofAccount, day, sharing).entrySet()) {
            shares.add(share(held.getKey(), held.getValue(), day, sharing));
            left -= held.getValue();
        }
        if (left < 0) return List.of();
        if (left > 0) shares.add(Share.house(left));
        return List.copyOf(shares);
    }

    /// A line cut by shares: the parts of net, cost and quantity each sum to the line's.
    static List<Credit> split(Booking.Line line, List<Share> shares) {
        var weights = weights(shares);
        var net = Split.largestRemainder(line.netMinor(), weights);
        var quantity = Split.largestRemainder(line.quantityMilli(), weights);
        var cost = line.costMinor() == null
                ? null : Split.largestRemainder(line.costMinor(), weights);
        var credits = new ArrayList<Credit>(weights.length);
        for (int i = 0; i < weights.length; i++) {
            credits.add(new Credit(
                    shares.get(i), net[i], cost == null ? null : cost[i], quantity[i]));
        }
        return credits;
    }

    /// A sum cut by shares, each of its figures for itself.
    static List<Sum> split(Sum whole, List<Share> shares) {
        var weights = weights(shares);
        var net = Split.largestRemainder(whole.netMinor(), weights);
        var returned = Split.largestRemainder(whole.returnedMinor(), weights);
        var cost = Split.largestRemainder(whole.costMinor(), weights);
        var quantity = Split.largestRemainder(whole.quantityMilli(), weights);
        var parts = new ArrayList<Sum>(weights.length);
        for (int i = 0; i < weights.length; i++) {
            parts.add(new Sum(net[i], returned[i], cost[i], quantity[i]));
        }
        return parts;
    }

    private static Map<UUID, Long> held(
            List<Assignment> ofAccount, LocalDate day, Sharing sharing) {
        var held = new LinkedHashMap<UUID, Long>();
        sharing.parts(ofAccount, day).forEach((assignment, part) -> {
            if (part > 0) held.merge(assignment.rep(), part, Math::addExact);
        });
        return held;
    }

    private static Share share(UUID rep, long millionths, LocalDate day, Sharing sharing) {
        return new Share(rep, sharing.agency(rep, day), millionths);
    }

    private static long[] weights(List<Share> shares) {
        return shares.stream().mapToLong(Share::millionths).toArray();
    }
}
