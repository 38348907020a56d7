package linecard.entrance;

import linecard.words.ReadingException;

import java.util.Locale;

/// E-mail addresses as people type them.
public final class Emails {

    private Emails() {}

    /// The address in lower case.
    public static String read(String typed) {
        if (typed.isEmpty()) throw new ReadingException("web.missing");
        if (typed.length() > 254 || !typed.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}]+")) {
            throw new ReadingException("entrance.notAnEmail");
        }
        return typed.toLowerCase(Locale.ROOT);
    }
}
