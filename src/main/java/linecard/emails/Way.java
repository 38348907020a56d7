package linecard.emails;

import linecard.words.Coded;

import java.util.Locale;

/// By which way a mail came in: a mail server handed it over, it lay in a mailbox, or somebody
/// brought it as a file.
enum Way implements Coded {

    SMTP, IMAP, FILE;

    static Way of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
