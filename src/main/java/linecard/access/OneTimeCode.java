package linecard.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

import org.apache.commons.codec.binary.Base32;

/// The codes of six digits that authenticator apps show, another one each half minute (RFC 6238).
final class OneTimeCode {

    static final long STEP_SECONDS = 30;

    /// Phones are not always right: the code before and the one after are taken, too.
    private static final int BESIDE = 1;
    private static final int SECRET_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator CODES =
            new TimeBasedOneTimePasswordGenerator();

    private OneTimeCode() {}

    /// What an app counts from, as people type it: 32 letters and digits.
    static String freshSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeToString(bytes);
    }

    /// The half minute, since 1970, whose code was typed; empty where it is none of now, or not
    /// after the last one taken.
    static OptionalLong step(String secret, String typed, Instant now, long last) {
        var code = typed.replaceAll("\\s", "");
        if (!code.matches("\\d{6}")) return OptionalLong.empty();
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = current + BESIDE; step >= current - BESIDE && step > last; step--) {
            if (isSame(code, code(secret, step))) return OptionalLong.of(step);
        }
        return OptionalLong.empty();
    }

    /// The code of a half minute.
    static String code(String secret, long step) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), CODES.getAlgorithm());
            return CODES.generateOneTimePasswordString(
                    key, Instant.ofEpochSecond(step * STEP_SECONDS), Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSame(String typed, String code) {
        return MessageDigest.isEqual(typed.getBytes(StandardCharsets.US_ASCII),
                code.getBytes(StandardCharsets.US_ASCII));
    }

    /// What an app reads from the square code.
    static String address(String secret, String email) {
        return "otpauth://totp/Linecard:" + URLEncoder.encode(email, StandardCharsets.UTF_8)
                + "?secret=" + secret + "&issuer=Linecard";
    }
}
