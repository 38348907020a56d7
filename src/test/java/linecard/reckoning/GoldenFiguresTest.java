package linecard.reckoning;

import linecard.money.Split;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Ladder.Slice;
import linecard.reckoning.Ladder.Style;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

}
