package linecard.quotes;

import linecard.quotes.Quote.Standing;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/// Which quotes a list shows.
///
/// @param text words, or parts of them, of its title, its number and the account's name
/// @param standing null for any
/// @param rep null for all, like the others
record QuoteFilter(
        String text, @Nullable Standing standing, @Nullable UUID rep, @Nullable UUID account,
        @Nullable UUID opportunity) {

    private static final int LONGEST = 100;

    static final QuoteFilter WAITING = new QuoteFilter("", Standing.WAITING, null, null, null);

    static QuoteFilter ofAccount(UUID account) {
        return new QuoteFilter("", null, null, account, null);
    }

    static QuoteFilter ofOpportunity(UUID opportunity) {
        return new QuoteFilter("", null, null, null, opportunity);
    }

    /// As the address says it; what is not understood is left out.
    static QuoteFilter of(Map<String, String> asked) {
        var text = asked.getOrDefault("q", "").strip().replace("\0", "");
        return new QuoteFilter(text.substring(0, Math.min(text.length(), LONGEST)),
                standing(asked.getOrDefault("state", "")), id(asked.get("rep")),
                id(asked.get("account")), id(asked.get("opportunity")));
    }

    private static @Nullable Standing standing(String code) {
        for (var one : Standing.values()) {
            if (one.code().equals(code)) return one;
        }
        return null;
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text != null && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? UUID.fromString(text) : null;
    }

    /// As it stands in an address.
    Query query() {
        return Query.none().with("q", text)
                .with("state", standing == null ? "" : standing.code())
                .with("rep", rep == null ? "" : rep)
                .with("account", account == null ? "" : account)
                .with("opportunity", opportunity == null ? "" : opportunity);
    }

    boolean isNarrowed() {
        return !query().values().isEmpty();
    }
}
