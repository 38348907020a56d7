package linecard.linecards;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What an agency sells for us by a version of its agreement.
///
/// @param territory null for everywhere
/// @param to the first day it no longer holds; null for open
/// @param productLines with all that lies in them; none means all
record Offering(
        UUID agency, LocalDate from, @Nullable LocalDate to, @Nullable UUID territory,
        Set<UUID> productLines) {

    Days days() {
        return Days.of(from, to);
    }

    /// What of it is sold from a day on; nothing where it ends before.
    Optional<Offering> since(LocalDate day) {
        if (to != null && !to.isAfter(day)) return Optional.empty();
        return Optional.of(from.isBefore(day)
                ? new Offering(agency, day, to, territory, productLines) : this);
    }
}
