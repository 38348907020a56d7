package linecard.reckoning;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Where payments earn: what of the commission on an invoice is earned by now.
public final class Releases {

    private static final Paid NOTHING = new Paid(0, 1);

    private Releases() {}

    /// Of an invoice: what has been paid so far, of what total, with tax. Its credits lower the
    /// total.
    public record Paid(long paid, long total) {

        /// So much of the commission, rounded; what is paid beyond the total releases nothing.
        long of(long commission) {
            if (total <= 0 || paid >= total) return commission;
            return paid <= 0 ? 0 : Exact.share(commission, paid, total);
        }
    }

    /// The same lines with what is released of them. Each invoice's commission is released as a
    /// whole, its lines one after the other, so that the last payment releases exactly the rest.
    ///
    /// What whole periods add or take follows what is released where the terms' limits look at
    /// that, and comes to the same once all is paid for.
    ///
    /// @param paid by invoice; what is missing is unpaid
    public static Reckoned of(Plan plan, Reckoned rated, Map<UUID, Paid> paid) {
        var released = released(plan, rated, paid);
        return Extras.areOnEarned(plan.agreement) ? Extras.with(plan, released,
                others -> released(plan, others, paid)) : released;
    }

    private static Reckoned released(Plan plan, Reckoned rated, Map<UUID, Paid> paid) {
        var layers = new EnumMap<Part, Layer>(Part.class);
        rated.layers().forEach((part, layer) ->
                layers.put(part, layer.earning(released(plan, rated.lines(), layer, paid))));
        return new Reckoned(rated.lines(), rated.known(), layers, rated.extras(), rated.idle());
    }

    private static long[] released(
            Plan plan, Lines lines, Layer layer, Map<UUID, Paid> paid) {
        var waits = new boolean[layer.courses().size()];
        boolean isNone = true;
        for (int i = 0; i < waits.length; i++) {
            var terms = plan.terms(layer.courses().get(i).strand());
            waits[i] = terms != null && terms.event() == Event.PAYMENT;
            isNone &= !waits[i];
        }
        if (isNone) return layer.rated();
        var sums = new HashMap<UUID, long[]>();
        var released = new long[lines.size()];
        for (int i = 0; i < released.length; i++) {
            released[i] = layer.rated()[i];
            if (!waits[layer.strand()[i]]) continue;
            var document = lines.documents().get(lines.document()[i]);
            var invoice = document.whole();
            var sum = sums.computeIfAbsent(invoice, _ -> new long[2]);
            sum[0] = Math.addExact(sum[0], layer.rated()[i]);
            long now = paid.getOrDefault(invoice, NOTHING).of(sum[0]);
            released[i] = now - sum[1];
            sum[1] = now;
        }
        return released;
    }
}
