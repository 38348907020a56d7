package linecard;

import linecard.access.Viewer;
import linecard.contacts.Consent;
import linecard.contacts.Consents;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Phone;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.database.Ids;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Puts somebody into a test's company who works at one of its accounts.
public class People {

    private final Contacts contacts;
    private final Places places;
    private final Consents consents;

    People(Contacts contacts, Places places, Consents consents) {
        this.contacts = contacts;
        this.places = places;
        this.consents = consents;
    }

    /// At the account of the side of that code; notes the ids beside the others.
    void at(Viewer owner, String code, Map<String, UUID> ids) {
        var contact = new Contact(Ids.fresh(), "K-" + code, "Ember", "Mark" + code, "", "hu",
                List.of(Phone.of("30 123 4567", "HU")),
                List.of("ember@" + code.toLowerCase(Locale.ROOT) + ".example"), "", false, 1);
        contacts.addAll(owner, List.of(contact));
        ids.put("contact", contact.id());
        for (var what : List.of("place", "spare-place")) {
            var place = new Place(Ids.fresh(), contact.id(), ids.get("account"), "Beszerző", false,
                    null, null, 1);
            places.addAll(owner, List.of(place));
            ids.put(what, place.id());
        }
        var consent = new Consent(Ids.fresh(), contact.id(), Consent.Purpose.EMAIL,
                LocalDate.of(2025, 3, 1), "űrlap", null, 1);
        consents.add(owner, consent);
        ids.put("consent", consent.id());
    }
}
