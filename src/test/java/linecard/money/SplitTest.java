package linecard.money;

import linecard.PublishedCases;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import static linecard.money.Split.largestRemainder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SplitTest {

    @Test
    void the_odd_forint_goes_to_the_first_of_two_equal_shares() {
        assertThat(largestRemainder(1001, new long[] {50, 50})).containsExactly(501, 500);
    }

    @Test
    void the_unit_left_over_goes_to_the_part_that_lost_most() {
        assertThat(largestRemainder(101, new long[] {3, 7})).containsExactly(30, 71);
        assertThat(largestRemainder(-101, new long[] {3, 7})).containsExactly(-30, -71);
    }

    @Test
    void a_zero_weight_gets_nothing() {
        assertThat(largestRemainder(5, new long[] {0, 0, 1})).containsExactly(0, 0, 5);
        assertThat(largestRemainder(1, new long[] {0, 1, 1})).containsExactly(0, 1, 0);
    }

    @Test
    void a_goal_of_100_million_forints_over_the_working_days_of_2026() {
        long[] days = {21, 20, 22, 20, 19, 22, 23, 20, 22, 21, 21, 22};
        assertThat(largestRemainder(100_000_000, days)).containsExactly(
                8300395, 7905139, 8695652, 7905139, 7509882, 8695652,
                9090909, 7905138, 8695652, 8300395, 8300395, 8695652);
    }

    @Test
    void the_largest_numbers_do_not_overflow() {
        long most = Long.MAX_VALUE;
        assertThat(largestRemainder(most, new long[] {most, most, most}))
                .containsExactly(most / 3 + 1, most / 3, most / 3);
        assertThat(largestRemainder(Long.MIN_VALUE, new long[] {0, most}))
                .containsExactly(0, Long.MIN_VALUE);
    }

    @Test
    void weights_that_say_nothing_are_refused() {
        assertThatThrownBy(() -> largestRemainder(1, new long[] {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> largestRemainder(1, new long[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> largestRemainder(1, new long[] {2, -1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void parts_sum_to_the_whole_and_stay_within_one_of_their_share(
            @ForAll long whole, @ForAll @Size(min = 1, max = 12) List<@LongRange Long> shares) {
        var weights = notAllZero(shares);
        var total = Arrays.stream(weights).mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
        var parts = largestRemainder(whole, weights);
        var sum = BigInteger.ZERO;
        for (int i = 0; i < parts.length; i++) {
            var part = BigInteger.valueOf(parts[i]);
            var off = part.multiply(total)
                    .subtract(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weights[i])));
            assertThat(off.abs()).isLessThan(total);
            sum = sum.add(part);
        }
        assertThat(sum).isEqualTo(BigInteger.valueOf(whole));
    }

    @Property
    void a_return_splits_as_the_mirror_of_its_sale(
            @ForAll @LongRange long whole,
            @ForAll @Size(min = 1, max = 6) List<@LongRange Long> shares) {
        var weights = notAllZero(shares);
        var mirrored = Arrays.stream(largestRemainder(whole, weights)).map(p -> -p).toArray();
        assertThat(largestRemainder(-whole, weights)).isEqualTo(mirrored);
    }

    private static long[] notAllZero(List<Long> shares) {
        var weights = shares.stream().mapToLong(Long::longValue).toArray();
        weights[0] = Math.max(1, weights[0]);
        return weights;
    }

    @Test
    void published_splits_come_out_the_same() throws IOException {
        for (var row : PublishedCases.rows("payments/money_allocation.csv")) {
            var weights = Arrays.stream(row[2].split(";"))
                    .mapToLong(w -> new BigDecimal(w).movePointRight(4).longValueExact()).toArray();
            var expected = Arrays.stream(row[3].split(";")).mapToLong(Long::parseLong).toArray();
            assertThat(largestRemainder(Long.parseLong(row[1]), weights))
                    .as(String.join(",", row)).isEqualTo(expected);
        }
    }
}
