package linecard.mail;

import linecard.words.ReadingException;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// An e-mail address that a letter can go to: `name@example.com`, in ASCII.
public record Address(String text) {

    private static final int LONGEST = 254;
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,64}$)[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?i)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /// Letters that the older rule for domains, which the JDK knows, reads as others.
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\u200c\u200d]");

    /// @throws ReadingException where no letter can go there
    public static Address read(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) throw new ReadingException("mail.noAddress");
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST) throw new ReadingException("mail.notAnAddress");
        if (!NAME.matcher(text.substring(0, at)).matches()) {
            throw new ReadingException("mail.notAName");
        }
        return new Address(text.substring(0, at + 1) + domain(text.substring(at + 1)));
    }

    private static String domain(String typed) {
        if (AMBIGUOUS.matcher(typed).find()) throw new ReadingException("mail.ambiguous");
        try {
            var ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            if (ascii.length() <= 253 && DOMAIN.matcher(ascii).matches()) return ascii;
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new ReadingException("mail.notADomain");
    }
}
