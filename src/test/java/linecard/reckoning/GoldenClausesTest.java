package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Strand.Reason;
import linecard.reckoning.Terms.Limit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.reckoning.Examples.*;
import static linecard.reckoning.Ladder.Style.MARGINAL;
import static linecard.reckoning.Ladder.Style.RETROACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

/// What stands of each clause in an agreement beside its rates, as the figures agreed with the field say
/// it: tails and successors, returns, limits, overrides, spiffs, house accounts.
class GoldenClausesTest {

    private static final String THREE_TIERS = "0:3 300000:5 500000:7";
    private static final String TWO_TIERS = "0:5 1000000:7";

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
