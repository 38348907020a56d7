package linecard.detecting;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A rep who looks after an account and carries lines that compete with what it buys.
///
/// @param rivals at least one, carried in the latest months and where the account is
/// @param lines of ours that they are rivals of, with all below them
/// @param visits made there in the latest months
/// @param since when the rep looks after it
public record Carrier(
        UUID account, UUID agency, UUID rep, List<Rival> rivals, Set<UUID> lines, int visits,
        LocalDate since) {

    public Carrier {
        rivals = List.copyOf(rivals);
        lines = Set.copyOf(lines);
    }
}
