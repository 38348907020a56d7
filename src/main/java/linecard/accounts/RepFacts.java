package linecard.accounts;

import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// All that the page of a rep shows.
///
/// @param accounts the names of the accounts of these assignments
record RepFacts(
        Rep rep, Agency agency, List<Territory> territories, List<Assignment> assignments,
        Map<UUID, String> accounts, LocalDate today) {

    String territory() {
        for (var territory : territories) {
            if (Objects.equals(territory.id(), rep.territory())) return territory.name();
        }
        return "";
    }

    /// Those that hold today or will.
    List<Assignment> current() {
        return assignments.stream().filter(row -> !hasEnded(row)).toList();
    }

    List<Assignment> past() {
        return assignments.stream().filter(this::hasEnded).toList();
    }

    private boolean hasEnded(Assignment row) {
        return row.to() != null && !row.to().isAfter(today);
    }
}
