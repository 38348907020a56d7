package linecard.entrance;

import linecard.words.ReadingException;

import java.util.Locale;
import java.util.regex.Pattern;

/// E-mail addresses as people type them.
public final class Emails {

    private static final String PART = "[^@\\s\\p{Cntrl}]+";
    private static final Pattern ADDRESS = Pattern.compile(PART + "@" + PART + "\\." + PART);

    private Emails() {}

    /// The address in lower case.
    public static String read(String typed) {
        if (typed.isEmpty()) throw new ReadingException("web.missing");
        if (typed.length() > 254 || !ADDRESS.matcher(typed).matches()) {
            throw new ReadingException("entrance.notAnEmail");
        }
        return typed.toLowerCase(Locale.ROOT);
    }
}
