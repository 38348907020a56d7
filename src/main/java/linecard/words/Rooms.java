package linecard.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The message files of the rooms, each read once.
final class Rooms {

    private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

    private Rooms() {}

    static String text(String key, Language language) {
        int dot = key.indexOf('.');
        if (dot < 0) throw new IllegalArgumentException("no room in the key " + key);
        var room = READ.computeIfAbsent(key.substring(0, dot), Rooms::read);
        var text = room.getProperty(key.substring(dot + 1) + "." + language.code());
        if (text == null) throw new IllegalArgumentException("no words for " + key);
        return text;
    }

    private static Properties read(String room) {
        var words = new Properties();
        try (var in = Rooms.class.getResourceAsStream("/linecard/" + room + "/words.properties")) {
            if (in == null) throw new IllegalArgumentException("no words for the room " + room);
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
