package linecard.upkeep;

import linecard.database.MigratedHome;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What bin/linecard answers to something typed.
record Typed(int code, String said) {

    static Typed in(MigratedHome home, String language, String... typed) {
        return with(Map.of("LANG", language, "LINECARD_HOME", home.folder().toString()), typed);
    }

    static Typed with(Map<String, String> environment, String... typed) {
        var bytes = new ByteArrayOutputStream();
        int code = Commands.run(typed, new PrintStream(bytes, true, StandardCharsets.UTF_8),
                new HashMap<>(environment));
        return new Typed(code, bytes.toString(StandardCharsets.UTF_8));
    }
}
