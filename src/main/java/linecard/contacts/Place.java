package linecard.contacts;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// Where a contact works: at an account, as what, from when to when.
///
/// @param role in words, such as head of purchasing
/// @param main whether one turns to this person first; one an account
/// @param since null where it is not known
/// @param until the last day; null as long as it lasts
public record Place(
        UUID id, UUID contact, UUID account, String role, boolean main,
        @Nullable LocalDate since, @Nullable LocalDate until, int version) {

    public boolean isOver(LocalDate today) {
        return until != null && until.isBefore(today);
    }
}
