package linecard.files;

import linecard.words.Words;

import java.util.List;

/// Why something was not taken: a key of the words of the screen, and what fills its places.
///
/// Arguments are numbers or short texts; a text that came out of a file is cut to a length
/// that fits into a sentence.
public record Problem(String key, List<Object> arguments) {

    private static final int SHOWN_CHARS = 60;

    /// @param arguments a Number or a String each
    static Problem of(String key, Object... arguments) {
        var shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shown[i] = arguments[i] instanceof String text ? cut(text) : arguments[i];
        }
        return new Problem(key, List.of(shown));
    }

    public String text(Words words) {
        return words.text(key, arguments.toArray());
    }

    private static String cut(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        if (plain.length() <= SHOWN_CHARS) return plain;
        return plain.substring(0, plain.offsetByCodePoints(0, SHOWN_CHARS / 2)) + "…";
    }
}
