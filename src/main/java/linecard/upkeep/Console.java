package linecard.upkeep;

import linecard.words.Language;
import linecard.words.Words;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Where a command was typed: whom it answers, in which language, and for which installation.
record Console(PrintStream out, Words words, Map<String, String> environment) {

    static Console of(PrintStream out, Map<String, String> environment) {
        return new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                Words.in(language(environment)), environment);
    }

    /// As the C library chooses, but that `C` has no say.
    private static Language language(Map<String, String> environment) {
        for (var name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            var value = environment.getOrDefault(name, "");
            if (!value.isEmpty() && !value.startsWith("C") && !value.startsWith("POSIX"))
                return Language.of(value);
        }
        return Language.ENGLISH;
    }

    Path home() {
        var set = environment.getOrDefault("LINECARD_HOME", "");
        return set.isEmpty() ? Path.of(System.getProperty("user.home"), ".linecard") : Path.of(set);
    }

    /// The address of another PostgreSQL server; empty where the embedded one is used.
    String databaseUrl() {
        return environment.getOrDefault("LINECARD_DATABASE_URL", "").strip();
    }

    boolean wantsBackups() {
        return !environment.getOrDefault("LINECARD_BACKUPS", "on").equals("off");
    }

    int port() {
        var set = environment.getOrDefault("LINECARD_PORT", "");
        return set.matches("\\d{1,5}") ? Integer.parseInt(set) : 8080;
    }

    void say(String key, Object... arguments) {
        out.println(words.text(key, arguments));
    }
}
