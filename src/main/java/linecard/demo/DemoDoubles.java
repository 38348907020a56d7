package linecard.demo;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.contacts.Contact;
import linecard.contacts.ContactFilter;
import linecard.contacts.ContactRows;
import linecard.contacts.Contacts;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.people.Agencies;
import linecard.people.Agency;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A few accounts, people and an agency that are written twice, as they are wherever several people
/// type.
@Component
class DemoDoubles {

    private static final int ACCOUNTS = 6;
    private static final int PEOPLE = 4;

    private final Accounts accounts;
    private final Assignments assignments;
    private final Contacts contacts;
    private final ContactRows rows;
    private final Places places;
    private final Agencies agencies;

    DemoDoubles(Accounts accounts, Assignments assignments, Contacts contacts, ContactRows rows,
            Places places, Agencies agencies) {
        this.accounts = accounts;
        this.assignments = assignments;
        this.contacts = contacts;
        this.rows = rows;
        this.places = places;
        this.agencies = agencies;
    }

    void write(Story story, Viewer owner) {
        var doubles = new ArrayList<Account>();
        var held = new ArrayList<Assignment>();
        var all = Clientele.accounts(story);
        for (int i = 0; i < Math.min(ACCOUNTS, all.size()); i++) {
            var one = all.get(i * all.size() / ACCOUNTS);
            var twin = twin(story, one, i % 2 == 0);
            doubles.add(twin);
            if (i % 2 == 0) continue;
            for (var row : assignments.ofAccount(owner, one.id())) {
                if (row.to() == null) held.add(held(story, row, twin));
            }
        }
        accounts.addAll(owner, doubles);
        assignments.addAll(owner, held);
        people(story, owner);
        agencies.add(owner, twin(story, Cast.agencies(story).getFirst()));
    }

    private static Agency twin(Story story, Agency one) {
        return new Agency(story.id("double agency", one.code()), "X-" + one.code(),
                one.name().toUpperCase(Locale.ROOT), one.country(), one.taxNumber(), "",
                one.phone(), "", false, 1);
    }

    private static Account twin(Story story, Account one, boolean isLoud) {
        var name = isLoud ? one.name().toUpperCase(Locale.ROOT)
                : one.name().replaceAll(" [^ ]+$", "");
        var address = one.address().replace(" utca ", " u. ").replace("Street", "St.");
        return new Account(story.id("double", one.code()), null, one.territory(),
                "X-" + one.code(), name, one.customerType(), one.country(), one.postalCode(),
                one.city(), address, isLoud ? one.phone() : "", one.email(), one.taxNumber(),
                one.house(), false, 1);
    }

    private static Assignment held(Story story, Assignment row, Account twin) {
        return new Assignment(story.id("double", row.id().toString()), twin.id(), row.rep(),
                row.role(), row.share(), row.from(), null, 1);
    }

    private void people(Story story, Viewer owner) {
        var doubles = new ArrayList<Contact>();
        var work = new ArrayList<Place>();
        for (var one : rows.after(owner, new ContactFilter("", null, null, false),
                new UUID(0, 0), PEOPLE)) {
            var twin = new Contact(story.id("double", one.id().toString()), "",
                    one.familyName(), one.givenName(), "", one.language(), one.phones(),
                    List.of(), "", false, 1);
            doubles.add(twin);
            for (var place : places.ofContacts(owner, List.of(one.id()))
                    .getOrDefault(one.id(), List.of())) {
                work.add(new Place(story.id("double", place.id().toString()), twin.id(),
                        place.account(), "", false, null, null, 1));
            }
        }
        contacts.addAll(owner, doubles);
        places.addAll(owner, work);
    }
}
