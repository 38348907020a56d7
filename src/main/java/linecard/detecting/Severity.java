package linecard.detecting;

import linecard.words.Coded;

import java.util.Locale;

/// How much a finding weighs.
public enum Severity implements Coded {

    /// Worth knowing; by itself it says little.
    NOTICE,
    /// Somebody should look at it.
    SERIOUS;

    public static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
