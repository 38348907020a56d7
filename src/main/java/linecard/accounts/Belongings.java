package linecard.accounts;

import linecard.access.Viewer;
import linecard.people.Kept;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a room keeps at accounts: when one is merged into another, what is still to come goes
/// along, and what has happened stays where it happened. Each such room offers one as a Spring
/// component.
public interface Belongings {

    List<Kept> of(Viewer viewer, UUID account);

    /// Hands on what goes along.
    default void move(Viewer viewer, UUID gone, UUID kept) {}

    /// The last day for which something was booked that has to stay; null where nothing was.
    default @Nullable LocalDate lastDay(Viewer viewer, UUID account) {
        return null;
    }

    /// Why an account cannot be merged into another.
    ///
    /// @param on from when on its documents would be the other's
    default Optional<Refused> against(Viewer viewer, Account gone, LocalDate on) {
        return Optional.empty();
    }
}
