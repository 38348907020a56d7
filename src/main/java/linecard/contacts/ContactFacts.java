package linecard.contacts;

import linecard.accounts.Account;
import linecard.traits.Trait;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All that the page of a contact shows.
///
/// @param mergedInto the contact that stands for this one; null where none does
/// @param traits the own fields in use
/// @param accounts of the places, of those the viewer may see
record ContactFacts(
        Contact contact, List<Place> places, Map<UUID, Account> accounts,
        List<Consent> consents, List<Trait> traits, @Nullable Contact mergedInto,
        LocalDate today) {

    @Nullable Account account(Place place) {
        return accounts.get(place.account());
    }
}
