package linecard.database;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Locks secrets away that the program must be able to read again, so that whoever reads the
/// tables, or a copy of them, does not. AES-256 in GCM; the key follows from `LINECARD_SECRET`, or
/// else from the password of the tables' owner, so that several programs on one database agree.
@Component
public class Seal {

    /// What every sealed text begins with; no path and no plain word does.
    public static final String MARK = "sealed:";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    Seal(Database.Server server, @Value("${linecard.secret:}") String secret) {
        key = key(secret.isBlank() ? server.address().ownerPassword() : secret.strip());
    }

    /// @param purpose what it is for: sealed for one, it opens for no other
    public String close(String plain, String purpose) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var locked = cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
                    .doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + locked.length);
            System.arraycopy(locked, 0, whole, NONCE_BYTES, locked.length);
            return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What was sealed; empty where it was sealed with another key, for another purpose, or is
    /// nothing that was sealed.
    public Optional<String> open(String sealed, String purpose) {
        if (!sealed.startsWith(MARK)) return Optional.empty();
        try {
            var whole = Base64.getUrlDecoder().decode(sealed.substring(MARK.length()));
            if (whole.length <= NONCE_BYTES) return Optional.empty();
            var nonce = Arrays.copyOf(whole, NONCE_BYTES);
            var plain = cipher(Cipher.DECRYPT_MODE, nonce, purpose)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKeySpec key(String root) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((root + " ").getBytes(StandardCharsets.UTF_8),
                    "HmacSHA256"));
            return new SecretKeySpec(
                    mac.doFinal("linecard seal".getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
