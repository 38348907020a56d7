package linecard.access;

import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.HashSet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class OneTimeCodeTest {

    private static final String SECRET = new Base32().encodeToString("12345678901234567890".getBytes(US_ASCII));

    /// The last six digits of RFC 6238, appendix B.
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924",
            "2000000000, 279037", "20000000000, 353130"})
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(OneTimeCode.code(SECRET, second / 30)).isEqualTo(code);
        assertThat(OneTimeCode.step(SECRET, code, Instant.ofEpochSecond(second), 0)).hasValue(second / 30);
    }

    @Test
    void a_code_is_good_for_the_half_minute_before_and_after_and_once() {
        var now = Instant.ofEpochSecond(1_000_000);
        long step = 1_000_000 / 30;
        for (long beside = -3; beside <= 3; beside++) {
            var found = OneTimeCode.step(SECRET, OneTimeCode.code(SECRET, step + beside), now, 0);
            assertThat(found.isPresent()).as("%d", beside).isEqualTo(Math.abs(beside) <= 1);
        }
        var code = OneTimeCode.code(SECRET, step);
        assertThat(OneTimeCode.step(SECRET, code.substring(0, 3) + " " + code.substring(3), now, step - 1))
                .hasValue(step);
        assertThat(OneTimeCode.step(SECRET, code, now, step)).isEmpty();
        for (var wrong : new String[] {"", "12345", "1234567", "١٢٣٤٥٦", "abcdef", "-12345", "1".repeat(100_000)}) {
            assertThat(OneTimeCode.step(SECRET, wrong, now, 0)).isEmpty();
        }
    }

    @Test
    void secrets_and_recovery_codes_differ_and_are_plain() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 200; i++) assertThat(seen.add(OneTimeCode.freshSecret())).isTrue();
        assertThat(seen).allMatch(secret -> secret.matches("[A-Z2-7]{32}"));
        assertThat(RecoveryCode.fresh()).hasSize(RecoveryCode.HOW_MANY).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z2-8]{4}(-[a-z2-8]{4}){3}"));
        assertThat(OneTimeCode.address("ABC", "a+b@x.example"))
                .isEqualTo("otpauth://totp/Linecard:a%2Bb%40x.example?secret=ABC&issuer=Linecard");
    }
}
