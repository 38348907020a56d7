package linecard.duplicates;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.contacts.Contact;
import linecard.contacts.ContactMergers;
import linecard.contacts.Contacts;
import linecard.contacts.Phone;
import linecard.duplicates.Comparison.Field;
import linecard.people.Kept;
import linecard.people.Outcome;
import linecard.traits.OwnRules;
import linecard.traits.OwnText;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Page;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two contacts as one: all phone numbers and addresses of both, as many as a contact may have.
@Component
class ContactUnion implements Union {

    private static final int MOST = 10;

    private final Contacts contacts;
    private final ContactMergers mergers;
    private final Traits traits;

    ContactUnion(Contacts contacts, ContactMergers mergers, Traits traits) {
        this.contacts = contacts;
        this.mergers = mergers;
        this.traits = traits;
    }

    @Override
    public Kind kind() {
        return Kind.CONTACT;
    }

    @Override
    public Comparison comparison(Page page, Duplicate pair, LocalDate today) {
        var viewer = page.viewer();
        var first = contacts.of(viewer, pair.first().id());
        var second = contacts.of(viewer, pair.second().id());
        var own = traits.used(viewer, Trait.Of.CONTACT);
        return new Comparison(first.version(), second.version(), List.of(
                field("name", "contacts.name", true, first, second,
                        contact -> contact.name(page.language())),
                field("phones", "contacts.phones", false, first, second,
                        contact -> contact.phones().stream().map(Phone::typed)
                                .collect(Collectors.joining(", "))),
                field("emails", "contacts.emails", false, first, second,
                        contact -> String.join(", ", contact.emails())),
                field("language", "contacts.language", true, first, second,
                        contact -> Locale.of(contact.language())
                                .getDisplayLanguage(Locale.of(page.language().code()))),
                field("code", "contacts.code", false, first, second, Contact::code),
                field("note", "contacts.note", true, first, second, Contact::note),
                field("own", "traits.legend", false, first, second,
                        contact -> OwnText.line(own, contact, page.words()))),
                hanging(viewer, first.id()), hanging(viewer, second.id()),
                mergers.against(viewer, second, first), mergers.against(viewer, first, second));
    }

    private static Field field(
            String name, String label, boolean isChosen, Contact first, Contact second,
            Function<Contact, String> of) {
        return new Field(name, label, of.apply(first), of.apply(second), isChosen);
    }

    private List<Kept> hanging(Viewer viewer, UUID contact) {
        var hanging = mergers.hanging(viewer, contact);
        return List.of(new Kept("contacts.places", hanging.places(), 0),
                new Kept("contacts.consents", hanging.consents(), 0));
    }

    @Override
    public Outcome merge(Viewer viewer, Duplicate pair, Choices choices, LocalDate today) {
        var first = contacts.of(viewer, pair.first().id());
        var second = contacts.of(viewer, pair.second().id());
        if (!choices.areCurrent(first.version(), second.version())) throw new Stale("contact");
        return mergers.merge(viewer, choices.gone(first, second), united(choices, first, second));
    }

    private static Contact united(Choices choices, Contact first, Contact second) {
        var kept = choices.kept(first, second);
        var gone = choices.gone(first, second);
        var named = choices.from("name", first, second, Contact::familyName);
        var phones = Stream.concat(kept.phones().stream(), gone.phones().stream())
                .collect(Collectors.toMap(Phone::dialled, phone -> phone, (one, _) -> one,
                        LinkedHashMap::new))
                .values().stream().limit(MOST).toList();
        var emails = new LinkedHashSet<>(kept.emails());
        emails.addAll(gone.emails());
        return new Contact(kept.id(), kept.code(), named.familyName(), named.givenName(),
                named.title(),
                choices.from("language", first, second, Contact::language).language(),
                phones, emails.stream().limit(MOST).toList(),
                choices.from("note", first, second, Contact::note).note(),
                OwnRules.tags(kept, gone), OwnRules.fields(kept, gone), kept.archived(),
                kept.version());
    }
}
