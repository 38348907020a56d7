package linecard.entrance;

import linecard.access.Passkey;
import linecard.access.User;
import linecard.entrance.Ceremony.Worth;
import linecard.words.Language;
import linecard.words.ReadingException;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

import static linecard.entrance.SoftKey.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CeremonyTest {

    private static final User ARPAD =
            new User(UUID.randomUUID(), "arpad@x.example", "Szűcs", "Árpád", Language.HUNGARIAN);
    private static final String CHALLENGE = base64("thirty-two bytes that are signed".getBytes(StandardCharsets.UTF_8));
    private static final String OTHER = base64("thirty-two bytes that are others".getBytes(StandardCharsets.UTF_8));

    /// What breaks JSON, base64url and CBOR.
    private static final String ODD = "{}[]\":,\\\u0000Az09-_é";

    private final Ceremony ceremony = new Ceremony("http://localhost:8080/");
    private final SoftKey key = new SoftKey();

    @Test
    void the_site_is_that_of_the_public_address() {
        assertThat(Site.of(" https://Linecard.Example/ ")).contains(
                new Site("https://linecard.example", "linecard.example"));
        assertThat(Site.of("https://a.example:8443")).contains(new Site("https://a.example:8443", "a.example"));
        assertThat(Site.of("https://a.example:443/x")).contains(new Site("https://a.example", "a.example"));
        assertThat(Site.of("http://localhost:8080")).contains(new Site("http://localhost:8080", "localhost"));
        for (var none : List.of("", "http://a.example", "https://10.0.0.7", "https://[::1]", "linecard.example",
                "ftp://a.example", "http://127.0.0.1:8080", "http://notlocalhost")) {
            assertThat(Site.of(none)).as(none).isEmpty();
        }
    }

    @Test
    void what_a_device_makes_is_kept_and_what_it_signs_is_true() {
        var passkey = made();
        assertThat(passkey.credential().transports()).isEqualTo("hybrid internal");
        assertThat(passkey.credential().isSynced()).isFalse();
        assertThat(ceremony.invitation(ARPAD, CHALLENGE, List.of(passkey)))
                .contains("\"userVerification\":\"required\"", "\"residentKey\":\"required\"",
                        "\"attestation\":\"none\"", "\"id\":\"" + base64(key.id) + "\"");
        assertThat(worth(key, CHALLENGE, passkey)).isEqualTo(Worth.TRUE);
    }

    @Test
    void what_is_not_signed_as_asked_is_not_true() {
        var passkey = made();
        assertThat(worth(key, OTHER, passkey)).as("another challenge").isEqualTo(Worth.FALSE);
        var bent = key.copy();
        bent.origin = "http://localhost:8081";
        assertThat(worth(bent, CHALLENGE, passkey)).as("another port").isEqualTo(Worth.FALSE);
        bent.origin = "https://localhost.evil.example";
        assertThat(worth(bent, CHALLENGE, passkey)).as("another host").isEqualTo(Worth.FALSE);
        bent = key.copy();
        bent.isFramed = true;
        assertThat(worth(bent, CHALLENGE, passkey)).as("in a frame elsewhere").isEqualTo(Worth.FALSE);
        bent = key.copy();
        bent.place = "evil.example";
        assertThat(worth(bent, CHALLENGE, passkey)).as("another site's key").isEqualTo(Worth.FALSE);
        bent = key.copy();
        bent.flags &= ~SoftKey.VERIFIED;
        assertThat(worth(bent, CHALLENGE, passkey)).as("nobody made sure who holds it").isEqualTo(Worth.FALSE);
        bent = key.copy();
        bent.flags |= 0x08;
        assertThat(worth(bent, CHALLENGE, passkey)).as("synced all of a sudden").isEqualTo(Worth.FALSE);
        bent = key.copy();
        bent.handle = new byte[16];
        assertThat(worth(bent, CHALLENGE, passkey)).as("somebody else's").isEqualTo(Worth.FALSE);
        assertThat(ceremony.worth(ceremony.claim(key.sign(ceremony.question(CHALLENGE), "webauthn.create")),
                passkey, CHALLENGE)).as("made, not asked for").isEqualTo(Worth.FALSE);
        var stranger = new SoftKey();
        stranger.handle = key.handle;
        assertThat(worth(stranger, CHALLENGE, passkey)).as("another key").isEqualTo(Worth.FALSE);
    }

    @Test
    void a_device_that_counts_backwards_may_be_a_copy() {
        key.count = 7;
        var passkey = made();
        assertThat(worth(key, CHALLENGE, passkey)).as("not counted on").isEqualTo(Worth.COPY);
        key.count = 6;
        assertThat(worth(key, CHALLENGE, passkey)).isEqualTo(Worth.COPY);
        key.count = 0;
        assertThat(worth(key, CHALLENGE, passkey)).as("counts no more").isEqualTo(Worth.COPY);
        key.count = 8;
        assertThat(worth(key, CHALLENGE, passkey)).isEqualTo(Worth.TRUE);
    }

    @Test
    void what_was_not_made_as_asked_is_refused() {
        for (var bend : List.<Consumer<SoftKey>>of(
                one -> one.origin = "https://evil.example", one -> one.place = "evil.example",
                one -> one.flags &= ~SoftKey.VERIFIED, one -> one.isFramed = true)) {
            var bent = new SoftKey();
            bend.accept(bent);
            assertRefused(bent.make(ceremony.invitation(ARPAD, CHALLENGE, List.of())), "bent");
        }
        assertRefused(key.make(ceremony.invitation(ARPAD, OTHER, List.of())), "another challenge");
        assertRefused(key.sign(ceremony.question(CHALLENGE)), "signed, not made");
    }

    @Test
    void broken_and_huge_answers_are_refused_whatever_they_hold() {
        var signed = key.sign(ceremony.question(CHALLENGE));
        var made = key.make(ceremony.invitation(ARPAD, CHALLENGE, List.of()));
        for (var broken : List.of("", "null", "[]", "{}", "7", "\"x\"", "{\"response\":null}", "{\"response\":{}}",
                "[".repeat(9_000), "{\"a\":".repeat(3_000), "x".repeat(Ceremony.LONGEST_ANSWER + 1),
                "{\"rawId\":\"" + "A".repeat(15_000) + "\"}", "\u0000", signed.substring(0, signed.length() / 2))) {
            assertRefused(broken, broken.substring(0, Math.min(20, broken.length())));
            assertThatThrownBy(() -> ceremony.claim(broken)).isInstanceOf(ReadingException.class);
        }
        var passkey = made();
        var chance = new Random(20261126);
        for (int i = 0; i < 1_500; i++) {
            var bent = bent(i % 2 == 0 ? signed : made, chance);
            try {
                if (i % 2 == 0) ceremony.worth(ceremony.claim(bent), passkey, CHALLENGE);
                else ceremony.made(bent, CHALLENGE);
            } catch (ReadingException e) {
                assertThat(e.key()).isEqualTo("entrance.passkey.refused");
            }
        }
    }

    private static String bent(String text, Random chance) {
        var letters = text.toCharArray();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            letters[chance.nextInt(letters.length)] = ODD.charAt(chance.nextInt(ODD.length()));
        }
        return new String(letters);
    }

    private Passkey made() {
        var credential = ceremony.made(
                key.make(ceremony.invitation(ARPAD, CHALLENGE, List.of())), CHALLENGE);
        return new Passkey(UUID.randomUUID(), ARPAD.id(), "phone", credential, Instant.EPOCH, null, 1);
    }

    private Worth worth(SoftKey device, String asked, Passkey passkey) {
        return ceremony.worth(ceremony.claim(device.sign(ceremony.question(asked))), passkey, CHALLENGE);
    }

    private void assertRefused(String answer, String as) {
        assertThatThrownBy(() -> ceremony.made(answer, CHALLENGE)).as(as).isInstanceOf(ReadingException.class);
    }
}
