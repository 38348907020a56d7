package linecard.exchange;

import linecard.words.Language;
import linecard.words.Words;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The few words that some fields hold, as files write them.
public final class Choices {

    private static final Map<Field, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

    private Choices() {}

    /// The word that a file means: as stored, as said on the screen in either language, or as
    /// other programs say it. Those stand, parted by commas, in `exchange.<field>.<word>.also`.
    public static Optional<String> find(Field field, String text) {
        var known = KNOWN.computeIfAbsent(field, Choices::all);
        return Optional.ofNullable(known.get(Columns.plain(text)));
    }

    private static Map<String, String> all(Field field) {
        var all = new HashMap<String, String>();
        for (var word : field.choices()) {
            all.put(Columns.plain(word), word);
            for (var language : Language.values()) {
                var words = Words.in(language);
                var key = "exchange." + field.name() + "." + word;
                all.put(Columns.plain(words.text(key)), word);
                for (var also : words.text(key + ".also").split(",")) {
                    all.put(Columns.plain(also), word);
                }
            }
        }
        return all;
    }
}
