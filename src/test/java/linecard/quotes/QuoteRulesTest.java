package linecard.quotes;

import linecard.money.Money;
import linecard.money.Rate;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class QuoteRulesTest {

    private static final Currency HUF = Currency.getInstance("HUF");
    private static final Currency EUR = Currency.getInstance("EUR");

    private static QuoteLine line(Currency in, long quantity, long price, Discount discount, String tax) {
        return new QuoteLine(null, "Pump", quantity, "", new Money(price, in), discount, Rate.ofPercent(tax));
    }

    @Test
    void a_line_is_rounded_once_and_halves_go_up() {
        var third = line(EUR, 333, 1_00, new Discount.Share(Rate.ofPercent("50")), "0");
        assertThat(third.list()).isEqualTo(new Money(33, EUR));
        assertThat(third.net()).as("half of 33.3, not of 33").isEqualTo(new Money(17, EUR));
        assertThat(line(HUF, 500, 101_00, new Discount.None(), "27").net())
                .as("50.5 forints").isEqualTo(new Money(51_00, HUF));
        assertThat(line(HUF, 2_000, 101_00, new Discount.Off(new Money(2_00, HUF)), "27").net())
                .isEqualTo(new Money(200_00, HUF));
    }

    @Test
    void a_letter_has_the_paragraphs_that_were_typed_whatever_a_browser_ends_lines_with() {
        for (var end : List.of("\n", "\r\n")) {
            var typed = "Dear Anna,\n\nour quote.\n \n\nKind regards,\nBence\nSales\n".replace("\n", end);
            assertThat(QuoteLetters.paragraphs(typed))
                    .containsExactly("Dear Anna,", "our quote.", "Kind regards,\nBence\nSales");
        }
    }

    @Test
    void tax_is_rounded_once_a_rate_and_left_out_where_no_line_bears_any() {
        var lines = List.of(line(HUF, 1_000, 101_00, new Discount.None(), "27"),
                line(HUF, 1_000, 101_00, new Discount.None(), "27"),
                line(HUF, 1_000, 10_00, new Discount.None(), "5"));
        var totals = QuoteRules.totals(HUF, lines);
        assertThat(totals.taxes()).extracting(tax -> tax.amount().minor())
                .as("27% of 202 is 54.54, of 10 with 5% half a forint").containsExactly(55_00L, 1_00L);
        assertThat(totals.gross()).isEqualTo(new Money(268_00, HUF));
        assertThat(QuoteRules.totals(HUF, List.of(line(HUF, 1_000, 101_00, new Discount.None(), "0")))
                .isTaxed()).isFalse();
    }

    /// Whatever stands on the paper adds up: in steps that people see, and to the last of them.
    @Test
    void totals_are_the_sums_of_what_is_seen() {
        var chance = new Random(52);
        for (int round = 0; round < 3_000; round++) {
            var currency = chance.nextBoolean() ? HUF : EUR;
            long step = QuoteRules.step(currency);
            var lines = new ArrayList<QuoteLine>();
            for (int left = 1 + chance.nextInt(8); left > 0; left--) lines.add(any(chance, currency));
            var totals = QuoteRules.totals(currency, lines);
            long net = lines.stream().mapToLong(one -> one.net().minor()).sum();
            assertThat(totals.net().minor()).isEqualTo(net);
            long list = lines.stream().mapToLong(one -> one.list().minor()).sum();
            assertThat(totals.off().minor()).isEqualTo(list - net).isNotNegative();
            long tax = totals.taxes().stream().mapToLong(one -> one.amount().minor()).sum();
            assertThat(totals.gross().minor()).isEqualTo(net + tax);
            if (totals.isTaxed()) {
                assertThat(totals.taxes().stream().mapToLong(one -> one.base().minor()).sum()).isEqualTo(net);
            }
            for (var one : lines) {
                assertThat(one.net().minor() % step).isZero();
                assertThat(exact(one).subtract(BigDecimal.valueOf(one.net().minor())).abs())
                        .isLessThanOrEqualTo(BigDecimal.valueOf(step).divide(BigDecimal.TWO));
            }
            assertThat(tax % step).isZero();
        }
    }

    private static QuoteLine any(Random chance, Currency currency) {
        long step = QuoteRules.step(currency);
        long quantity = 1 + chance.nextLong(chance.nextBoolean() ? 3_000 : QuoteLine.MOST_QUANTITY);
        long price = step * chance.nextLong(chance.nextBoolean() ? 500 : 1_000_000);
        var bare = line(currency, quantity, price, new Discount.None(), "0");
        var discount = switch (chance.nextInt(3)) {
            case 0 -> new Discount.None();
            case 1 -> new Discount.Share(new Rate(chance.nextInt(1_000_001)));
            default -> new Discount.Off(new Money(step * chance.nextLong(bare.list().minor() / step + 1),
                    currency));
        };
        return line(currency, quantity, price, discount, List.of("0", "5", "18", "27").get(chance.nextInt(4)));
    }

    /// Unrounded, by another way: in millionths of thousandths.
    private static BigDecimal exact(QuoteLine line) {
        var gross = BigDecimal.valueOf(line.price().minor()).multiply(BigDecimal.valueOf(line.quantity(), 3));
        return switch (line.discount()) {
            case Discount.None() -> gross;
            case Discount.Share(var rate) -> gross.multiply(BigDecimal.valueOf(1_000_000 - rate.millionths(), 6));
            case Discount.Off(var amount) -> gross.subtract(BigDecimal.valueOf(amount.minor()));
        };
    }

    @Test
    void a_discount_above_the_limit_waits_for_approval_however_it_is_said() {
        var limit = Rate.ofPercent("10");
        var ten = line(EUR, 1_000, 100_00, new Discount.Share(limit), "0");
        var off = line(EUR, 1_000, 100_00, new Discount.Off(new Money(10_01, EUR)), "0");
        assertThat(QuoteRules.needsApproval(List.of(ten), limit)).isFalse();
        assertThat(QuoteRules.needsApproval(List.of(ten, off), limit)).isTrue();
        assertThat(QuoteRules.needsApproval(List.of(off), null)).isFalse();
    }

    @Test
    void what_a_quote_cannot_hold_is_seen_before_it_overflows() {
        assertThat(QuoteRules.isHeld(line(EUR, QuoteLine.MOST_QUANTITY, QuoteRules.MOST, new Discount.None(), "0")))
                .isFalse();
        assertThat(QuoteRules.isHeld(line(EUR, 1_000, 100, new Discount.Off(new Money(101, EUR)), "0"))).isFalse();
    }
}
