package linecard.contacts;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.edits.Edit;
import linecard.edits.Edit.Use;
import linecard.edits.Editable;
import linecard.entrance.Emails;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.web.Query;
import linecard.words.Language;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What is changed of contacts in their list. Several phones or addresses stand with semicolons
/// between them.
@Component
class ContactEdits implements Editable<Contact> {

    private static final int LONGEST = 1_000;

    private final Contacts contacts;
    private final ContactRows rows;
    private final ContactMergers mergers;
    private final Traits traits;

    ContactEdits(Contacts contacts, ContactRows rows, ContactMergers mergers, Traits traits) {
        this.contacts = contacts;
        this.rows = rows;
        this.mergers = mergers;
        this.traits = traits;
    }

    @Override
    public Trait.Of of() {
        return Trait.Of.CONTACT;
    }

    @Override
    public String relation() {
        return "contacts.contact";
    }

    @Override
    public Audience audience() {
        return Audience.CALLERS;
    }

    @Override
    public List<Edit<Contact>> edits(Viewer viewer, Words words) {
        return List.of(
                Edit.<Contact>note("phone", words.text("contacts.phones"), LONGEST,
                        contact -> String.join("; ",
                                contact.phones().stream().map(Phone::typed).toList()),
                        (contact, kept) -> contact.withPhones(parts(kept).stream()
                                .map(typed -> ContactForm.phone(typed, viewer)).toList()))
                        .only(Use.ONE),
                Edit.note("email", words.text("contacts.emails"), LONGEST,
                        (Contact contact) -> String.join("; ", contact.emails()),
                        (contact, kept) -> contact.withEmails(parts(kept)))
                        .reading(each(Emails::read)).only(Use.ONE),
                Edit.choice("language", words.text("contacts.language"),
                        () -> ContactForm.languages(words.language(), ""),
                        Contact::language, Contact::withLanguage).optional(),
                Edit.act("archive", words.text("edits.what.archive"),
                        contact -> contact.withArchived(true, contact.version())),
                Edit.act("restore", words.text("edits.what.restore"),
                        contact -> contact.withArchived(false, contact.version())));
    }

    private static UnaryOperator<String> each(UnaryOperator<String> read) {
        return text -> String.join("; ", parts(text).stream().map(read).distinct().toList());
    }

    private static List<String> parts(String text) {
        var parts = Arrays.stream(text.split(";")).map(String::strip)
                .filter(part -> !part.isEmpty()).toList();
        if (parts.size() > Contact.MOST) {
            throw new ReadingException("contacts.tooMany", Contact.MOST);
        }
        return parts;
    }

    @Override
    public String name(Contact contact, Language in) {
        return contact.name(in);
    }

    @Override
    public String hint(Contact contact) {
        return contact.emails().isEmpty() ? "" : contact.emails().getFirst();
    }

    @Override
    public Set<UUID> fixed(Viewer viewer) {
        return mergers.gone(viewer);
    }

    @Override
    public List<Contact> those(Viewer viewer, Collection<UUID> ids) {
        return List.copyOf(contacts.those(viewer, ids).values());
    }

    @Override
    public void each(
            Viewer viewer, Query query, Words words, Consumer<? super Contact> taker) {
        var question = ContactQuestion.of(query.asForm(), traits.used(viewer, of()), words);
        rows.each(viewer, question.filter(), taker);
    }

    @Override
    public void write(Viewer viewer, List<Contact> changed) {
        contacts.changeAll(viewer, changed);
    }
}
