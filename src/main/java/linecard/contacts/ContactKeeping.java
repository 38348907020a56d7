package linecard.contacts;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;

/// Writes a contact and where it works first, both or neither.
@Component
class ContactKeeping {

    private final Contacts contacts;
    private final Places places;

    ContactKeeping(Contacts contacts, Places places) {
        this.contacts = contacts;
        this.places = places;
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
