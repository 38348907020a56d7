package linecard.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text as it is kept and asked for when searching: lower-case words without accents. What is
/// asked for may stand within a word, since Hungarian joins words: `szivattyú` is wanted in
/// `Keringetőszivattyú` too.
public final class SearchText {

    private static final int LONGEST_QUESTION = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern REST = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchText() {}

    /// `szucs gepgyar kft` of `SZŰCS Gépgyár Kft.`
    public static String of(String... parts) {
        var whole = Normalizer.normalize(String.join(" ", parts), Normalizer.Form.NFKD);
        var plain = MARKS.matcher(whole).replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss").replace('ł', 'l').replace('ø', 'o').replace('đ', 'd');
        return REST.matcher(plain).replaceAll(" ").strip();
    }

    /// What somebody looks for, word by word; always `count` of them, the idle ones empty, which
    /// every text contains.
    public static List<String> asked(String typed, int count) {
        var question = typed.substring(0, Math.min(LONGEST_QUESTION, typed.length()));
        var words = new ArrayList<String>();
        for (var word : of(question).split(" ")) {
            if (words.size() < count) words.add(word);
        }
        while (words.size() < count) words.add("");
        return words;
    }
}
