package linecard.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// An agency was merged into another, which stands for it. It stays, archived, with what was
/// agreed, told and stated with it.
///
/// @param on the first day on which its reps work for the other
public record MergedAgency(UUID agency, UUID into, LocalDate on) {

    /// The agency that stands for another now.
    ///
    /// @param merged by the agency that was merged
    public static UUID standing(Map<UUID, MergedAgency> merged, UUID agency) {
        var at = agency;
        for (var one = merged.get(at); one != null; one = merged.get(at)) at = one.into();
        return at;
    }
}
