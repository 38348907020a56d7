package linecard.money;

import linecard.PublishedCases;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateTest {

    @Test
    void seven_and_a_half_per_cent_is_75000_millionths() {
        assertThat(Rate.ofPercent("7.5")).isEqualTo(new Rate(75_000));
        assertThat(new Rate(75_000)).hasToString("7.5%");
        assertThat(new Rate(500_000).percent()).isEqualTo(new BigDecimal("50"));
        assertThat(new Rate(0).percent()).isEqualTo(new BigDecimal("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-0.0001", "100.0001", "7.50001", "7,5", "7.5%", "1e999999999"})
    void what_is_no_rate_is_refused(String percent) {
        assertThatThrownBy(() -> Rate.ofPercent(percent))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halves_go_away_from_zero_for_sales_and_returns_alike() {
        var half = Rate.ofPercent("50");
        assertThat(half.of(Money.of(1, "EUR"))).isEqualTo(Money.of(1, "EUR"));
        assertThat(half.of(Money.of(-1, "EUR"))).isEqualTo(Money.of(-1, "EUR"));
        assertThat(half.of(Money.of(1, "EUR"), RoundingMode.HALF_EVEN).isZero()).isTrue();
    }

    @Test
    void the_largest_amount_does_not_overflow() {
        var most = Money.of(Long.MAX_VALUE, "EUR");
        assertThat(Rate.ofPercent("100").of(most)).isEqualTo(most);
        assertThat(Rate.ofPercent("100").of(Money.of(Long.MIN_VALUE, "EUR")).minor())
                .isEqualTo(Long.MIN_VALUE);
    }

    @Property
    void a_return_takes_back_what_its_sale_brought(
            @ForAll @LongRange long minor, @ForAll @LongRange(max = 1_000_000) long millionths) {
        var rate = new Rate(millionths);
        var sale = Money.of(minor, "EUR");
        assertThat(rate.of(sale.negated())).isEqualTo(rate.of(sale).negated());
        assertThat(rate.of(sale).minor()).isBetween(0L, minor);
    }

    /// Of the published modes only those that Java knows; a value is a millionth of its million.
    @Test
    void published_roundings_come_out_the_same() throws IOException {
        var known = Set.of("HALF_UP", "HALF_DOWN", "HALF_EVEN");
        int seen = 0;
        for (var row : PublishedCases.rows("payments/money_rounding.csv")) {
            var million = new BigDecimal(row[1]).movePointRight(6).stripTrailingZeros();
            if (!known.contains(row[2]) || million.scale() > 0) continue;
            var rounded = new Rate(1)
                    .of(Money.of(million.longValueExact(), "EUR"), RoundingMode.valueOf(row[2]));
            assertThat(rounded.minor()).as(String.join(",", row))
                    .isEqualTo(Long.parseLong(row[3]));
            seen++;
        }
        assertThat(seen).isGreaterThan(15);
    }
}
