package linecard.cases;

import java.util.Locale;

/// How a case was decided.
public enum Verdict {
    /// There is no conflict; nobody needs to be heard for that.
    UNFOUNDED,
    /// There may be one, but it does not show.
    UNPROVEN,
    /// There is one, and it stays under conditions that are written down.
    ACCEPTED,
    /// There is one, and it has to end.
    CONFIRMED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
