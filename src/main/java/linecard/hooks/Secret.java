package linecard.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an endpoint knows us by: `whsec_` and 32 bytes in Base64, as Standard Webhooks has it.
record Secret(String text) {

    private static final String PREFIX = "whsec_";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Secret fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /// The header `webhook-signature`: a signature by each secret.
    static String signatures(List<Secret> secrets, String id, Instant now, String body) {
        return secrets.stream().map(secret -> secret.signature(id, now, body))
                .collect(Collectors.joining(" "));
    }

    private String signature(String id, Instant now, String body) {
        var signed = id + "." + now.getEpochSecond() + "." + body;
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(text.substring(PREFIX.length())), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(
                    mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Never in a log.
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
