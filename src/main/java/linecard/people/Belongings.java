package linecard.people;

import linecard.access.Viewer;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a room keeps at records of another: when one of them is merged into another, what is still
/// to come goes along, and what has happened stays where it happened. Each such room offers one as
/// a Spring component.
///
/// @param <T> the records: accounts, or agencies, whose reps take along what is before them
public interface Belongings<T> {

    List<Kept> of(Viewer viewer, UUID record);

    /// Hands on what goes along.
    default void move(Viewer viewer, UUID gone, UUID kept) {}

    /// The last day for which something was booked that has to stay; null where nothing was.
    default @Nullable LocalDate lastDay(Viewer viewer, UUID record) {
        return null;
    }

    /// Why one cannot be merged into another.
    ///
    /// @param on from when on what is booked for it would be the other's
    default Optional<Refused> against(Viewer viewer, T gone, T kept, LocalDate on) {
        return Optional.empty();
    }
}
