package linecard.contacts;

import linecard.access.Viewer;
import linecard.catalog.Codes;
import linecard.entrance.Emails;
import linecard.traits.Own;
import linecard.traits.OwnForm;
import linecard.traits.Trait;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads what somebody typed about a contact. Phones and addresses stand one on a line; a program
/// sends lists of them.
final class ContactForm {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /// Those that are offered to choose from; files and programs may name any other.
    private static final List<String> OFFERED = List.of("hu", "en", "de", "sk", "ro", "sr", "hr",
            "sl", "uk", "pl", "cs", "fr", "it", "es");

    private ContactForm() {}

    static Form of(Words words, Contact contact, List<Trait> traits) {
        var stored = new HashMap<>(Map.of(
                "code", contact.code(), "familyName", contact.familyName(),
                "givenName", contact.givenName(), "title", contact.title(),
                "language", contact.language(), "note", contact.note(),
                "version", String.valueOf(contact.version())));
        stored.put("phones", String.join("\n",
                contact.phones().stream().map(Phone::typed).toList()));
        stored.put("emails", String.join("\n", contact.emails()));
        stored.putAll(OwnForm.of(words, traits, contact.tags(), contact.fields()));
        return Form.of(words, stored);
    }

    /// The languages by name; one that is stored already among them.
    static List<Choice> languages(Language in, String stored) {
        var offered = OFFERED.contains(stored) || stored.isEmpty() ? OFFERED
                : Stream.concat(OFFERED.stream(), Stream.of(stored)).toList();
        return offered.stream()
                .map(code -> new Choice(code, name(code, in)))
                .sorted(Comparator.comparing(Choice::label, Collator.getInstance(in.locale())))
                .toList();
    }

    static String name(String code, Language in) {
        return code.isEmpty() ? "" : Locale.of(code).getDisplayLanguage(in.locale());
    }

    /// @param stored the contact as it is; null for a new one
    static Optional<Contact> read(
            Viewer viewer, Form form, UUID id, @Nullable Contact stored, Own own) {
        var code = form.note("code", Codes.LONGEST);
        var family = form.text("familyName", 100);
        var given = form.note("givenName", 100);
        var title = form.note("title", 30);
        var language = form.readIfGiven("language", ContactForm::language);
        var phones = lines(form, "phones", typed -> phone(typed, viewer));
        var emails = lines(form, "emails", Emails::read);
        var note = form.note("note", 4_000);
        var tags = OwnForm.tags(form, own.tags(), stored == null ? List.of() : stored.tags());
        var fields = OwnForm.fields(viewer, form, own.traits(),
                stored == null ? Map.of() : stored.fields());
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Contact(id, code.get(), family.get(), given.get(), title.get(),
                language.get().orElse(""), phones.get(), emails.get(), note.get(),
                tags.get(), fields, stored != null && stored.archived(), form.version()));
    }

    private static String language(String typed) {
        var code = typed.toLowerCase(Locale.ROOT);
        if (!LANGUAGES.contains(code) || code.length() != 2) {
            throw new ReadingException("web.notOffered");
        }
        return code;
    }

    static Phone phone(String typed, Viewer viewer) {
        if (typed.length() > Phone.LONGEST) {
            throw new ReadingException("web.tooLong", Phone.LONGEST);
        }
        if (typed.chars().noneMatch(Character::isDigit)) {
            throw new ReadingException("contacts.noPhone", typed);
        }
        return Phone.of(typed, viewer.organisation().country());
    }

    private static <T> Supplier<List<T>> lines(
            Form form, String field, Function<String, T> parse) {
        var typed = form.all(field).stream().flatMap(text -> Arrays.stream(text.split("[\\r\\n]+")))
                .map(String::strip).filter(text -> !text.isEmpty()).distinct().toList();
        return form.read(field, _ -> {
            if (typed.size() > Contact.MOST) {
                throw new ReadingException("contacts.tooMany", Contact.MOST);
            }
            if (typed.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
                throw new ReadingException("web.unreadable");
            }
            return typed.stream().map(parse).distinct().toList();
        });
    }
}
