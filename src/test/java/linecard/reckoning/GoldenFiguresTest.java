package linecard.reckoning;

import linecard.calendar.Span;
import linecard.money.Split;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Ladder.Slice;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Strand.Reason;
import linecard.reckoning.Terms.Limit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.reckoning.Examples.*;
import static linecard.reckoning.Ladder.Style.MARGINAL;
import static linecard.reckoning.Ladder.Style.RETROACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

/// What is earned, in the figures that the trade agrees on, to the cent.
class GoldenFiguresTest {

    private static final String THREE_TIERS = "0:3 300000:5 500000:7";
    private static final String TWO_TIERS = "0:5 1000000:7";

    @Test
    void tiers_of_3_5_7_percent_at_0_300k_500k_on_600_000_come_to_26_000() {
        var plan = clauses().tiers(MARGINAL, Reset.QUARTER, THREE_TIERS).plan();
        var reckoned = reckoned(plan, QUARTER, sale("S-1", day(2, 3), 600_000_00));
        assertThat(reckoned.total()).isEqualTo(26_000_00);
        assertThat(reckoned.entries().getFirst().slices()).containsExactly(
                new Slice(300_000_00, percent("3")), new Slice(200_000_00, percent("5")),
                new Slice(100_000_00, percent("7")));
    }

    @ParameterizedTest(name = "{0}: marginal {1}, retroactive {2}")
    @CsvSource({"99999999, 5000000, 5000000", "100000000, 5000000, 7000000",
            "120000000, 6400000, 8400000", "0, 0, 0", "-100000, -5000, -5000"})
    void tiers_of_5_and_7_percent_at_a_million(long sold, long marginal, long retroactive) {
        var sale = sale("S-1", day(2, 3), sold);
        assertThat(reckoned(twoTiers(MARGINAL), QUARTER, sale).total()).isEqualTo(marginal);
        assertThat(reckoned(twoTiers(RETROACTIVE), QUARTER, sale).total()).isEqualTo(retroactive);
    }

    private static Plan twoTiers(Style style) {
        return clauses().tiers(style, Reset.QUARTER, TWO_TIERS).plan();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"MARGINAL, -1900000", "RETROACTIVE, -3900000"})
    void of_1_200_000_sold_300_000_returned_later_take_back(Style style, long taken) {
        var plan = twoTiers(style);
        var first = sale("S-1", day(1, 5), 900_000_00);
        var second = sale("S-2", day(3, 5), 300_000_00);
        var stated = reckoned(plan, QUARTER, first, second);
        var back = Examples.returned("R-1", day(5, 6), second, -300_000_00, Terms.Cause.RETURN);
        var now = reckoned(plan, QUARTER, first, second, back);
        var changes = Differences.between(stated, now, month(5));
        assertThat(Differences.total(stated, now)).isEqualTo(taken);
        assertThat(sum(changes)).isEqualTo(taken);
        assertThat(changes).extracting(Change::cause).contains(Cause.RETURNED)
                .containsOnly(style == MARGINAL ? new Cause[] {Cause.RETURNED}
                        : new Cause[] {Cause.RETURNED, Cause.TIER});
    }

    private static long sum(List<Change> changes) {
        return changes.stream().mapToLong(Change::amount).sum();
    }

    @Test
    void a_payout_of_1001_at_50_50_is_501_and_500_never_501_twice() {
        assertThat(Split.largestRemainder(1_001, new long[] {50, 50})).containsExactly(501, 500);
        var half = percent("50");
        var shares = Splits.shares(List.of(
                new Splits.Holder(TISZA, ANNA, "owner", half, Map.of()),
                new Splits.Holder(TISZA, BELA, "owner", half, Map.of())));
        assertThat(Splits.cut(Map.of(Column.GROSS, -1_001L), shares))
                .containsExactly(Map.of(Column.GROSS, -501L), Map.of(Column.GROSS, -500L));
    }

    @Test
    void a_role_has_its_share_once_in_each_agency() {
        var roles = Map.of("specification", percent("30"));
        assertThat(Splits.shares(List.of(new Splits.Holder(TISZA, ANNA, "specification", null, roles),
                new Splits.Holder(TISZA, BELA, "specification", null, roles),
                new Splits.Holder(id("Duna"), id("Cecil"), "specification", null, roles))))
                .extracting(Splits.Share::millionths).containsExactly(150_000L, 150_000L, 300_000L, 400_000L);
    }

    @Test
    void one_rate_wins_in_the_agreed_order() {
        var subject = new Subject(HEGYI, "K-9", "OEM", PUMP_7, List.of(DOSING_PUMPS, PUMPS));
        var rates = List.of(new Match.Any(), new Match.CustomerType("OEM"), new Match.Line(PUMPS),
                new Match.Line(DOSING_PUMPS), new Match.LineForType(PUMPS, "OEM"),
                new Match.Item(PUMP_7), new Match.Account(HEGYI), new Match.Contract("K-9"),
                new Match.House(HEGYI));
        var clauses = clauses();
        for (int i = 0; i < rates.size(); i++) {
            clauses.rate(rates.get(i), Integer.toString(i + 1));
            assertThat(earns(clauses, subject, 1_000_00)).isEqualTo((i + 1) * 10_00);
        }
        var document = new Document(id("S"), "S", Event.INVOICE, day(3, 3), day(3, 3), percent("20"),
                null);
        assertThat(reckoned(clauses.plan(), month(3),
                fact(document, subject, ANNA, Map.of(Column.GROSS, 1_000_00L))).total())
                .isEqualTo(200_00);
    }

    @Test
    void what_counts_toward_the_tier_and_what_is_paid_are_two_measures() {
        var clauses = clauses().rate(new Match.Account(KOVACS), "1")
                .tiers(RETROACTIVE, Reset.QUARTER, TWO_TIERS);
        clauses.base = Measure.margin(Column.FREIGHT);
        var kovacs = new Subject(KOVACS, null, null, PUMP_7, List.of(PUMPS));
        var amounts = Map.of(Column.GROSS, 500_000_00L, Column.FREIGHT, 1_000_00L, Column.COST,
                399_000_00L);
        var other = sale("S-2", day(2, 4), kovacs, ANNA, 0).document();
        var reckoned = reckoned(clauses.plan(), QUARTER,
                fact(sale("S-1", day(2, 3), 0).document(), PUMP, ANNA, amounts),
                fact(other, kovacs, ANNA, amounts));
        assertThat(reckoned.total()).isEqualTo(7_000_00 + 1_000_00);
        assertThat(reckoned.entries().getFirst().course().position()).isEqualTo(1_000_000_00);
    }

    @Test
    void freight_tax_and_discount_are_no_part_of_what_a_line_shows_as_net() {
        var sold = fact(sale("S-1", day(1, 5), 0).document(), PUMP, ANNA, Map.of(Column.GROSS, 1_000_00L,
                Column.FREIGHT, 30_00L, Column.TAX, 200_00L, Column.DISCOUNT, 50_00L, Column.COST, 400_00L));
        assertThat(lines(List.of(sold)).net()).containsExactly(720_00L);
        assertThat(reckoned(flat("10").plan(), JANUARY, sold).entries().getFirst().line().net()).isEqualTo(720_00);
    }

    @Test
    void a_marginal_ladder_whose_count_is_not_what_it_pays_pays_its_average_rate() {
        var clauses = clauses().rate(new Match.Account(KOVACS), "1")
                .tiers(MARGINAL, Reset.QUARTER, THREE_TIERS);
        var kovacs = new Subject(KOVACS, null, null, PUMP_7, List.of(PUMPS));
        var reckoned = reckoned(clauses.plan(), QUARTER,
                sale("S-1", day(2, 3), kovacs, ANNA, 300_000_00),
                sale("S-2", day(2, 4), PUMP, ANNA, 300_000_00));
        assertThat(reckoned.total()).isEqualTo(3_000_00 + 13_000_00);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"MONTH, 1000000", "QUARTER, 1000000", "YEAR, 1400000"})
    void tier_bases_start_again_each_period(Reset reset, long april) {
        var plan = clauses().tiers(RETROACTIVE, reset, TWO_TIERS).plan();
        var facts = new ArrayList<Fact>(List.of(sale("S-1", day(3, 31), 800_000_00),
                sale("S-2", day(4, 1), 200_000_00)));
        if (reset != Reset.YEAR) facts.removeFirst();
        var known = plan.window(month(4));
        var entries = reckoned(plan, known, facts).entries();
        assertThat(entries.getLast().amount()).isEqualTo(april);
    }

    @Test
    void a_tail_of_100_50_25_percent_over_months_1_to_3_4_to_6_7_to_12() {
        var tail = new Tail(List.of(new Step(3, percent("100")), new Step(6, percent("50")),
                new Step(12, percent("25"))), Set.of(PUMP_7));
        var end = LocalDate.of(2025, 4, 1);
        var agreement = new Agreement(TISZA, EURO, true, LocalDate.of(2024, 1, 1), end, tail, List.of(),
                List.of(new Version(LocalDate.of(2024, 1, 1), flat("10").terms())));
        var plan = new Plan(agreement, CALENDAR);
        var valve = new Subject(HEGYI, null, null, null, List.of(VALVES));
        assertThat(tailed(plan, LocalDate.of(2025, 6, 30), end.minusDays(1), valve)).isEqualTo(100_00);
        assertThat(tailed(plan, LocalDate.of(2025, 7, 1), end.minusDays(1), valve)).isEqualTo(50_00);
        assertThat(tailed(plan, LocalDate.of(2025, 10, 1), end.minusDays(1), valve)).isEqualTo(25_00);
        assertThat(tailed(plan, LocalDate.of(2026, 4, 1), end.minusDays(1), valve)).isZero();
        assertThat(tailed(plan, LocalDate.of(2025, 6, 30), end, valve)).as("ordered late").isZero();
        assertThat(tailed(plan, end, end, valve)).as("ordered and invoiced on the first day after").isZero();
        assertThat(tailed(plan, LocalDate.of(2026, 9, 1), end, PUMP)).as("life of part")
                .isEqualTo(100_00);
    }

    private static long tailed(Plan plan, LocalDate day, LocalDate ordered, Subject subject) {
        var document = new Document(id("S"), "S", Event.INVOICE, day, ordered, null, null);
        return reckoned(plan, Reset.MONTH.around(day, CALENDAR),
                fact(document, subject, ANNA, Map.of(Column.GROSS, 1_000_00L))).total();
    }

    @Test
    void predecessor_and_successor_never_come_to_more_than_the_whole() {
        var tail = new Tail(List.of(new Step(3, percent("60"))), Set.of());
        var terms = new Version(JANUARY_1, flat("10").terms());
        var end = day(7, 1);
        var before = new Agreement(TISZA, EURO, true, JANUARY_1, end, tail, List.of(), List.of(terms));
        var version = new Version(end, flat("10").terms());
        var greedy = new Agreement(id("Duna"), EURO, true, end, null, Tail.NONE, List.of(), List.of(version));
        var fair = new Agreement(id("Duna"), EURO, true, end, null, Tail.NONE,
                List.of(new Step(3, percent("40"))), List.of(version));
        assertThat(WholeCheck.tails(before, greedy)).extracting(Finding::what)
                .contains(Finding.Contradiction.OVER_WHOLE);
        assertThat(WholeCheck.tails(before, fair)).isEmpty();
    }

    @Test
    void orders_from_before_the_start_earn_the_inherited_part_and_those_of_its_day_the_whole() {
        var start = day(7, 1);
        var plan = new Plan(new Agreement(TISZA, EURO, true, start, null, Tail.NONE,
                List.of(new Step(3, percent("40"))), List.of(new Version(start, flat("10").terms()))), CALENDAR);
        assertThat(tailed(plan, day(9, 30), start.minusDays(1), PUMP)).isEqualTo(40_00);
        assertThat(tailed(plan, day(10, 1), start.minusDays(1), PUMP)).isEqualTo(100_00);
        assertThat(tailed(plan, start, start, PUMP)).isEqualTo(100_00);
    }

    @Test
    void the_principals_fault_takes_nothing_back_and_windows_close() {
        var clauses = flat("10");
        clauses.clawback = new Terms.Clawback(6, WHOLE, Set.of(Terms.Cause.RETURN));
        var plan = clauses.plan();
        var sale = sale("S-1", day(1, 5), 1_000_00);
        assertThat(reason(plan, sale, day(3, 1), Terms.Cause.PRINCIPALS_FAULT))
                .isEqualTo(Reason.CAUSE_BLOCKED);
        assertThat(reason(plan, sale, day(7, 4), Terms.Cause.RETURN)).isNull();
        assertThat(reason(plan, sale, day(7, 5), Terms.Cause.RETURN)).isEqualTo(Reason.AFTER_WINDOW);
    }

    private static @Nullable Reason reason(Plan plan, Fact sale, LocalDate day, Terms.Cause cause) {
        var reckoned = reckoned(plan, JANUARY, sale, Examples.returned("R", day, sale, -400_00, cause));
        var strand = reckoned.entries().getLast().course().strand();
        boolean isTaken = !(strand instanceof Strand.Nothing);
        assertThat(reckoned.total()).isEqualTo(isTaken ? 60_00 : 100_00);
        return isTaken ? null : ((Strand.Nothing) strand).reason();
    }

    @Test
    void a_clawback_takes_at_most_its_cap() {
        var clauses = flat("10");
        clauses.clawback = new Terms.Clawback(12, percent("25"), Set.of(Terms.Cause.RETURN));
        var sale = sale("S-1", day(1, 5), 1_000_00);
        var reckoned = reckoned(clauses.plan(), JANUARY, sale,
                Examples.returned("R", day(3, 1), sale, -400_00, Terms.Cause.RETURN));
        assertThat(reckoned.total()).isEqualTo(75_00);
        assertThat(reckoned.extras()).containsExactly(
                new Extra(Extra.Kind.CLAWBACK_CAP, JANUARY, -40_00, -25_00, 15_00, null));
    }

    @Test
    void minimum_and_cap_hold_a_period_and_the_minimum_only_once_it_is_over() {
        var clauses = flat("10");
        clauses.minimum = new Limit(500_00, Reset.QUARTER);
        clauses.cap = new Limit(900_00, Reset.QUARTER);
        var plan = clauses.plan();
        var little = sale("S-1", day(1, 5), 1_000_00);
        var much = sale("S-2", day(3, 5), 10_000_00);
        var early = new Span(JANUARY_1, day(3, 1));
        assertThat(reckoned(plan, early, little).total()).isEqualTo(100_00);
        assertThat(reckoned(plan, QUARTER, little).total()).isEqualTo(500_00);
        assertThat(reckoned(plan, QUARTER).total()).as("nothing sold").isEqualTo(500_00);
        assertThat(reckoned(plan, QUARTER, little, much).total()).isEqualTo(900_00);
    }

    @Test
    void a_minimum_holds_from_the_first_day_of_an_agreement_and_in_no_period_after_its_end() {
        var clauses = flat("10");
        clauses.minimum = new Limit(500_00, Reset.QUARTER);
        for (var start : List.of(JANUARY_1, day(2, 1))) {
            var plan = new Plan(new Agreement(TISZA, EURO, true, start, day(4, 1), Tail.NONE, List.of(),
                    List.of(new Version(start, clauses.terms()))), CALENDAR);
            assertThat(reckoned(plan, QUARTER).total()).isEqualTo(500_00);
            assertThat(reckoned(plan, Reset.QUARTER.around(day(4, 1), CALENDAR)).total()).isZero();
        }
    }

    @Test
    void what_a_clawback_leaves_counts_toward_minimum_and_cap() {
        var clauses = flat("10");
        clauses.clawback = new Terms.Clawback(12, percent("25"), Set.of(Terms.Cause.RETURN));
        var sale = sale("S-1", day(1, 5), 1_000_00);
        var back = Examples.returned("R", day(3, 1), sale, -400_00, Terms.Cause.RETURN);
        clauses.minimum = new Limit(90_00, Reset.MONTH);
        assertThat(reckoned(clauses.plan(), JANUARY, sale, back).total()).isEqualTo(90_00);
        clauses.minimum = null;
        clauses.cap = new Limit(70_00, Reset.MONTH);
        assertThat(reckoned(clauses.plan(), JANUARY, sale, back).total()).isEqualTo(70_00);
    }

    @Test
    void an_agency_owner_earns_an_override_over_the_other_reps() {
        var clauses = flat("10");
        clauses.override = new Terms.Override("owner", ANNA, percent("2"), Terms.Of.SALES);
        var facts = List.of(sale("S-1", day(1, 5), PUMP, ANNA, 1_000_00),
                sale("S-2", day(1, 6), PUMP, BELA, 1_000_00));
        assertThat(reckoned(clauses.plan(), JANUARY, facts).byRep())
                .isEqualTo(Map.of(ANNA, 120_00L, BELA, 100_00L));
        clauses.override = new Terms.Override("owner", ANNA, percent("10"), Terms.Of.COMMISSION);
        assertThat(reckoned(clauses.plan(), JANUARY, facts).byRep())
                .isEqualTo(Map.of(ANNA, 110_00L, BELA, 100_00L));
    }

    @Test
    void a_spiff_pays_for_each_unit_beside_the_commission() {
        var clauses = flat("10");
        clauses.spiffs.add(new Spiff("new pump", new Match.Item(PUMP_7), new Dated(null, day(2, 1)), 5_00));
        clauses.spiffs.add(new Spiff("pumps", new Match.Line(PUMPS), Dated.ALWAYS, 1_00));
        var amounts = Map.of(Column.GROSS, 1_000_00L, Column.QUANTITY, 2_500L);
        var january = fact(sale("S-1", day(1, 31), 0).document(), PUMP, ANNA, amounts);
        var february = fact(sale("S-2", day(2, 1), 0).document(), PUMP, ANNA, amounts);
        assertThat(reckoned(clauses.plan(), JANUARY, january).total()).isEqualTo(100_00 + 12_50);
        assertThat(reckoned(clauses.plan(), month(2), february).total()).isEqualTo(100_00 + 2_50);
    }

    @ParameterizedTest(name = "{0} %: {1}")
    @CsvSource({"0, 0", "2, 2000"})
    void no_spiff_is_paid_on_a_house_account(String rate, long total) {
        var clauses = flat("10").rate(new Match.House(KOVACS), rate);
        clauses.spiffs.add(new Spiff("pumps", new Match.Line(PUMPS), Dated.ALWAYS, 5_00));
        var kovacs = new Subject(KOVACS, null, null, PUMP_7, List.of(PUMPS));
        assertThat(reckoned(clauses.plan(), JANUARY, fact(sale("S-1", day(1, 5), 0).document(), kovacs, ANNA,
                Map.of(Column.GROSS, 1_000_00L, Column.QUANTITY, 2_000L))).total()).isEqualTo(total);
    }

    @Test
    void house_accounts_earn_nothing_or_a_reduced_rate_and_move_no_tier() {
        var clauses = clauses().tiers(RETROACTIVE, Reset.MONTH, TWO_TIERS)
                .rate(new Match.House(HEGYI), "0").rate(new Match.House(KOVACS), "1");
        var kovacs = new Subject(KOVACS, null, null, PUMP_7, List.of(PUMPS));
        var other = new Subject(id("Other"), null, null, PUMP_7, List.of(PUMPS));
        var reckoned = reckoned(clauses.plan(), JANUARY,
                sale("S-1", day(1, 5), PUMP, ANNA, 900_000_00),
                sale("S-2", day(1, 6), kovacs, ANNA, 900_000_00),
                sale("S-3", day(1, 7), other, ANNA, 900_000_00));
        assertThat(reckoned.entries()).extracting(Entry::amount)
                .containsExactly(0L, 9_000_00L, 45_000_00L);
    }

    /// January's orders climb; half of what is invoiced in the tail is paid, at the average of all.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"MARGINAL, 1300000", "RETROACTIVE, 2100000"})
    void a_tail_pays_its_part_of_what_a_ladder_comes_to(Style style, long amount) {
        var tail = new Tail(List.of(new Step(3, percent("50"))), Set.of());
        var terms = clauses().tiers(style, Reset.QUARTER, THREE_TIERS).terms();
        var agreement = new Agreement(TISZA, EURO, true, JANUARY_1, day(1, 2), tail, List.of(),
                List.of(new Version(JANUARY_1, terms)));
        var document = new Document(id("S"), "S", Event.INVOICE, day(2, 1), JANUARY_1, null, null);
        var reckoned = reckoned(new Plan(agreement, CALENDAR), QUARTER,
                fact(document, PUMP, ANNA, Map.of(Column.GROSS, 600_000_00L)));
        assertThat(reckoned.total()).isEqualTo(amount);
        assertThat(reckoned.entries().getFirst().slices().getLast().rate()).isEqualTo(percent("7"));
    }

    @Test
    void an_override_on_sales_is_cut_by_the_tail_as_the_commission_is() {
        var clauses = flat("10");
        clauses.override = new Terms.Override("owner", ANNA, percent("2"), Terms.Of.SALES);
        var tail = new Tail(List.of(new Step(3, percent("50"))), Set.of());
        var agreement = new Agreement(TISZA, EURO, true, JANUARY_1, day(1, 2), tail, List.of(),
                List.of(new Version(JANUARY_1, clauses.terms())));
        var document = new Document(id("S"), "S", Event.INVOICE, day(2, 1), JANUARY_1, null, null);
        assertThat(reckoned(new Plan(agreement, CALENDAR), month(2),
                fact(document, PUMP, BELA, Map.of(Column.GROSS, 1_000_00L))).byRep())
                .isEqualTo(Map.of(BELA, 50_00L, ANNA, 10_00L));
    }
}
