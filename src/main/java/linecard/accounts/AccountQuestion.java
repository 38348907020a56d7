package linecard.accounts;

import linecard.traits.OwnFilter;
import linecard.traits.Trait;
import linecard.web.Query;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What an address asks of the list of accounts. What cannot be read is not asked.
///
/// @param query the same, for links
/// @param columns the names of those beside the account's
record AccountQuestion(
        AccountFilter filter, AccountSort sort, int number, List<String> columns, Query query) {

    private static final List<String> NAMES = List.of(
            "q", "territory", "rep", "type", "archived", "sort");

    /// @param traits the own fields in use
    static AccountQuestion of(
            MultiValueMap<String, String> asked, List<Trait> traits, Words words,
            LocalDate today) {
        var own = OwnFilter.of(asked.toSingleValueMap(), traits, words);
        var filter = new AccountFilter(text(asked, "q"), id(asked, "territory"), id(asked, "rep"),
                text(asked, "type"), text(asked, "archived").equals("true"), own, today);
        var kept = new LinkedHashMap<String, String>();
        for (var name : NAMES) kept.put(name, text(asked, name));
        if (filter.territory() == null) kept.remove("territory");
        if (filter.rep() == null) kept.remove("rep");
        kept.putAll(own.query());
        var columns = AccountColumns.ALL.of(asked.getOrDefault("columns", List.of()), traits);
        kept.put("columns", AccountColumns.ALL.said(columns));
        return new AccountQuestion(filter, sort(text(asked, "sort")), number(text(asked, "page")),
                columns, new Query(kept));
    }

    private static String text(MultiValueMap<String, String> asked, String name) {
        var given = asked.getFirst(name);
        return given == null || given.indexOf('\0') >= 0 ? "" : given.strip();
    }

    private static @Nullable UUID id(MultiValueMap<String, String> asked, String name) {
        try {
            return UUID.fromString(text(asked, name));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int number(String text) {
        return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 1;
    }

    private static AccountSort sort(String text) {
        for (var sort : AccountSort.values()) {
            if (sort.name().toLowerCase(Locale.ROOT).equals(text)) return sort;
        }
        return AccountSort.NAME;
    }

    boolean isFiltered() {
        return query.values().keySet().stream()
                .anyMatch(name -> !name.equals("sort") && !name.equals("columns"));
    }

    /// The list sorted by a column; the other way round when it is sorted so already.
    String sortedBy(AccountSort up, AccountSort down) {
        var next = sort == up ? down : up;
        return "/accounts" + query.with("sort", next.name().toLowerCase(Locale.ROOT));
    }

    /// What a column head tells about its order; nothing where it is not sorted by.
    @Nullable String order(AccountSort up, AccountSort down) {
        return sort == up ? "ascending" : sort == down ? "descending" : null;
    }
}
