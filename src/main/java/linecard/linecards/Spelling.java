package linecard.linecards;

import linecard.matching.Distance;
import linecard.words.SearchText;

import java.util.HashSet;
import java.util.Set;

/// Names of firms and brands without what is written now like this, now like that: capitals,
/// accents, blanks, punctuation, and what kind of company it is.
final class Spelling {

    private static final Set<String> LEGAL = Set.of("kft", "bt", "zrt", "nyrt", "rt", "kkt", "ltd",
            "limited", "llc", "inc", "corp", "corporation", "co", "company", "gmbh", "ag", "kg",
            "sa", "spa", "srl", "sro", "bv", "nv", "ab", "as", "oy", "plc");

    /// Words as long as this are the same with one slip of the pen.
    private static final int LONG = 7;

    private Spelling() {}

    /// `ksbpumpen` of `KSB Pumpen GmbH`
    static String of(String name) {
        var kept = new StringBuilder();
        var words = SearchText.of(name.replaceAll("(?<=\\p{L})\\.(?=\\p{L})", "")).split(" ");
        for (var word : words) if (!LEGAL.contains(word)) kept.append(word);
        return kept.isEmpty() ? String.join("", words) : kept.toString();
    }

    /// Of a line: that of its principal and that of its product.
    static String of(String principal, String product) {
        return of(principal) + "|" + of(product);
    }

    /// Whether two spellings differ by a slip of the pen at most, and in no digit.
    static boolean isSame(String one, String other) {
        if (one.equals(other)) return true;
        return Math.min(one.length(), other.length()) >= LONG
                && digits(one).equals(digits(other)) && Distance.between(one, other, 1) <= 1;
    }

    /// A spelling and what it is with any one letter left out: two that differ by a slip of the pen
    /// have one of these in common.
    static Set<String> slips(String spelling) {
        var slips = new HashSet<>(Set.of(spelling));
        if (spelling.length() < LONG) return slips;
        for (int i = 0; i < spelling.length(); i++) {
            slips.add(spelling.substring(0, i) + spelling.substring(i + 1));
        }
        return slips;
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
