package linecard.upkeep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was typed after `bin/linecard`: a command, its options, and one free word at most.
///
/// @param values of options that take one, by their name without dashes
/// @param flags options that take none
record Order(String command, Map<String, String> values, Set<String> flags,
        Optional<String> word) {

    /// What a command takes.
    record Form(Set<String> values, Set<String> flags, boolean takesWord) {}

    /// It cannot be understood; the key says why.
    static final class Unclear extends Exception {

        final String key;
        final String what;

        Unclear(String key, String what) {
            super(key);
            this.key = key;
            this.what = what;
        }
    }

    static Order of(String command, List<String> typed, Form form) throws Unclear {
        var values = new HashMap<String, String>();
        var flags = new HashSet<String>();
        Optional<String> word = Optional.empty();
        for (int i = 0; i < typed.size(); i++) {
            var part = typed.get(i);
            var name = part.startsWith("--") ? part.substring(2) : "";
            int equals = name.indexOf('=');
            if (equals > 0 && form.values.contains(name.substring(0, equals))) {
                values.put(name.substring(0, equals), name.substring(equals + 1));
            } else if (form.flags.contains(name) || name.equals(HELP)) {
                flags.add(name);
            } else if (form.values.contains(name)) {
                if (i + 1 == typed.size()) throw new Unclear("upkeep.order.noValue", part);
                values.put(name, typed.get(++i));
            } else if (form.takesWord && word.isEmpty() && !part.startsWith("-")) {
                word = Optional.of(part);
            } else {
                throw new Unclear("upkeep.order.unknown", part);
            }
        }
        return new Order(command, values, flags, word);
    }

    static final String HELP = "help";

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
