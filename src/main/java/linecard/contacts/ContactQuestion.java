package linecard.contacts;

import linecard.contacts.Consent.Purpose;
import linecard.traits.Columns;
import linecard.traits.OwnFilter;
import linecard.traits.Trait;
import linecard.web.Query;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// What an address asks of the list of contacts. What cannot be read is not asked.
///
/// @param columns the names of those beside the contact's
/// @param query the same, for links
record ContactQuestion(ContactFilter filter, int number, List<String> columns, Query query) {

    static final Columns COLUMNS = new Columns(List.of("place", "phone", "email"),
            List.of("language", "code", "note", Columns.TAGS));

    private static final List<String> NAMES = List.of("q", "account", "agreed", "archived");

    /// @param traits the own fields in use
    static ContactQuestion of(
            MultiValueMap<String, String> asked, List<Trait> traits, Words words) {
        var own = OwnFilter.of(asked.toSingleValueMap(), traits, words);
        var filter = new ContactFilter(text(asked, "q"), id(text(asked, "account")),
                purpose(text(asked, "agreed")), text(asked, "archived").equals("true"), own);
        var kept = new LinkedHashMap<String, String>();
        for (var name : NAMES) kept.put(name, text(asked, name));
        if (filter.account() == null) kept.remove("account");
        if (filter.agreed() == null) kept.remove("agreed");
        kept.putAll(own.query());
        var columns = COLUMNS.of(asked.getOrDefault("columns", List.of()), traits);
        kept.put("columns", COLUMNS.said(columns));
        return new ContactQuestion(
                filter, number(text(asked, "page")), columns, new Query(kept));
    }

    boolean isFiltered() {
        return query.values().keySet().stream().anyMatch(name -> !name.equals("columns"));
    }

    private static String text(MultiValueMap<String, String> asked, String name) {
        var given = asked.getFirst(name);
        return given == null || given.indexOf('\0') >= 0 ? "" : given.strip();
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable Purpose purpose(String text) {
        for (var purpose : Purpose.values()) if (purpose.code().equals(text)) return purpose;
        return null;
    }

    private static int number(String text) {
        return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 1;
    }
}
