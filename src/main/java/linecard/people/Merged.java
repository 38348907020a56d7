package linecard.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// An agency or an account was merged into another, which stands for it. It stays, archived, with
/// what was agreed, booked, told and stated with it.
///
/// @param on the first day on which its reps work for the other, or whose documents under its name
///        are the other's
public record Merged(UUID gone, UUID into, LocalDate on) {

    /// The one that stands for another on a day.
    ///
    /// @param merged by the one that was merged
    public static UUID standing(Map<UUID, Merged> merged, UUID one, LocalDate day) {
        var at = one;
        for (var next = merged.get(at); next != null && !day.isBefore(next.on());
                next = merged.get(at)) {
            at = next.into();
        }
        return at;
    }

    /// The one that stands for another now.
    public static UUID standing(Map<UUID, Merged> merged, UUID one) {
        return standing(merged, one, LocalDate.MAX);
    }
}
