package linecard.subjects;

import linecard.access.Viewer;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Phone;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.database.Ids;
import linecard.entrance.Emails;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.traits.Own;
import linecard.words.ReadingException;
import linecard.words.SearchText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// A file of contacts. A person is known again by code, else by an e-mail address, else by name and
/// account; phones and addresses are added to those that are known, never taken away.
final class ContactIntake implements Intake<ContactIntake.Said> {

    private static final int MOST = 10;

    /// Null where the file does not speak of it, or names no account.
    ///
    /// @param own of the own fields that the file has
    record Said(
            String code, String familyName, @Nullable String givenName, @Nullable String title,
            @Nullable UUID account, @Nullable String jobTitle, List<Phone> phones,
            List<String> emails, @Nullable String language, @Nullable String note,
            @Nullable List<String> tags, Map<String, String> own) {}

    private final Viewer viewer;
    private final Contacts contacts;
    private final Places places;
    private final KnownAccounts accounts;
    private final Own own;
    private final Map<String, Contact> known = new HashMap<>();
    private final Map<UUID, Set<UUID>> placed = new HashMap<>();
    private final List<Contact> added = new ArrayList<>();
    private final List<Contact> changed = new ArrayList<>();
    private final List<Place> addedPlaces = new ArrayList<>();

    ContactIntake(Viewer viewer, Contacts contacts, Places places, KnownAccounts accounts,
            Own own) {
        this.viewer = viewer;
        this.contacts = contacts;
        this.places = places;
        this.accounts = accounts;
        this.own = own;
        for (var place : places.all(viewer)) at(place.contact()).add(place.account());
        for (var contact : contacts.all(viewer)) keep(contact);
    }

    @Override
    public Said read(Entry entry) {
        var code = entry.note("contact", Entry.CODE);
        var emails = emails(entry);
        return new Said(
                code, entry.text("familyName", 100),
                entry.noteIfGiven("givenName", 100), entry.noteIfGiven("title", 30),
                entry.raw("account").isEmpty() ? null : accounts.find(entry),
                entry.noteIfGiven("jobTitle", 100), phones(entry), emails, language(entry),
                entry.noteIfGiven("note", 4_000),
                entry.has("tags") ? OwnEntry.tags(entry, own.tags()) : null,
                OwnEntry.fields(entry, own.traits()));
    }

    private static Stream<String> all(Entry entry, String... fields) {
        return Stream.of(fields).flatMap(field -> Stream.of(entry.raw(field).split("[;\\n]")))
                .map(String::strip).filter(text -> !text.isEmpty()).distinct().limit(MOST);
    }

    private List<Phone> phones(Entry entry) {
        entry.note("phone", 600);
        entry.note("phone2", 600);
        return all(entry, "phone", "phone2")
                .map(text -> text.length() <= 60 ? text : text.substring(0, 60))
                .map(text -> Phone.of(text, viewer.organisation().country()))
                .toList();
    }

    private static List<String> emails(Entry entry) {
        var emails = new LinkedHashSet<String>();
        for (var field : List.of("email", "email2")) {
            for (var text : all(entry, field).toList()) {
                try {
                    emails.add(Emails.read(text));
                } catch (ReadingException e) {
                    entry.problem(field, e.key(), e.arguments());
                }
            }
        }
        return List.copyOf(emails);
    }

    /// Its first two letters, where they name one: `hu-HU` is Hungarian.
    private static @Nullable String language(Entry entry) {
        if (!entry.has("language")) return null;
        var code = entry.note("language", 35).toLowerCase(Locale.ROOT).split("[-_]")[0];
        if (code.isEmpty() || Set.of(Locale.getISOLanguages()).contains(code)
                && code.length() == 2) return code;
        entry.problem("language", "web.notOffered");
        return "";
    }

    @Override
    public String key(Entry entry) {
        if (!entry.raw("contact").isEmpty()) return entry.raw("contact");
        var email = all(entry, "email").findFirst();
        if (email.isPresent()) return email.get().toLowerCase(Locale.ROOT);
        return entry.raw("familyName").isEmpty() ? "" : SearchText.of(entry.raw("familyName"),
                entry.raw("givenName")) + "\n" + SearchText.of(entry.raw("account"));
    }

    @Override
    public KnownAccounts customers() {
        return accounts;
    }

    @Override
    public List<Verdict> settle(List<Bundle<Said>> records, boolean write) {
        added.clear();
        changed.clear();
        addedPlaces.clear();
        var verdicts = new ArrayList<Verdict>();
        for (var record : records) verdicts.add(settle(record.first()));
        if (write) {
            contacts.addAll(viewer, added);
            contacts.changeAll(viewer, changed);
            places.addAll(viewer, addedPlaces);
        }
        return verdicts;
    }

    private Verdict settle(Said said) {
        var before = find(said);
        var after = after(said, before);
        if (after.phones().size() > MOST || after.emails().size() > MOST) {
            return Verdict.rejected("phone", "contacts.tooMany", MOST);
        }
        boolean isChanged = before != null && !before.equals(after);
        if (before == null) added.add(after);
        if (isChanged) changed.add(after);
        var account = said.account();
        boolean isPlaced = false;
        if (account != null && at(after.id()).add(account)) {
            addedPlaces.add(place(account, said, after));
            isPlaced = true;
        }
        keep(isChanged ? after.withArchived(after.archived(), after.version() + 1) : after);
        if (before == null) return Verdict.of(Outcome.NEW);
        return Verdict.of(isChanged || isPlaced ? Outcome.CHANGED : Outcome.SAME);
    }

    private static Place place(UUID account, Said said, Contact contact) {
        return new Place(Ids.fresh(), contact.id(), account, or(said.jobTitle(), ""), false, null,
                null, 1);
    }

    private Contact after(Said said, @Nullable Contact before) {
        var was = before != null ? before : new Contact(Ids.fresh(), said.code(), "", "", "", "",
                List.of(), List.of(), "", false, 1);
        var phones = new ArrayList<>(was.phones());
        for (var phone : said.phones()) {
            if (phones.stream().noneMatch(one -> isSame(one, phone))) phones.add(phone);
        }
        var emails = new LinkedHashSet<>(was.emails());
        emails.addAll(said.emails());
        return new Contact(was.id(), was.code().isEmpty() ? said.code() : was.code(),
                said.familyName(), or(said.givenName(), was.givenName()),
                or(said.title(), was.title()), or(said.language(), was.language()), phones,
                List.copyOf(emails), or(said.note(), was.note()),
                said.tags() == null ? was.tags() : said.tags(),
                OwnEntry.over(was.fields(), said.own()), was.archived(), was.version());
    }

    private static boolean isSame(Phone one, Phone other) {
        return one.typed().equals(other.typed())
                || !one.number().isEmpty() && one.number().equals(other.number());
    }

    private static String or(@Nullable String said, String before) {
        return said == null || said.isEmpty() ? before : said;
    }

    private @Nullable Contact find(Said said) {
        if (!said.code().isEmpty() && known.containsKey("code " + said.code())) {
            return known.get("code " + said.code());
        }
        for (var email : said.emails()) {
            var found = known.get("email " + email);
            if (found != null && mayBe(found, said)) return found;
        }
        var found = known.get(named(said.familyName(), or(said.givenName(), ""), said.account()));
        return found != null && mayBe(found, said) ? found : null;
    }

    /// Two codes are two people, whatever they share.
    private static boolean mayBe(Contact found, Said said) {
        return found.code().isEmpty() || said.code().isEmpty();
    }

    private Set<UUID> at(UUID contact) {
        return placed.computeIfAbsent(contact, _ -> new HashSet<>());
    }

    private void keep(Contact contact) {
        if (!contact.code().isEmpty()) known.put("code " + contact.code(), contact);
        for (var email : contact.emails()) known.put("email " + email, contact);
        for (var account : at(contact.id())) {
            known.put(named(contact.familyName(), contact.givenName(), account), contact);
        }
    }

    private static String named(String family, String given, @Nullable UUID account) {
        return SearchText.of(family, given) + "\n" + account;
    }
}
