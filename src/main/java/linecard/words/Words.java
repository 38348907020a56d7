package linecard.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The words of the screen in one language.
///
/// A key is `room.name`; the room's file `linecard/<room>/words.properties` holds both languages
/// side by side, as `name.en` and `name.hu`. `{0}` stands for the first argument, and
/// `{0|call|calls}` for one of two forms by whether that number is one.
public final class Words {

    private static final Map<String, Properties> ROOMS = new ConcurrentHashMap<>();
    private static final Map<Language, Words> SPOKEN = new ConcurrentHashMap<>();

    private final Language language;

    private Words(Language language) {
        this.language = language;
    }

    public static Words in(Language language) {
        return SPOKEN.computeIfAbsent(language, Words::new);
    }

    public Language language() {
        return language;
    }

    /// The text of a key with its arguments put in.
    ///
    /// @throws IllegalArgumentException where the room has no such key: a mistake in the program
    public String text(String key, Object... arguments) {
        int dot = key.indexOf('.');
        var room = ROOMS.computeIfAbsent(key.substring(0, dot), Words::read);
        var text = room.getProperty(key.substring(dot + 1) + "." + language.code());
        if (text == null) throw new IllegalArgumentException("no words for " + key);
        return Sentence.fill(text, arguments);
    }

    private static Properties read(String room) {
        var words = new Properties();
        try (var in = Words.class.getResourceAsStream("/linecard/" + room + "/words.properties")) {
            if (in == null) throw new IllegalArgumentException("no words for the room " + room);
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    public String money(linecard.money.Money money) { return ""; }
    public String moment(java.time.Instant at, java.time.ZoneId zone) { return ""; }
}
