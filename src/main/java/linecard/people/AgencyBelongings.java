package linecard.people;

import linecard.access.Viewer;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a room keeps for agencies: when one is merged into another, what its reps still have before
/// them goes along with them, and what was agreed, told and stated stays. Each such room offers one
/// as a Spring component.
public interface AgencyBelongings {

    List<Kept> of(Viewer viewer, UUID agency);

    /// Hands on what goes along.
    default void move(Viewer viewer, UUID gone, UUID kept) {}

    /// The last day for which something was booked that has to stay; null where nothing was.
    default @Nullable LocalDate lastDay(Viewer viewer, UUID agency) {
        return null;
    }

    /// Why an agency cannot be merged into another.
    ///
    /// @param on from when on its reps would work for the other
    default Optional<Refused> against(Viewer viewer, Agency gone, Agency kept, LocalDate on) {
        return Optional.empty();
    }
}
