package linecard.entrance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/// A device with one passkey, in software: it makes an ES256 key and signs what a browser is asked.
/// What it says can be bent, to see it refused.
final class SoftKey {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final KeyPair pair;
    final byte[] id = new byte[32];
    byte[] handle = new byte[0];
    String origin = "http://localhost:8080";
    String place = "localhost";
    boolean isFramed;
    int flags = PRESENT | VERIFIED;
    long count;

    SoftKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
            new SecureRandom().nextBytes(id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A copy of its secret, which counts by itself.
    private SoftKey(SoftKey of) {
        pair = of.pair;
        System.arraycopy(of.id, 0, id, 0, id.length);
        handle = of.handle;
        count = of.count;
    }

    SoftKey copy() {
        return new SoftKey(this);
    }

    /// What a browser answers that was asked to make a passkey.
    String make(String invitation) {
        var options = JSON.readTree(invitation);
        handle = Base64.getUrlDecoder().decode(options.at("/user/id").asString());
        var point = ((ECPublicKey) pair.getPublic()).getW();
        var data = bytes(device(flags | ATTESTED), new byte[16], new byte[] {0, 32}, id,
                // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
                hex("a5010203262001215820"), coordinate(point.getAffineX()),
                hex("225820"), coordinate(point.getAffineY()));
        var attestation = bytes(hex("a363"), text("fmt"), hex("64"), text("none"), hex("67"), text("attStmt"),
                hex("a068"), text("authData"), hex("58"), new byte[] {(byte) data.length}, data);
        return answer(Map.of("clientDataJSON", base64(client("webauthn.create", options)),
                "attestationObject", base64(attestation),
                "transports", new String[] {"internal", "hybrid"}));
    }

    /// What a browser answers that was asked for a passkey.
    String sign(String question) {
        return sign(question, "webauthn.get");
    }

    String sign(String question, String type) {
        var client = client(type, JSON.readTree(question));
        var data = device(flags);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(bytes(data, sha(client)));
            return answer(Map.of("clientDataJSON", base64(client), "authenticatorData", base64(data),
                    "signature", base64(signature.sign()), "userHandle", base64(handle)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] device(int flags) {
        return bytes(sha(text(place)), new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt((int) count).array());
    }

    private byte[] client(String type, JsonNode options) {
        return JSON.writeValueAsBytes(Map.of("type", type, "challenge", options.at("/challenge").asString(),
                "origin", origin, "crossOrigin", isFramed));
    }

    private String answer(Map<String, Object> response) {
        return JSON.writeValueAsString(Map.of("type", "public-key", "id", base64(id), "rawId", base64(id),
                "response", response, "clientExtensionResults", Map.of()));
    }

    /// How a device knows a person.
    static byte[] handle(UUID user) {
        return ByteBuffer.allocate(16).putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits()).array();
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        int most = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - most, fixed, 32 - most, most);
        return fixed;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] sha(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
