package linecard.hearing;

import linecard.words.ReadingException;

import java.util.LinkedHashSet;
import java.util.Locale;

/// Reads the words of a theme.
final class ThemeRules {

    private ThemeRules() {}

    /// The words of a text, each once, with blanks between them.
    ///
    /// @throws ReadingException where there is none, too many, or one that stands for too much
    static String words(String typed) {
        var words = new LinkedHashSet<String>();
        for (var word : typed.toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{M}\\p{N}*]+")) {
            var letters = word.replace("*", "");
            if (letters.isEmpty()) continue;
            boolean isOpen = word.endsWith("*");
            if (word.indexOf('*') >= 0 && !word.equals(letters + "*")) {
                throw new ReadingException("hearing.no.star", word);
            }
            if (letters.length() < (isOpen ? Theme.SHORTEST_OPEN : 2) || letters.length() > 40) {
                throw new ReadingException("hearing.no.word", word);
            }
            words.add(word);
        }
        if (words.isEmpty()) throw new ReadingException("web.missing");
        if (words.size() > Theme.MOST_WORDS) {
            throw new ReadingException("hearing.no.words", Theme.MOST_WORDS);
        }
        var joined = String.join(" ", words);
        if (joined.length() > Theme.MOST_CHARS) {
            throw new ReadingException("web.tooLong", Theme.MOST_CHARS);
        }
        return joined;
    }
}
