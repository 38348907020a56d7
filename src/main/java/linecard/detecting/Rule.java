package linecard.detecting;

import linecard.words.Coded;

import java.util.Locale;

/// By what something was found.
public enum Rule implements Coded {

    /// The line card names a line that competes with one of ours, or is like it.
    OVERLAP,
    /// A rep or agency and an account they look after have something in common.
    CLOSENESS,
    /// An account buys less from us than was to be expected, where its rep carries a rival line.
    STEERING,
    /// The principal itself sold where an agency has the sole right to.
    EXCLUSIVITY;

    public static Rule of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
