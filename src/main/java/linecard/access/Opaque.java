package linecard.access;

import java.security.SecureRandom;
import java.util.Base64;

/// Random texts that open something. They say nothing, cannot be guessed, and the database knows
/// only their hashes.
final class Opaque {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Opaque() {}

    /// 43 letters, digits, `-` and `_`.
    static String fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
