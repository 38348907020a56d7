package linecard.linecards;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// Who has told what, and who is to tell: a line for each agency and each rep.
///
/// @param rep null for the agency as a firm
/// @param name of the agency or of the rep
/// @param last what was told last; null for nothing ever
/// @param due null where nothing is
record Register(
        UUID agency, @Nullable UUID rep, String agencyName, String name,
        @Nullable Disclosure last, @Nullable Due due) {

    boolean isLate(LocalDate today) {
        return due != null && due.since().plusDays(Disclosures.PATIENCE_DAYS).isBefore(today);
    }
}
