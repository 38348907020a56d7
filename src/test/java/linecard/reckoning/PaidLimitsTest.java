package linecard.reckoning;

import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Extra.Kind;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Limit;
import linecard.reckoning.Terms.LimitsOn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Minimum and caps where payments earn, to the cent: a tenth is earned.
class PaidLimitsTest {

    private static Examples.Clauses paying(LimitsOn limitsOn) {
        var clauses = flat("10");
        clauses.event = Event.PAYMENT;
        clauses.limitsOn = limitsOn;
        return clauses;
    }

    private static Map<java.util.UUID, Paid> paid(long paid, long total) {
        return Map.of(id("S-1"), new Paid(paid, total));
    }

    private static Reckoned earned(Examples.Clauses clauses, long paid, Fact... facts) {
        var total = List.of(facts).stream().mapToLong(fact -> gross(fact.amounts())).sum();
        return Releases.of(clauses.plan(), reckoned(clauses.plan(), QUARTER, facts), paid(paid, total));
    }

    @ParameterizedTest(name = "of 2,000 are paid {0}: by what is earned {1}, by what was sold {2}")
    @CsvSource({"0, 0, -10000", "80000, 8000, -2000", "100000, 10000, 0", "120000, 10000, 2000",
            "200000, 10000, 10000"})
    void a_cap_takes_what_is_earned_above_it_and_in_the_end_the_same(
            long paid, long byEarned, long bySold) {
        var sale = sale("S-1", day(1, 5), 2_000_00);
        for (var limitsOn : LimitsOn.values()) {
            var clauses = paying(limitsOn);
            clauses.cap = new Limit(100_00, Reset.QUARTER);
            var earned = earned(clauses, paid, sale);
            assertThat(earned.total()).isEqualTo(limitsOn == LimitsOn.EARNED ? byEarned : bySold);
            assertThat(earned.extras()).singleElement().extracting(Extra::amountInFull)
                    .isEqualTo(-100_00L);
        }
    }

    @ParameterizedTest(name = "of 2,000 are paid {0}: by what is earned {1}, by what was sold {2}")
    @CsvSource({"0, 15000, 0", "80000, 15000, 8000", "160000, 16000, 16000", "200000, 20000, 20000"})
    void a_minimum_does_not_wait_for_customers(long paid, long byEarned, long bySold) {
        var sale = sale("S-1", day(1, 5), 2_000_00);
        for (var limitsOn : LimitsOn.values()) {
            var clauses = paying(limitsOn);
            clauses.minimum = new Limit(150_00, Reset.QUARTER);
            assertThat(earned(clauses, paid, sale).total())
                    .isEqualTo(limitsOn == LimitsOn.EARNED ? byEarned : bySold);
        }
    }

    /// 400 of 1,000 come back: 40 would be taken of 100, and 25 may be.
    @ParameterizedTest(name = "of the 600 that are left are paid {0}: by what is earned {1}, else {2}")
    @CsvSource({"0, 0, 1500", "30000, 3750, 4500", "60000, 7500, 7500"})
    void what_nobody_paid_for_needs_no_cap_of_the_clawback(long paid, long byEarned, long bySold) {
        var sale = sale("S-1", day(1, 5), 1_000_00);
        var back = returned("R-1", day(2, 1), sale, -400_00, Cause.RETURN);
        for (var limitsOn : LimitsOn.values()) {
            var clauses = paying(limitsOn);
            clauses.clawback = new Clawback(12, percent("25"), Set.of(Cause.RETURN));
            assertThat(earned(clauses, paid, sale, back).total())
                    .isEqualTo(limitsOn == LimitsOn.EARNED ? byEarned : bySold);
        }
    }

    @Test
    void what_came_back_whole_leaves_what_the_cap_of_the_clawback_leaves() {
        var sale = sale("S-1", day(1, 5), 1_000_00);
        var back = returned("R-1", day(2, 1), sale, -1_000_00, Cause.RETURN);
        var clauses = paying(LimitsOn.EARNED);
        clauses.clawback = new Clawback(12, percent("25"), Set.of(Cause.RETURN));
        assertThat(earned(clauses, 0, sale, back).total()).isEqualTo(75_00);
    }

    /// Invoices earn until February, payments from then on; the cap of the quarter holds for both.
    @Test
    void what_waits_of_a_period_is_left_out_and_what_does_not_wait_counts() {
        var first = flat("10");
        first.cap = new Limit(150_00, Reset.QUARTER);
        var later = paying(LimitsOn.EARNED);
        later.cap = first.cap;
        var plan = new Plan(agreement(new Version(JANUARY_1, first.terms()),
                new Version(day(2, 1), later.terms())), CALENDAR);
        var rated = reckoned(plan, QUARTER, sale("S-0", day(1, 5), 1_200_00),
                sale("S-1", day(2, 5), 1_000_00));
        assertThat(Releases.of(plan, rated, paid(0, 1_000_00)).total()).isEqualTo(120_00);
        assertThat(Releases.of(plan, rated, paid(250_00, 1_000_00)).total()).isEqualTo(145_00);
        var half = Releases.of(plan, rated, paid(500_00, 1_000_00));
        assertThat(half.total()).isEqualTo(150_00);
        assertThat(half.extras()).extracting(Extra::kind, Extra::of, Extra::amount, Extra::amountInFull)
                .containsExactly(tuple(Kind.CAP, 170_00L, -20_00L, -70_00L));
    }

    /// 600 in January, 800 in February, 300 in March. The cap of the quarter, 1,000, holds from January
    /// on; from February on months have one of 300. What February's takes, the quarter's does not.
    @Test
    void no_sale_is_cut_twice_by_caps_of_a_month_and_of_its_quarter() {
        var first = flat("10");
        first.cap = new Limit(1_000_00, Reset.QUARTER);
        var later = flat("10");
        later.cap = new Limit(300_00, Reset.MONTH);
        var today = agreement(new Version(JANUARY_1, first.terms()), new Version(day(2, 1), later.terms()));
        var sales = new Fact[] {sale("S-1", day(1, 5), 6_000_00), sale("S-2", day(2, 5), 8_000_00),
            sale("S-3", day(3, 5), 3_000_00)};
        var reckoned = reckoned(new Plan(today, CALENDAR), QUARTER, sales);
        assertThat(reckoned.total()).isEqualTo(1_000_00);
        assertThat(reckoned.extras()).extracting(Extra::of, Extra::amount).containsExactly(
                tuple(800_00L, -500_00L), tuple(1_200_00L, -200_00L));

        var before = new Agreement(today.agency(), today.currency(), today.european(), today.from(),
                today.to(), today.tail(), today.inherited(), today.versions(), false);
        assertThat(reckoned(new Plan(before, CALENDAR), QUARTER, sales).total())
                .as("what was stated before comes out again").isEqualTo(500_00);
        assertThat(today.within(month(1)).cutsOnce()).as("where all caps are of one kind").isFalse();
    }

    /// Anna's override on Béla's sales, which come to 10 %, is 1 % of them and waits with them.
    @Test
    void an_override_waits_with_its_sale_and_is_capped_with_it() {
        var clauses = paying(LimitsOn.EARNED);
        clauses.override = new Terms.Override("Over", ANNA, percent("1"), Terms.Of.SALES);
        clauses.cap = new Limit(100_00, Reset.QUARTER);
        var sale = sale("S-1", day(1, 5), PUMP, BELA, 1_000_00);
        assertThat(earned(clauses, 0, sale).total()).isZero();
        assertThat(earned(clauses, 500_00, sale).total()).isEqualTo(55_00);
        assertThat(earned(clauses, 1_000_00, sale).total()).isEqualTo(100_00);
    }

    /// In February nothing is agreed on a cap: more came back than was sold, and all of it is taken.
    @ParameterizedTest(name = "where limits look at what is {0}: {1}")
    @CsvSource({"EARNED, -2000", "SOLD, 0"})
    void a_month_without_a_cap_of_the_clawback_is_not_held_by_one_beside_it(
            LimitsOn limitsOn, long february) {
        var capped = flat("10");
        capped.limitsOn = limitsOn;
        capped.clawback = new Clawback(12, percent("50"), EnumSet.allOf(Cause.class));
        capped.cap = new Limit(9_999_00, Reset.QUARTER);
        var free = flat("10");
        var plan = new Plan(new Agreement(TISZA, EURO, false, JANUARY_1, null, Agreement.Tail.NONE,
                List.of(), List.of(new Version(JANUARY_1, capped.terms()),
                        new Version(day(2, 1), free.terms()))), CALENDAR);
        var of = new Document.Returned(null, day(2, 20), Cause.RETURN);
        var back = new Document(id("R"), "R", Event.INVOICE, day(2, 20), day(2, 20), null, of);
        var reckoned = reckoned(plan, QUARTER, sale("S-1", day(2, 5), 100_00),
                fact(back, PUMP, ANNA, Map.of(Column.GROSS, -300_00L)));
        assertThat(reckoned.total()).isEqualTo(february);
    }

    @Test
    void a_month_below_zero_is_not_capped_and_comes_to_the_minimum_once_it_is_over() {
        var clauses = flat("10");
        clauses.cap = new Limit(50_00, Reset.MONTH);
        clauses.minimum = new Limit(20_00, Reset.MONTH);
        var sale = sale("S-1", day(1, 5), 100_00);
        var back = sale("R-1", day(1, 20), -400_00);
        var other = sale("S-2", day(2, 5), 900_00);
        var plan = clauses.plan();
        assertThat(reckoned(plan, QUARTER, sale, back, other).extras())
                .extracting(Extra::kind, Extra::of, Extra::limit, Extra::amount).containsExactly(
                        tuple(Kind.MINIMUM, -30_00L, 20_00L, 50_00L),
                        tuple(Kind.CAP, 90_00L, 50_00L, -40_00L),
                        tuple(Kind.MINIMUM, 0L, 20_00L, 20_00L));
        var open = new linecard.calendar.Span(JANUARY_1, day(1, 25));
        assertThat(reckoned(plan, open, sale, back).total()).as("not over yet").isEqualTo(-30_00);
    }

    /// What comes back beyond what was earned is no clawback of it: of less than nothing there is no
    /// part.
    @Test
    void a_month_whose_sales_are_below_zero_has_no_cap_of_the_clawback() {
        var clauses = flat("10");
        clauses.clawback = new Clawback(12, percent("25"), Set.of(Cause.RETURN));
        var sale = sale("S-1", day(1, 5), 100_00);
        var corrected = sale("S-2", day(1, 6), -300_00);
        var back = returned("R-1", day(1, 8), sale, -100_00, Cause.RETURN);
        var reckoned = reckoned(clauses.plan(), JANUARY, sale, corrected, back);
        assertThat(reckoned.extras()).isEmpty();
        assertThat(reckoned.total()).isEqualTo(-30_00);
    }
}
