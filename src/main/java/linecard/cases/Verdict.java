package linecard.cases;

import linecard.words.Coded;

import java.util.Locale;

/// How a case was decided.
public enum Verdict implements Coded {
    /// There is no conflict; nobody needs to be heard for that.
    UNFOUNDED,
    /// There may be one, but it does not show.
    UNPROVEN,
    /// There is one, and it stays under conditions that are written down.
    ACCEPTED,
    /// There is one, and it has to end.
    CONFIRMED;

    static Verdict of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
