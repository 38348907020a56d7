package linecard.payouts;

import linecard.words.ReadingException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Account numbers as people type them.
class AccountNumbersTest {

    private static final String HUNGARIAN = "HU42117730161111101800000000";

    @Test
    void blanks_and_small_letters_do_not_matter() {
        assertThat(AccountNumbers.iban("hu42 1177 3016 1111\u00a01018 0000 0000"))
                .isEqualTo(HUNGARIAN);
        assertThat(AccountNumbers.bic("otpv hu hb")).isEqualTo("OTPVHUHB");
        assertThat(AccountNumbers.routing("0210-0002-1")).isEqualTo("021000021");
    }

    @Test
    void a_hungarian_number_becomes_an_iban() {
        assertThat(AccountNumbers.iban("11773016-11111018-00000000")).isEqualTo(HUNGARIAN);
        assertThat(AccountNumbers.iban("11773016-11111018")).isEqualTo(HUNGARIAN);
    }

    @Property
    void one_wrong_digit_is_found(
            @ForAll @IntRange(min = 2, max = 27) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        refused(AccountNumbers::iban, changed(HUNGARIAN, at, by), "payouts.iban.bad");
        if (at >= 4) {
            refused(AccountNumbers::iban, changed(HUNGARIAN, at, by).substring(4),
                    "payouts.giro.bad");
        }
        refused(AccountNumbers::routing, changed("021000021", at % 9, by), "payouts.routing.bad");
    }

    @Test
    void what_is_none_is_refused() {
        for (var text : new String[] {"", "HU", "XX00", "HU00" + "0".repeat(24), "<script>",
            "HU42117730161111101800000000'; drop table", "٤".repeat(24), "GB82WEST12345698765433"}) {
            refused(AccountNumbers::iban, text, "payouts.iban.bad");
        }
        refused(AccountNumbers::iban, "1".repeat(1_000_000), "web.tooLong");
        refused(AccountNumbers::bic, "OTPVHUH", "payouts.bic.bad");
        refused(AccountNumbers::routing, "000000000", "payouts.routing.bad");
        refused(AccountNumbers::number, "12a4", "payouts.number.bad");
    }

    @Test
    void who_need_not_know_sees_the_end_alone() {
        var account = CreditTransferTest.OURS;
        assertThat(account.shown()).isEqualTo("HU42 1177 3016 1111 1018 0000 0000");
        assertThat(account.asMasked().toString()).doesNotContain("11773016", "11111018")
                .contains("HU ···· 0000");
        assertThat(CreditTransferTest.ATLANTA.asMasked().toString())
                .doesNotContain("061000104", "12345").contains("US ···· 6789");
    }

    private static String changed(String number, int at, int by) {
        var digits = number.toCharArray();
        digits[at] = (char) ('0' + (digits[at] - '0' + by) % 10);
        return new String(digits);
    }

    private static void refused(UnaryOperator<String> reading, String text, String key) {
        assertThatThrownBy(() -> reading.apply(text)).as(text)
                .isInstanceOfSatisfying(ReadingException.class,
                        e -> assertThat(e.key()).isEqualTo(key));
    }
}
