package linecard.access;

import linecard.packing.Sha256;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/// What opens the door once when the phone is lost: `abcd-efgh-jkmn-pqrs`, 78 bits.
final class RecoveryCode {

    static final int HOW_MANY = 10;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz2345678";
    private static final int GROUPS = 4;
    private static final int OF = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCode() {}

    static List<String> fresh() {
        return Stream.generate(RecoveryCode::one).distinct().limit(HOW_MANY).toList();
    }

    private static String one() {
        var code = new StringBuilder();
        for (int i = 0; i < GROUPS * OF; i++) {
            if (i > 0 && i % OF == 0) code.append('-');
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /// However it is typed: capitals, blanks and hyphens do not matter.
    static byte[] hash(UUID user, String typed) {
        return Sha256.of(user + " " + typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }
}
