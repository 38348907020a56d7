package linecard.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts without accents, capitals and punctuation.
public final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PARTED = Pattern.compile("[^a-z0-9./ -]+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private Plain() {}

    static String of(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 128)) return lower;
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }

    /// Its words; numbers keep the dots in them.
    public static List<String> words(String text) {
        var plain = of(text);
        var words = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= plain.length(); i++) {
            if (i < plain.length() && isOfWord(plain, i)) continue;
            if (from < i) words.add(plain.substring(from, i));
            from = i + 1;
        }
        return words;
    }

    /// Within a number a dot parts it; elsewhere it ends a word.
    private static boolean isOfWord(String plain, int at) {
        char c = plain.charAt(at);
        if (c != '.') return c >= 'a' && c <= 'z' || isDigit(plain, at);
        return isDigit(plain, at - 1) && isDigit(plain, at + 1);
    }

    private static boolean isDigit(String plain, int at) {
        return at >= 0 && at < plain.length() && plain.charAt(at) >= '0' && plain.charAt(at) <= '9';
    }

    /// What looks like the number of a model: letters and digits joined, or many digits.
    static List<String> codes(String text) {
        var codes = new ArrayList<String>();
        for (var part : PARTED.matcher(of(text)).replaceAll(" ").split(" +")) {
            var joined = OTHER.matcher(part).replaceAll("");
            boolean hasDigit = joined.chars().anyMatch(c -> c <= '9');
            boolean hasLetter = joined.chars().anyMatch(c -> c > '9');
            if (joined.length() >= 4 && hasDigit && hasLetter
                    || joined.length() >= 5 && !hasLetter) codes.add(joined);
        }
        return codes;
    }

    /// The last nine digits: what stands before differs with how a number is dialled.
    static String phone(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        return digits.length() > 9 ? digits.substring(digits.length() - 9) : digits;
    }

    /// The number in it; -1 where there is none.
    static double amount(String text) {
        try {
            return Double.parseDouble(text.replaceAll("[^0-9.]", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
