package linecard.people;

import java.security.SecureRandom;

/// A password for somebody's first visit, easy to read out: 20 letters, about 94 bits.
public final class FirstPassword {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz2345";
    private static final int GROUPS = 5;
    private static final int OF = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FirstPassword() {}

    public static String make() {
        var password = new StringBuilder();
        for (int i = 0; i < GROUPS * OF; i++) {
            if (i > 0 && i % OF == 0) password.append('-');
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
