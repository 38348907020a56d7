package linecard.payouts;

import java.text.Normalizer;
import java.util.Map;

import static java.util.Map.entry;

/// Texts in the letters that every bank takes: those of SEPA's basic character set (European
/// Payments Council, EPC217-08). Letters lose their accents, `Őri & Társa` is `Ori + Tarsa`.
final class SepaText {

    /// Letters and signs that have no accent to lose.
    private static final Map<Character, String> OTHERS = Map.ofEntries(
            entry('ß', "ss"), entry('ẞ', "SS"), entry('æ', "ae"), entry('Æ', "AE"),
            entry('œ', "oe"), entry('Œ', "OE"), entry('ø', "o"), entry('Ø', "O"),
            entry('đ', "d"), entry('Đ', "D"), entry('ð', "d"), entry('Ð', "D"),
            entry('þ', "th"), entry('Þ', "TH"), entry('ł', "l"), entry('Ł', "L"),
            entry('ı', "i"), entry('ħ', "h"), entry('Ħ', "H"), entry('ŋ', "n"),
            entry('Ŋ', "N"), entry('&', "+"), entry('@', "(at)"), entry('€', "EUR"),
            entry('_', "-"), entry('–', "-"), entry('—', "-"), entry(';', ","),
            entry('"', "'"), entry('„', "'"), entry('”', "'"), entry('“', "'"),
            entry('’', "'"), entry('‘', "'"), entry('[', "("), entry(']', ")"),
            entry('{', "("), entry('}', ")"));

    private SepaText() {}

    /// Empty where no letter or digit is left. What is too long is cut at its end.
    static String of(String text, int longest) {
        var plain = new StringBuilder();
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        decomposed.chars().forEach(c -> append(plain, (char) c));
        var words = plain.toString().replaceAll(" +", " ").strip();
        // A text that starts with a slash, or holds two, may be taken for a code.
        words = withoutEdges(words.replaceAll("/{2,}", "/"));
        if (words.length() > longest) words = withoutEdges(words.substring(0, longest));
        return words.matches(".*[A-Za-z0-9].*") ? words : "";
    }

    private static String withoutEdges(String words) {
        return words.replaceAll("^[/ ]+|[/ ]+$", "");
    }

    private static void append(StringBuilder plain, char c) {
        if (isTaken(c)) {
            plain.append(c);
        } else if (OTHERS.get(c) instanceof String other) {
            plain.append(other);
        } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
            plain.append(' ');
        }
    }

    private static boolean isTaken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || "/-?:().,'+ ".indexOf(c) >= 0;
    }
}
