package linecard.contacts;

import linecard.traits.Marked;
import linecard.words.Language;
import linecard.words.Words;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A person at one account or several.
///
/// @param code what another program calls the person; empty where none does
/// @param title before the name, such as Dr.
/// @param language spoken with us, by ISO 639; empty where it is not known
/// @param fields what the organisation itself wants to know, by the keys of its own fields; those
/// that the viewer may see
public record Contact(
        UUID id, String code, String familyName, String givenName, String title,
        String language, List<Phone> phones, List<String> emails, String note,
        List<String> tags, Map<String, String> fields, boolean archived, int version)
        implements Marked<Contact> {

    /// So many phones, and so many addresses, a person has at most.
    static final int MOST = 10;

    public Contact {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        tags = List.copyOf(tags);
        fields = Map.copyOf(fields);
    }

    /// One without tags, of which nothing of its own is said.
    public Contact(
            UUID id, String code, String familyName, String givenName, String title,
            String language, List<Phone> phones, List<String> emails, String note,
            boolean archived, int version) {
        this(id, code, familyName, givenName, title, language, phones, emails, note, List.of(),
                Map.of(), archived, version);
    }

    /// In Hungarian the family name stands first.
    public String name(Language in) {
        return Words.in(in).name(familyName, givenName, title);
    }

    Contact withPhones(List<Phone> phones) {
        return new Contact(id, code, familyName, givenName, title, language, phones, emails,
                note, tags, fields, archived, version);
    }

    Contact withEmails(List<String> emails) {
        return new Contact(id, code, familyName, givenName, title, language, phones, emails,
                note, tags, fields, archived, version);
    }

    Contact withLanguage(String language) {
        return new Contact(id, code, familyName, givenName, title, language, phones, emails,
                note, tags, fields, archived, version);
    }

    public Contact withArchived(boolean archived, int version) {
        return new Contact(id, code, familyName, givenName, title, language, phones, emails,
                note, tags, fields, archived, version);
    }

    @Override
    public Contact with(List<String> tags, Map<String, String> fields) {
        return new Contact(id, code, familyName, givenName, title, language, phones, emails,
                note, tags, fields, archived, version);
    }
}
