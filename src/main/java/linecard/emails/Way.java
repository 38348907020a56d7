package linecard.emails;

import java.util.Locale;

/// By which way a mail came in: a mail server handed it over, it lay in a mailbox, or somebody
/// brought it as a file.
public enum Way {

    SMTP, IMAP, FILE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
