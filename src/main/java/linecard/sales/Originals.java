package linecard.sales;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What credits take back, as far as it is here.
///
/// @param ids by the number under which it counts today, an invoice or else an order
/// @param foreign of those in another currency that a credit in another takes back, as it was said
record Originals(Map<String, UUID> ids, Map<UUID, Foreign> foreign) {

    static Originals of(Postings postings, Viewer viewer, UUID importId, List<Draft> credits) {
        var names = new ArrayList<Draft.Name>();
        for (var kind : List.of(Kind.ORDER, Kind.INVOICE)) {
            for (var credit : credits) {
                names.add(new Draft.Name(kind, credit.booking().originalNumber()));
            }
        }
        var ids = new HashMap<String, UUID>();
        if (names.isEmpty()) return new Originals(ids, Map.of());
        var standing = postings.named(viewer, importId, names);
        for (var name : names) {
            var there = standing.get(name);
            if (there != null && !there.reversal()) ids.put(name.number(), there.id());
        }
        var asked = new ArrayList<UUID>();
        for (var credit : credits) {
            var original = credit.foreign() == null ? null
                    : ids.get(credit.booking().originalNumber());
            if (original != null) asked.add(original);
        }
        return new Originals(ids, asked.isEmpty() ? Map.of() : postings.foreign(asked));
    }

    @Nullable UUID of(Draft credit) {
        return ids.get(credit.booking().originalNumber());
    }

    /// The same credit, at the rate of what it takes back where both are in one other currency: who
    /// gives all euros back has given all of it back, whatever they are worth by then.
    Draft atTheirRate(Draft credit, Drafting drafting) {
        var original = of(credit);
        var sold = original == null ? null : foreign.get(original);
        var said = credit.foreign();
        return sold == null || said == null || !sold.currency().equals(said.currency()) ? credit
                : drafting.at(sold.rateNanos(), credit);
    }
}
