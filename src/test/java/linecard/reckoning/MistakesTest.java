package linecard.reckoning;

import linecard.money.Rate;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Posting.Kind;
import linecard.reckoning.Refused.Reason;
import linecard.reckoning.Releases.Paid;
import org.junit.jupiter.api.Test;

import java.util.Currency;
import java.util.List;
import java.util.Map;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What others got wrong about commission.
class MistakesTest {

    @Test
    void a_refund_has_a_negative_sign_and_does_not_pay_twice() {
        var sale = sale("S-1", day(1, 5), 1_000_00);
        var refund = returned("R-1", day(1, 20), sale, -1_000_00, Terms.Cause.RETURN);
        var entries = reckoned(flat("10").plan(), JANUARY, sale, refund).entries();
        assertThat(entries).extracting(Entry::amount).containsExactly(100_00L, -100_00L);
    }

    @Test
    void a_refund_keeps_the_agents_of_its_sale() {
        var shares = Splits.shares(List.of(
                new Splits.Holder(TISZA, ANNA, "owner", percent("33.3333"), Map.of()),
                new Splits.Holder(TISZA, BELA, "owner", percent("33.3333"), Map.of())));
        assertThat(shares).extracting(Splits.Share::rep).containsExactly(ANNA, BELA, null);
        var sold = Splits.cut(Map.of(Column.GROSS, 1_000L), shares);
        var refunded = Splits.cut(Map.of(Column.GROSS, -1_000L), shares);
        for (int i = 0; i < 3; i++) {
            assertThat(gross(refunded.get(i))).isEqualTo(-gross(sold.get(i)));
        }
    }

    @Test
    void a_fully_credited_invoice_of_a_closed_month_leaves_nothing() {
        var plan = flat("7.77").plan();
        var other = sale("S-1", day(1, 4), 333_33);
        var sale = sale("S-2", day(1, 5), 777_77);
        var stated = reckoned(plan, JANUARY, other, sale);
        var credit = returned("R-1", day(3, 2), sale, -777_77, Terms.Cause.RETURN);
        var now = reckoned(plan, JANUARY, other, sale, credit);
        assertThat(stated.total() + Differences.total(stated, now))
                .isEqualTo(reckoned(plan, JANUARY, other).total());
        var changes = Differences.between(stated, now, month(3));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.cause()).isEqualTo(Cause.RETURNED);
            assertThat(change.amount()).isEqualTo(now.total() - stated.total());
        });
    }

    @Test
    void tiers_have_no_holes() {
        var plan = clauses().tiers(Style.MARGINAL, Reset.MONTH, "0:1 1000:2 5000:3").plan();
        assertThat(reckoned(plan, JANUARY, sale("S-1", day(1, 5), 1_000_50)).total())
                .isEqualTo(10_01);
    }

    @Test
    void a_tier_applies_to_the_volume_of_the_period_not_of_a_line() {
        var plan = clauses().tiers(Style.RETROACTIVE, Reset.MONTH, "0:5 1000:10").plan();
        var half = sale("S-1", day(1, 5), 600_00);
        assertThat(reckoned(plan, JANUARY, half).total()).isEqualTo(30_00);
        assertThat(reckoned(plan, JANUARY, half, sale("S-2", day(1, 6), 600_00)).total())
                .isEqualTo(120_00);
    }

    @Test
    void a_period_ends_before_the_first_day_of_the_next_and_no_day_counts_twice() {
        var plan = flat("10").plan();
        var last = sale("S-1", day(1, 31), 100_00);
        assertThat(reckoned(plan, JANUARY, last).total()).isEqualTo(10_00);
        assertThat(Reckoning.of(plan, lines(List.of(last)), month(2)))
                .isEqualTo(new Refused(Reason.OUTSIDE, "S-1"));
        var dated = clauses().rate("old", new Match.Any(), new Dated(null, day(1, 31)), "1")
                .rate("new", new Match.Any(), new Dated(day(1, 31), null), "2");
        assertThat(reckoned(dated.plan(), JANUARY, last).total()).isEqualTo(2_00);
    }

    @Test
    void half_a_month_does_not_end_a_day_early() {
        var plan = clauses().rate("first half", new Match.Any(), new Dated(day(1, 1), day(1, 16)),
                        "1")
                .rate("second half", new Match.Any(), new Dated(day(1, 16), day(2, 1)), "2")
                .plan();
        assertThat(reckoned(plan, JANUARY, sale("S-1", day(1, 15), 100_00)).total())
                .isEqualTo(1_00);
        assertThat(reckoned(plan, JANUARY, sale("S-1", day(1, 16), 100_00)).total())
                .isEqualTo(2_00);
        assertThat(reckoned(plan, JANUARY, sale("S-1", day(1, 31), 100_00)).total())
                .isEqualTo(2_00);
    }

    @Test
    void the_same_period_run_twice_states_nothing_the_second_time() {
        var plan = clauses().tiers(Style.RETROACTIVE, Reset.MONTH, "0:5 1000:10").plan();
        var once = reckoned(plan, JANUARY, sale("S-1", day(1, 5), 6_000_00));
        var twice = reckoned(plan, JANUARY, sale("S-1", day(1, 5), 6_000_00));
        assertThat(Differences.between(once, twice, JANUARY)).isEmpty();
    }

    @Test
    void the_same_line_handed_in_twice_is_found() {
        var sale = sale("S-1", day(1, 5), 6_000_00);
        assertThatThrownBy(() -> lines(List.of(sale, sale)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_order_and_its_invoice_do_not_both_earn() {
        var sale = sale("S-1", day(1, 5), 1_000_00);
        var order = new Document(id("O-1"), "O-1", Event.ORDER, day(1, 4), day(1, 4), null, null);
        var reckoned = reckoned(flat("10").plan(), JANUARY, sale,
                fact(order, PUMP, ANNA, Map.of(Column.GROSS, 1_000_00L)));
        assertThat(reckoned.total()).isEqualTo(100_00);
        assertThat(reckoned.entries().getFirst().course().strand())
                .isEqualTo(new Strand.Nothing(Strand.Reason.OTHER_EVENT));
    }

    @Test
    void several_matching_rates_do_not_add_up() {
        var clauses = flat("5").rate(new Match.Line(PUMPS), "7").rate(new Match.Item(PUMP_7), "3");
        assertThat(earns(clauses, PUMP, 1_000_00)).isEqualTo(30_00);
    }

    @Test
    void a_negative_month_is_carried_and_not_floored_to_zero() {
        var terms = flat("10").terms();
        var balances = Balances.NONE.plus(Settlement.of(terms, Balances.NONE, -500, 0));
        assertThat(balances.of(Book.PAYABLE)).isZero();
        balances = balances.plus(Settlement.of(terms, balances, 800, 0));
        assertThat(balances.of(Book.PAYABLE)).isEqualTo(300);
    }

    @Test
    void where_agreed_a_negative_balance_is_waived_and_the_ledger_says_so() {
        var clauses = flat("10");
        clauses.carriesNegative = false;
        var postings = Settlement.of(clauses.terms(), Balances.NONE, -500, 0);
        assertThat(postings).extracting(Posting::kind).containsExactly(Kind.EARNED, Kind.WAIVED);
        assertThat(Balances.NONE.plus(postings).of(Book.EARNED)).isZero();
    }

    @Test
    void an_agreement_applies_to_those_only_who_signed_it() {
        var theirs = Lines.of(id("Duna"), EURO, List.of(sale("S-1", day(1, 5), 1_000_00)));
        assertThat(Reckoning.of(flat("10").plan(), theirs, JANUARY))
                .isEqualTo(new Refused(Reason.OTHER_AGENCY, id("Duna").toString()));
        var dollars = Lines.of(TISZA, Currency.getInstance("USD"), List.of());
        assertThat(Reckoning.of(flat("10").plan(), dollars, JANUARY))
                .isEqualTo(new Refused(Reason.OTHER_CURRENCY, "USD"));
    }

    @Test
    void partial_payments_of_earlier_periods_are_not_missed() {
        var clauses = flat("10");
        clauses.event = Event.PAYMENT;
        var plan = clauses.plan();
        var rated = reckoned(plan, JANUARY, sale("S-1", day(1, 5), 1_000_00));
        var february = Releases.of(plan, rated, Map.of(id("S-1"), new Paid(50_000, 127_000)));
        var march = Releases.of(plan, rated, Map.of(id("S-1"), new Paid(127_000, 127_000)));
        assertThat(february.total()).isEqualTo(39_37);
        var changes = Differences.between(february, march, month(3));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.cause()).isEqualTo(Cause.PAYMENT);
            assertThat(change.amount()).isEqualTo(60_63);
        });
    }

    @Test
    void split_reps_are_not_each_credited_with_the_whole() {
        var shares = Splits.shares(List.of(
                new Splits.Holder(TISZA, ANNA, "owner", null, Map.of("owner", percent("60"))),
                new Splits.Holder(TISZA, BELA, "spec", null, Map.of("spec", percent("40")))));
        assertThat(shares).extracting(Splits.Share::millionths).containsExactly(600_000L, 400_000L);
        var two = List.of(new Splits.Holder(TISZA, ANNA, "owner", WHOLE, Map.of()),
                new Splits.Holder(TISZA, BELA, "owner", WHOLE, Map.of()));
        assertThat(WholeCheck.holders(HEGYI, two)).hasSize(1);
        assertThatThrownBy(() -> Splits.shares(two)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_of_one_role_share_what_the_role_earns() {
        var roles = Map.of("owner", percent("75"));
        var shares = Splits.shares(List.of(
                new Splits.Holder(TISZA, ANNA, "owner", null, roles),
                new Splits.Holder(TISZA, BELA, "owner", null, roles)));
        assertThat(shares).extracting(Splits.Share::millionths)
                .containsExactly(375_000L, 375_000L, 250_000L);
    }

    @Test
    void child_product_lines_are_not_dropped() {
        var dosing = new Subject(HEGYI, null, null, null, List.of(DOSING_PUMPS, PUMPS));
        var clauses = clauses().rate(new Match.Line(PUMPS), "5");
        assertThat(earns(clauses, dosing, 1_000_00)).isEqualTo(50_00);
        var ladder = new Ladder("pumps", Style.RETROACTIVE, Reset.MONTH, Measure.GROSS,
                java.util.Set.of(PUMPS), Examples.ladder("x", Style.MARGINAL, Reset.MONTH,
                        Measure.GROSS, "0:5 1000:10").tiers());
        var climbing = clauses().ladder(ladder);
        climbing.rates.add(new RateRule("r", new Match.Any(), Dated.ALWAYS, new RateRule.Climb("pumps")));
        assertThat(earns(climbing, dosing, 1_000_00)).isEqualTo(100_00);
        var valve = new Subject(HEGYI, null, null, null, List.of(VALVES));
        assertThat(earns(climbing, valve, 1_000_00)).as("valves move it not").isEqualTo(50_00);
    }

    @Test
    void a_corrected_rate_a_late_order_and_another_rep_say_what_changed() {
        var old = flat("10").plan();
        var sale = sale("S-1", day(1, 5), 1_000_00);
        var stated = reckoned(old, JANUARY, sale);
        var dearer = reckoned(flat("12").plan(), JANUARY, sale);
        assertThat(causes(stated, dearer)).containsExactly("TERMS 2000");
        var late = reckoned(old, JANUARY, sale, sale("S-0", day(1, 2), 500_00));
        assertThat(causes(stated, late)).containsExactly("LATE 5000");
        var corrected = reckoned(old, JANUARY, sale("S-1", day(1, 5), 900_00));
        assertThat(causes(stated, corrected)).containsExactly("CORRECTED -1000");
        var moved = reckoned(old, JANUARY, sale("S-1", day(1, 5), PUMP, BELA, 1_000_00));
        assertThat(causes(stated, moved)).containsExactly("REASSIGNED -10000", "REASSIGNED 10000");
        assertThat(causes(stated, nothing(JANUARY))).containsExactly("WITHDRAWN -10000");
        assertThat(stated.total()).as("as it was stated").isEqualTo(100_00);
    }

    private static List<String> causes(Reckoned stated, Reckoned now) {
        return Differences.between(stated, now, month(4)).stream()
                .map(change -> change.cause() + " " + change.amount()).toList();
    }

    @Test
    void a_new_version_pays_what_comes_after_it_and_nothing_before() {
        var plan = new Plan(agreement(new Version(JANUARY_1, flat("10").terms()),
                new Version(day(1, 16), flat("5").terms())), CALENDAR);
        var reckoned = reckoned(plan, JANUARY, sale("S-1", day(1, 15), 100_00),
                sale("S-2", day(1, 16), 100_00));
        assertThat(reckoned.entries()).extracting(Entry::amount).containsExactly(10_00L, 5_00L);
    }

    @Test
    void orders_from_before_the_start_are_the_predecessors_as_far_as_agreed() {
        var agreement = new Agreement(TISZA, EURO, true, JANUARY_1, null, Tail.NONE,
                List.of(new Agreement.Step(1, new Rate(0)), new Agreement.Step(2, percent("50"))),
                List.of(new Version(JANUARY_1, flat("10").terms())));
        var plan = new Plan(agreement, CALENDAR);
        long sum = 0;
        for (int month = 1; month <= 3; month++) {
            var document = new Document(id("S" + month), "S" + month, Event.INVOICE, day(month, 5),
                    JANUARY_1.minusDays(9), null, null);
            sum = 1_000_00 * sum + reckoned(plan, month(month),
                    fact(document, PUMP, ANNA, Map.of(Column.GROSS, 1_000_00L))).total();
        }
        assertThat(sum).isEqualTo(0L + 50_00L * 1_000_00 + 100_00);
    }

    @Test
    void a_disputed_amount_is_not_payable_until_it_is_decided() {
        var approved = Balances.NONE.plus(Settlement.of(flat("5").terms(), Balances.NONE, 1_000, 0));
        var disputed = approved.plus(List.of(Posting.disputed(300)));
        assertThat(disputed.of(Book.PAYABLE)).isEqualTo(700);
        assertThat(disputed.plus(List.of(Posting.granted(300))).of(Book.PAYABLE)).isEqualTo(1_000);
        var rejected = disputed.plus(List.of(Posting.rejected(300)));
        assertThat(rejected.of(Book.DISPUTED)).isZero();
        assertThat(-rejected.of(Book.COST)).isEqualTo(700);
    }

    @Test
    void an_unbalanced_posting_cannot_be_made() {
        assertThatThrownBy(() -> new Posting(Kind.EARNED, List.of(
                new Posting.Leg(Book.COST, -5), new Posting.Leg(Book.EARNED, 6))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
