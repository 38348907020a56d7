package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// A document about to be written, with all that was decided about it.
///
/// @param original the document that a credit takes back, where it is known here
/// @param territory of the account today
/// @param parts of each line by share; empty where one share has all
record Posting(
        UUID id, Draft draft, @Nullable UUID original, @Nullable UUID territory,
        List<Share> shares, List<List<Credit>> parts) {

    static Posting of(
            UUID id, Draft draft, @Nullable UUID original, @Nullable UUID territory,
            List<Share> shares) {
        return new Posting(id, draft, original, territory, shares, shares.size() == 1 ? List.of()
                : draft.booking().lines().stream()
                        .map(line -> CreditRules.split(line, shares)).toList());
    }

    Booking booking() {
        return draft.booking();
    }

    /// What the line comes to for the share at that place, from 0.
    Credit credit(int line, int place) {
        if (!parts.isEmpty()) return parts.get(line).get(place);
        var whole = booking().lines().get(line);
        return new Credit(shares.get(place), whole.netMinor(), whole.costMinor(),
                whole.quantityMilli());
    }
}
