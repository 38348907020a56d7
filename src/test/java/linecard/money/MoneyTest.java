package linecard.money;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MoneyTest {

    @Test
    void minor_units_are_those_of_iso_4217() {
        assertThat(Money.of("12.34", "EUR").minor()).isEqualTo(1234);
        assertThat(Money.of("1001", "HUF").minor()).isEqualTo(100_100);
        assertThat(Money.of("1001", "JPY").minor()).isEqualTo(1001);
        assertThat(Money.of("1.234", "KWD").minor()).isEqualTo(1234);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1,5", "1e3", "1E999999999", ".5", "5.", "0x1", "1.005",
            "99999999999999999.99", "12345678901234567890", "١"})
    void anything_but_a_plain_amount_that_fits_is_refused(String amount) {
        assertThatThrownBy(() -> Money.of(amount, "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idle_zeros_are_no_finer_fraction() {
        assertThat(Money.of("-1.5000", "EUR")).isEqualTo(Money.of(-150, "EUR"));
    }

    @Test
    void a_currency_without_minor_units_is_refused() {
        assertThatThrownBy(() -> Money.zero(Currency.getInstance("XAU")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_currencies_are_neither_added_nor_compared() {
        var euros = Money.of("1", "EUR");
        var forints = Money.of("1", "HUF");
        assertThatThrownBy(() -> euros.plus(forints)).hasMessageContaining("differ in currency");
        assertThatThrownBy(() -> euros.minus(forints)).hasMessageContaining("differ in currency");
        assertThatThrownBy(() -> euros.compareTo(forints))
                .hasMessageContaining("differ in currency");
    }

    @Test
    void a_sum_that_does_not_fit_is_an_error_and_no_wrong_figure() {
        var most = Money.of(Long.MAX_VALUE, "EUR");
        var least = Money.of(Long.MIN_VALUE, "EUR");
        assertThatThrownBy(() -> most.plus(Money.of(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(Money.of(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void the_decimal_has_all_the_digits_of_its_currency() {
        assertThat(Money.of("1234.5", "EUR").decimal()).isEqualTo(new BigDecimal("1234.50"));
        assertThat(Money.of("-0.05", "EUR")).hasToString("-0.05 EUR");
    }

    @Property
    void what_is_added_can_be_taken_away(@ForAll int one, @ForAll int other) {
        var left = Money.of(one, "USD");
        var right = Money.of(other, "USD");
        assertThat(left.plus(right).minus(right)).isEqualTo(left);
        assertThat(left.minus(right)).isEqualTo(right.minus(left).negated());
        assertThat(left.compareTo(right)).isEqualTo(Integer.compare(one, other));
        assertThat(left.isZero() || left.isNegative() || left.isPositive()).isTrue();
    }
}
