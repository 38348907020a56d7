package linecard.contacts;

import linecard.access.Viewer;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads a contact as it is to be kept; writes it and where it works first, both or neither.
@Component
class ContactKeeping {

    private final Contacts contacts;
    private final Places places;
    private final Traits traits;

    ContactKeeping(Contacts contacts, Places places, Traits traits) {
        this.contacts = contacts;
        this.places = places;
        this.traits = traits;
    }

    Own own(Viewer viewer) {
        return traits.own(viewer, Trait.Of.CONTACT);
    }

    /// @param stored the contact as it is; null for a new one
    Optional<Contact> read(Viewer viewer, Form form, UUID id, @Nullable Contact stored) {
        return ContactForm.read(viewer, form, id, stored, own(viewer));
    }

    /// @param place null for none, which only somebody may leave out who sees all contacts
    @Transactional
    void add(Viewer viewer, Contact contact, @Nullable Place place) {
        contacts.addAll(viewer, List.of(contact));
        if (place != null) places.addAll(viewer, List.of(place));
    }

    /// Whether a contact without a place would be beyond the viewer's own sight.
    static boolean needsPlace(Viewer viewer) {
        return !viewer.role().isStaff() || viewer.territory() != null;
    }
}
