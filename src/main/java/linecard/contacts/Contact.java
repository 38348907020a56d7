package linecard.contacts;

import linecard.words.Language;
import linecard.words.Words;

import java.util.List;
import java.util.UUID;

/// A person at one account or several.
///
/// @param code what another program calls the person; empty where none does
/// @param title before the name, such as Dr.
/// @param language spoken with us, by ISO 639; empty where it is not known
public record Contact(
        UUID id, String code, String familyName, String givenName, String title,
        String language, List<Phone> phones, List<String> emails, String note,
        boolean archived, int version) {

    /// So many phones, and so many addresses, a person has at most.
    static final int MOST = 10;

    public Contact {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /// In Hungarian the family name stands first.
    public String name(Language in) {
        return Words.in(in).name(familyName, givenName, title);
    }

    public Contact withArchived(boolean archived, int version) {
        return new Contact(id, code, familyName, givenName, title, language, phones, emails,
                note, archived, version);
    }
}
