package linecard.whatif;

import linecard.money.Rate;

import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// Where outside reps and sellers of one's own cost the same.
class SellerRulesTest {

    @Test
    void two_sellers_of_90_000_a_year_break_even_at_3_600_000_against_five_per_cent() {
        var two = new Seller(2, 70_000_00, 20_000_00, new Rate(0));
        var beside = SellerRules.beside(1_000_000_00, 50_000_00, 365, 365, two);
        assertThat(beside.breakEven()).isEqualTo(3_600_000_00);
        assertThat(beside.outside()).isEqualTo(50_000_00);
        assertThat(beside.inHouse()).isEqualTo(180_000_00);
        assertThat(beside.difference()).isEqualTo(130_000_00);
    }

    @Test
    void a_quarter_is_scaled_to_its_year() {
        var one = new Seller(1, 50_000_00, 0, Rate.ofPercent("1"));
        var beside = SellerRules.beside(90_000_00, 4_500_00, 90, 360, one);
        assertThat(beside.sales()).isEqualTo(360_000_00);
        assertThat(beside.outside()).isEqualTo(18_000_00);
        assertThat(beside.inHouse()).isEqualTo(53_600_00);
        assertThat(beside.breakEven()).isEqualTo(1_250_000_00);
    }

    @Test
    void there_is_none_where_the_seller_never_is_cheaper_or_nothing_was_sold() {
        var dear = new Seller(1, 1_00, 0, Rate.ofPercent("5"));
        assertThat(SellerRules.beside(100_00, 5_00, 365, 365, dear).breakEven()).isNull();
        assertThat(SellerRules.beside(0, 0, 365, 365, dear).breakEven()).isNull();
        assertThat(SellerRules.beside(-5_00, 0, 365, 365, dear).outsideShare()).isNull();
    }

    /// At the break-even both cost the same but for rounding; below it the network is cheaper,
    /// above it the sellers.
    @Test
    void around_the_break_even_the_cheaper_one_changes() {
        var random = new Random(7);
        int tried = 0;
        for (int i = 0; i < 2_000; i++) {
            long sales = 1 + random.nextLong(10_000_000_000L);
            long earned = random.nextLong(sales / 3 + 1);
            var seller = new Seller(1 + random.nextInt(20), random.nextLong(20_000_000),
                    random.nextLong(5_000_000), new Rate(random.nextLong(100_000)));
            var beside = SellerRules.beside(sales, earned, 365, 365, seller);
            if (beside.breakEven() == null || beside.outsideShare() == null) continue;
            tried++;
            long share = beside.outsideShare();
            assertThat(gap(beside.breakEven(), share, seller)).isBetween(-2L, 2L);
            long step = 10_000_000;
            assertThat(gap(beside.breakEven() + step, share, seller)).isLessThan(3);
            assertThat(gap(beside.breakEven() - step, share, seller)).isGreaterThan(-3);
        }
        assertThat(tried).isGreaterThan(1_000);
    }

    /// What the sellers cost more, at so much revenue.
    private static long gap(long revenue, long share, Seller seller) {
        return seller.fixed() + SellerRules.scaled(revenue, seller.commission().millionths(), 1_000_000)
                - SellerRules.scaled(revenue, share, 1_000_000);
    }
}
