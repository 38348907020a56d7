package linecard.commissions;

import linecard.commissions.Credit.Paid;
import linecard.commissions.Earning.Earned;
import linecard.commissions.Earning.Nothing;
import linecard.commissions.Earning.Reason;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.money.Split;
import linecard.sales.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static linecard.commissions.CommissionRules.earning;
import static linecard.commissions.Examples.ANNA;
import static linecard.commissions.Examples.DOSING_PUMPS;
import static linecard.commissions.Examples.JANUARY_1;
import static linecard.commissions.Examples.JULY_1;
import static linecard.commissions.Examples.MARCH_3;
import static linecard.commissions.Examples.PUMPS;
import static linecard.commissions.Examples.VALVES;
import static linecard.commissions.Examples.euro;
import static linecard.commissions.Examples.part;
import static linecard.commissions.Examples.rate;
import static linecard.commissions.Examples.returned;
import static linecard.commissions.Examples.sale;
import static linecard.commissions.Examples.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommissionRulesTest {

    private static final Currency EURO = Currency.getInstance("EUR");

    /// Pumps earn 5 %, from July 6 %; dosing pumps, which are pumps, earn 8 % until July and then
    /// what pumps earn; everything else 2 %.
    private static final Terms TERMS = terms(
            rate(null, JANUARY_1, "2"),
            rate(PUMPS, JANUARY_1, "5"), rate(PUMPS, JULY_1, "6"),
            rate(DOSING_PUMPS, JANUARY_1, "8"), rate(DOSING_PUMPS, JULY_1, null));

    @ParameterizedTest(name = "{0}, {1}, net {2} earns {3}: {5}")
    @CsvSource({
            "pumps,  2026-03-03,  100000,  5000, Pumps, the rate of its line",
            "pumps,  2026-06-30,  100000,  5000, Pumps, the last day of the old rate",
            "pumps,  2026-07-01,  100000,  6000, Pumps, the first day of the new one",
            "dosing, 2026-03-03,  100000,  8000, Dosing pumps, several match: the nearest alone",
            "dosing, 2026-07-01,  100000,  6000, Pumps, its own ended: the line above",
            "valves, 2026-03-03,  100000,  2000, '', no rate of its own: the default",
            "pumps,  2026-03-03,       9,     0, Pumps, 0.45 rounds down",
            "pumps,  2026-03-03,      10,     1, Pumps, half a cent rounds up",
            "pumps,  2026-03-03,     -10,    -1, Pumps, and away from zero below it",
            "pumps,  2026-03-03,       0,     0, Pumps, nothing of nothing"})
    void one_rate_wins(String line, LocalDate day, long net, long amount, String from, String why) {
        var id = switch (line) {
            case "pumps" -> PUMPS;
            case "dosing" -> DOSING_PUMPS;
            default -> VALVES;
        };
        assertThat(earning(sale(id, day, net), TERMS)).as(why)
                .isInstanceOfSatisfying(Earned.class, earned -> {
                    assertThat(earned.amount()).isEqualTo(euro(amount));
                    assertThat(earned.by().productLine()).isEqualTo(from);
                });
    }

    @Test
    void without_a_rate_nothing_is_earned_and_it_says_why() {
        var early = sale(PUMPS, JANUARY_1.minusDays(1), 100_000);
        assertThat(earning(early, TERMS)).isEqualTo(new Nothing(early, Reason.NO_RATE));
        var only = terms(rate(PUMPS, JANUARY_1, "5"));
        var other = sale(VALVES, MARCH_3, 100_000);
        assertThat(earning(other, only)).isEqualTo(new Nothing(other, Reason.NO_RATE));
    }

    @Test
    void a_rate_of_zero_is_a_rate() {
        var terms = terms(rate(null, JANUARY_1, "5"), rate(PUMPS, JANUARY_1, "0"));
        assertThat(earning(sale(PUMPS, MARCH_3, 100_000), terms))
                .isInstanceOfSatisfying(Earned.class,
                        earned -> assertThat(earned.amount().isZero()).isTrue());
    }

    @Test
    void the_share_of_the_house_earns_nobody_commission() {
        var house = part(Kind.INVOICE, null, PUMPS, MARCH_3, 100_000, "", null);
        assertThat(earning(house, TERMS)).isEqualTo(new Nothing(house, Reason.HOUSE));
    }

    @Test
    void two_rates_of_a_line_from_the_same_day_are_refused() {
        assertThatThrownBy(() -> terms(rate(PUMPS, JULY_1, "5"), rate(PUMPS, JULY_1, "6")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_return_takes_back_at_the_rate_of_its_originals_day() {
        var taken = returned(PUMPS, JULY_1.plusDays(9), -100_000, MARCH_3, null);
        assertThat(earning(taken, TERMS)).isInstanceOfSatisfying(Earned.class, earned -> {
            assertThat(earned.amount()).isEqualTo(euro(-5_000));
            assertThat(earned.by().from()).isEqualTo(JANUARY_1);
        });
    }

    @Test
    void a_return_takes_back_what_the_statement_paid_whatever_the_terms_say_today() {
        var paid = new Paid("2026-0003", new Agreed(Rate.ofPercent("7"), "Pumps", JANUARY_1));
        var taken = returned(PUMPS, JULY_1, -100_000, MARCH_3, paid);
        assertThat(earning(taken, TERMS).amount()).isEqualTo(euro(-7_000));
    }

    @Test
    void a_return_of_what_earned_nothing_takes_nothing_back() {
        var unpaid = returned(PUMPS, JULY_1, -100_000, MARCH_3, new Paid("2026-0003", null));
        assertThat(earning(unpaid, TERMS))
                .isEqualTo(new Nothing(unpaid, Reason.ORIGINAL_WITHOUT_RATE));
        var before = returned(PUMPS, MARCH_3, -100_000, JANUARY_1.minusDays(1), null);
        assertThat(earning(before, TERMS))
                .isEqualTo(new Nothing(before, Reason.ORIGINAL_WITHOUT_RATE));
    }

    @Test
    void a_return_of_an_unknown_original_takes_back_at_the_rate_of_its_own_day() {
        var taken = part(Kind.CREDIT, ANNA, PUMPS, JULY_1, -100_000, "S-0", null);
        assertThat(earning(taken, TERMS).amount()).isEqualTo(euro(-6_000));
    }

    @Property
    void an_invoice_credited_in_full_earns_nothing_in_the_end(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = MOST) Long> nets) {
        var credits = new ArrayList<Credit>();
        for (long net : nets) {
            credits.add(sale(PUMPS, MARCH_3, net));
            credits.add(returned(PUMPS, JULY_1, -net, MARCH_3, null));
        }
        assertThat(total(credits).isZero()).isTrue();
    }

    @Property
    void the_total_is_the_sum_of_the_lines_in_any_order(
            @ForAll @Size(max = 30) List<@LongRange(min = -MOST, max = MOST) Long> nets,
            @ForAll Random random) {
        var credits = new ArrayList<Credit>();
        long sum = 0;
        for (long net : nets) {
            var credit = sale(PUMPS, MARCH_3, net);
            credits.add(credit);
            sum += earning(credit, TERMS).amount().minor();
        }
        assertThat(total(credits)).isEqualTo(euro(sum));
        Collections.shuffle(credits, random);
        assertThat(total(credits)).isEqualTo(euro(sum));
    }

    /// Each part rounds once, and so does the whole: see [CommissionRules].
    @Property
    void splitting_a_line_among_reps_moves_the_total_by_its_roundings_only(
            @ForAll @LongRange(min = -MOST, max = MOST) long net,
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 1, max = 100) Long> shares,
            @ForAll @LongRange(max = 1_000_000) long millionths) {
        var terms = terms(rate(null, JANUARY_1, new Rate(millionths).percent().toPlainString()));
        var parts = new ArrayList<Credit>();
        var weights = shares.stream().mapToLong(share -> share).toArray();
        for (long part : Split.largestRemainder(net, weights)) {
            parts.add(part(Kind.INVOICE, UUID.randomUUID(), PUMPS, MARCH_3, part, "", null));
        }
        var whole = earning(sale(PUMPS, MARCH_3, net), terms).amount();
        var split = CommissionRules.total(CommissionRules.earnings(parts, terms), EURO);
        assertThat(Math.abs(split.minus(whole).minor()))
                .isLessThanOrEqualTo((parts.size() + 1) / 2);
    }

    private static final long MOST = 1_000_000_000_000L;

    private static Money total(List<Credit> credits) {
        return CommissionRules.total(CommissionRules.earnings(credits, TERMS), EURO);
    }
}
