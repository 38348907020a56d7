package linecard.jobs;

import linecard.words.Words;

import java.util.ArrayList;
import java.util.List;

/// Why something failed: a words key and what fills its places. It is stored as lines, the key
/// first.
public record Trouble(String key, List<Object> arguments) {

    public static Trouble of(String key, Object... arguments) {
        return new Trouble(key, List.of(arguments));
    }

    public String text(Words words) {
        return words.text(key, arguments.toArray());
    }

    public String stored() {
        var lines = new StringBuilder(key);
        for (var argument : arguments) {
            lines.append('\n').append(argument.toString().replaceAll("\\p{Cntrl}", " "));
        }
        return lines.toString();
    }

    public static Trouble read(String stored) {
        var lines = stored.split("\n", -1);
        var arguments = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            var text = lines[i];
            arguments.add(text.matches("-?\\d{1,18}") ? (Object) Long.valueOf(text) : text);
        }
        return new Trouble(lines[0], arguments);
    }
}
