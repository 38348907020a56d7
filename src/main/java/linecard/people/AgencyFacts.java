package linecard.people;

import linecard.catalog.LineTree;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// All that the page of an agency shows.
///
/// @param merged into which another it was merged; null where it was not
record AgencyFacts(
        Agency agency, @Nullable Merged merged, List<Rep> reps, List<Agreement> versions,
        List<Territory> territories, LineTree lines, LocalDate today) {

    boolean isInForce(Agreement version) {
        return version.isInForce(today);
    }

    boolean isPlanned(Agreement version) {
        return version.from().isAfter(today);
    }

    /// The name of a territory; nothing for none.
    String territory(@Nullable UUID id) {
        return territories.stream()
                .filter(territory -> Objects.equals(territory.id(), id))
                .map(Territory::name)
                .findFirst().orElse("");
    }

    List<String> linesOf(Agreement version) {
        return version.productLines().stream().map(lines::path).sorted().toList();
    }
}
