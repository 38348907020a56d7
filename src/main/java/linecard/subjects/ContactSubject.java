package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.contacts.Contacts;
import linecard.contacts.Places;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.traits.Trait;
import linecard.traits.Traits;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// The people at the accounts, from tables and from address books.
@Component
class ContactSubject extends RecordSubject<ContactIntake.Said> {

    private static final List<Field> FIELDS = List.of(
            Field.required("familyName", "lastname", "surname", "vezetéknév", "név", "name"),
            Field.optional("givenName", "firstname", "utónév"),
            Field.optional("title", "prefix", "salutation", "előtag"),
            Field.optional("account", AccountSubject.CODES).or("accountname", "company",
                    "companyname", "organization", "cég"),
            Field.optional("jobTitle", "role", "position", "beosztás", "munkakör"),
            Field.optional("phone", "phones", "telephone", "businessphone", "workphone",
                    "telefon", "telefonszám", "telefonszámok"),
            Field.optional("phone2", "mobile", "mobilephone", "mobil"),
            Field.optional("email", "emails", "mail", "emailaddress", "emailcím", "emailcímek"),
            Field.optional("email2", "email2address", "secondemail"),
            Field.optional("language", "preferredlanguage", "nyelv"),
            Field.optional("note", "notes", "description", "comments", "megjegyzés"),
            Field.optional("contact", "contactid", "recordid", "personid", "uid",
                    "codeinanotherprogram", "kódegymásikprogramban"),
            AccountSubject.TAGS.or("categories"));

    private final Contacts contacts;
    private final Places places;
    private final Customers customers;
    private final Traits traits;

    ContactSubject(Contacts contacts, Places places, Customers customers, Traits traits) {
        super("contacts", Audience.KEEPERS, "/contacts", FIELDS);
        this.contacts = contacts;
        this.places = places;
        this.customers = customers;
        this.traits = traits;
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        return OwnEntry.offered(FIELDS, traits.used(viewer, Trait.Of.CONTACT));
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("Szűcs", "Árpád", "", "A-1", "Head of purchasing", "+36 30 123 4567", "",
                        "arpad@example.com", "", "hu", "", "K-1", "key"),
                List.of("Miller", "Anna", "Dr.", "A-1", "Maintenance", "+44 117 496 0123", "",
                        "anna@example.com", "", "en", "", "K-2", ""));
    }

    @Override
    Intake<ContactIntake.Said> intake(Viewer viewer, Import source) {
        return new ContactIntake(viewer, contacts, places, customers.known(viewer),
                traits.own(viewer, Trait.Of.CONTACT));
    }
}
