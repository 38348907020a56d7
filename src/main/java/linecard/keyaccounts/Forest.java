package linecard.keyaccounts;

import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// Which account belongs to which: to its parent, or to the one that it was merged into.
///
/// @param above of those that belong to another
record Forest(Map<UUID, UUID> above) {

    /// No tree is deeper; and one that ran in a circle would end here.
    private static final int DEEPEST = 50;

    Forest {
        above = Map.copyOf(above);
    }

    /// The highest account that another belongs to, among those that count; itself where none does.
    UUID top(UUID account, Predicate<UUID> counts) {
        var top = account;
        var at = above.get(account);
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            if (counts.test(at)) top = at;
            at = above.get(at);
        }
        return top;
    }
}
