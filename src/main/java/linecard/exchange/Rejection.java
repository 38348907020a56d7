package linecard.exchange;

import linecard.money.Money;
import linecard.words.Words;

import java.util.List;
import java.util.Map;

/// Why a row is not taken.
///
/// @param field that has the problem; empty where it is the row as a whole
/// @param key words of the reason, with what fills their places; amounts as [Money]
public record Rejection(String field, String key, List<Object> arguments) {

    /// How the names of the organisation's own fields begin.
    private static final String OWN = "fields/";
    private static final String MINOR = "minor";
    private static final String CURRENCY = "currency";

    /// @param arguments what fills the places of the words
    public static Rejection of(String field, String key, Object... arguments) {
        return new Rejection(field, key, List.of(arguments));
    }

    /// The reason in words, with the field that it is about.
    public String text(Words words) {
        if (field.startsWith(OWN)) {
            return field.substring(OWN.length()) + ": " + reason(words);
        }
        return field.isEmpty() ? reason(words)
                : words.text("exchange.field." + field) + ": " + reason(words);
    }

    /// The same at the field itself.
    String reason(Words words) {
        return words.text(key, arguments.stream()
                .map(one -> one instanceof Money amount ? words.exact(amount) : one).toArray());
    }

    /// What fills the places, as the database keeps it.
    String kept() {
        return Json.text(arguments.stream().map(one -> one instanceof Money amount
                ? Map.of(MINOR, amount.minor(), CURRENCY, amount.currency().getCurrencyCode())
                : one).toList());
    }

    /// @param kept what fills the places, as [#kept] has it
    static Rejection read(String field, String key, String kept) {
        return new Rejection(field, key, Json.values(kept).stream()
                .map(one -> one instanceof Map<?, ?> amount
                        && amount.get(MINOR) instanceof Number minor
                        && amount.get(CURRENCY) instanceof String code
                        ? Money.of(minor.longValue(), code) : one)
                .toList());
    }
}
