package linecard.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// The message files of the rooms, each read once. They are spelled as in Britain; what Americans
/// spell otherwise stands beside it, as `name.us`.
final class Rooms {

    private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

    private static final Map<String, String> AMERICAN = Map.of(
            "rganisation", "rganization", "ecognise", "ecognize", "olour", "olor",
            "atalogue", "atalog", "grey", "gray", "eighbour", "eighbor", "Labour", "Labor",
            "geing", "ging", "judgement", "judgment");

    private Rooms() {}

    static String text(String key, Locale locale) {
        int dot = key.indexOf('.');
        if (dot < 0) throw new IllegalArgumentException("no room in the key " + key);
        var room = READ.computeIfAbsent(key.substring(0, dot), Rooms::read);
        var name = key.substring(dot + 1);
        var text = room.getProperty(name + "." + locale.getLanguage());
        if (locale.equals(Locale.US)) text = room.getProperty(name + ".us", text);
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
        for (var key : words.stringPropertyNames()) {
            if (!key.endsWith(".en")) continue;
            var british = words.getProperty(key);
            var american = american(british);
            if (!american.equals(british)) words.put(key.replaceFirst("en$", "us"), american);
        }
        return words;
    }

    private static String american(String text) {
        for (var spelling : AMERICAN.entrySet()) {
            text = text.replace(spelling.getKey(), spelling.getValue());
        }
        return text;
    }
}
