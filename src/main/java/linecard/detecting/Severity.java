package linecard.detecting;

import java.util.Locale;

/// How much a finding weighs.
public enum Severity {

    /// Worth knowing; by itself it says little.
    NOTICE,
    /// Somebody should look at it.
    SERIOUS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
