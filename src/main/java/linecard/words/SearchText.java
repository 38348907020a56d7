package linecard.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text as it is kept and asked for when searching: lower-case words without accents. What is
/// asked for may stand within a word, since Hungarian joins words: `szivattyú` is wanted in
/// `Keringetőszivattyú` too.
public final class SearchText {

    private static final int LONGEST_QUESTION = 200;

    private SearchText() {}

    /// `szucs gepgyar kft` of `SZŰCS Gépgyár Kft.`
    public static String of(String... parts) {
        var plain = Normalizer.normalize(String.join(" ", parts), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss").replace('ł', 'l').replace('ø', 'o').replace('đ', 'd');
        return plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
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
