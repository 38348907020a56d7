package linecard.plan;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A number that one side put on the table. It is never changed, only followed by another.
///
/// @param number its place in the row, from 1
/// @param months as in [Goal]
/// @param by the proposer's name as signed
/// @param agreed the other side's mark, if it said yes
public record Proposal(
        UUID id, int number, Side side, List<Long> months, Profile profile, String reason,
        String by, Instant at, @Nullable Mark agreed) {

    /// Somebody's yes.
    public record Mark(String by, Instant at) {}

    /// When it was last spoken of: agreed to, or else proposed.
    Instant lastSaidAt() {
        return agreed == null ? at : agreed.at();
    }

    long year() {
        return GoalRules.sum(months);
    }
}
