package linecard.exchange;

import linecard.words.Words;

import java.util.List;

/// Why a row is not taken.
///
/// @param field that has the problem; empty where it is the row as a whole
/// @param key words of the reason, with what fills their places
public record Rejection(String field, String key, List<Object> arguments) {

    /// How the names of the organisation's own fields begin.
    private static final String OWN = "fields/";

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
        return words.text(key, arguments.toArray());
    }
}
