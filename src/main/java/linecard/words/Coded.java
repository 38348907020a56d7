package linecard.words;

import java.util.Locale;

/// A choice that has a word of its own in tables, addresses, files and on sheets.
public interface Coded {

    String name();

    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException where there is no such choice
    static <T extends Enum<T> & Coded> T of(Class<T> kind, String code) {
        return Enum.valueOf(kind, code.toUpperCase(Locale.ROOT));
    }
}
