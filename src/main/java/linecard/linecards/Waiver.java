package linecard.linecards;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What is allowed although it overlaps, on conditions, for some days. It lapses by itself.
///
/// @param agency null for every agency
/// @param categories what it names, with all that lies in them
/// @param to the first day on which it no longer holds
public record Waiver(
        UUID id, @Nullable UUID agency, List<UUID> categories, String conditions, LocalDate from,
        LocalDate to, String grantedBy, int version) {

    boolean holds(LocalDate day) {
        return Days.of(from, to).contains(day);
    }

    LocalDate lastDay() {
        return to.minusDays(1);
    }
}
