package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.people.Agreement;
import linecard.people.Agreements;
import linecard.people.Agreement.Regime;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What an agency has still to make up for, what of its commission can be taken back, and which
/// tiers can still be climbed.
@LinecardTest
class AheadTest {

    private static final LocalDate JANUARY_9 = LocalDate.of(2026, 1, 9);
    private static final LocalDate FEBRUARY_10 = LocalDate.of(2026, 2, 10);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Earnings earnings;
    @Autowired
    private Agreements contracts;

    private Firm firm;
    private Viewer office;

    /// All earns 5 %.
    @BeforeEach
    void found() {
        begin(new Firm(rooms).withRates());
    }

    private void begin(Firm with) {
        firm = with;
        office = rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.alfold, null, null);
    }

    private void agree(List<RateRule> rates, List<Ladder> ladders, @Nullable Draw draw,
            Clawback clawback) {
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, YEAR, new Terms(Event.INVOICE,
                    Measure.GROSS, rates, ladders, List.of(), Map.of(), null, null, null, draw,
                    null, clawback, true, Terms.LimitsOn.EARNED));
            return true;
        });
    }

    private static Clawback within(int months, Rate cap) {
        return new Clawback(months, cap, EnumSet.allOf(Cause.class));
    }

    private Ahead on(LocalDate today) {
        return as(office, () -> earnings.of(office, firm.alfold, null, today, null));
    }

    private static Money forint(long minor) {
        return Money.of(minor, "HUF");
    }

    @Test
    void draws_and_what_was_taken_back_are_told_until_they_are_made_up_for() {
        agree(List.of(), List.of(), new Draw(30_000_00, true), within(24, Rate.WHOLE));
        firm.invoice("S-1", firm.tiszai, JANUARY_9, firm.pumps, 100_000_00);
        assertThat(on(JANUARY_9).drawn()).isNull();
        firm.issue(firm.alfold, 1);
        assertThat(on(FEBRUARY_10).drawn()).isEqualTo(forint(25_000_00));
        assertThat(on(FEBRUARY_10).behind()).isNull();
        firm.returned("J-1", "S-1", firm.tiszai, FEBRUARY_10, firm.pumps, -100_000_00);
        firm.issue(firm.alfold, 2);
        assertThat(on(MARCH).drawn()).isEqualTo(forint(55_000_00));
        assertThat(on(MARCH).behind()).isEqualTo(forint(5_000_00));
    }

    @Test
    void what_came_back_of_one_sale_lowers_the_risk_of_no_other() {
        agree(List.of(), List.of(), null, within(1, Rate.WHOLE));
        firm.invoice("S-1", firm.tiszai, JANUARY_9.plusDays(20), firm.pumps, 1_000_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, FEBRUARY_10, firm.pumps, -600_000_00);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_10, firm.pumps, 400_000_00);
        assertThat(requireNonNull(on(MARCH.plusDays(3)).atRisk()).amount())
                .isEqualTo(forint(20_000_00));
    }

    @Test
    void no_cap_of_the_clawback_protects_sales_after_the_end() {
        agree(List.of(), List.of(), null, within(3, Rate.ofPercent("50")));
        as(firm.owner, () -> {
            rooms.clausing().frame(firm.finance, firm.alfold,
                    new Tail(List.of(new Step(3, Rate.WHOLE)), Set.of()), List.of());
            contracts.add(firm.owner, new Agreement(Ids.fresh(), firm.alfold, YEAR, MARCH,
                    Regime.AGREED, null, List.of(), false, 1, "", 1));
            return true;
        });
        firm.invoice("S-1", firm.tiszai, FEBRUARY_10, firm.pumps, 400_000_00);
        firm.book(new linecard.sales.Stated(null, YEAR, "", null), linecard.sales.Kind.INVOICE,
                "S-2", firm.tiszai, MARCH, "", firm.pumps, 100_000_00);
        assertThat(requireNonNull(on(MARCH.plusDays(3)).atRisk()).amount())
                .isEqualTo(forint(10_000_00 + 5_000_00));
    }

    @Test
    void tiers_are_those_of_the_period_at_hand_though_nothing_was_sold_in_it() {
        begin(new Firm(rooms));
        var ladder = new Ladder("Quarter", Style.MARGINAL, Reset.QUARTER, Measure.GROSS, Set.of(),
                List.of(new Tier(0, new Rate(50_000)), new Tier(1_000_000_00, new Rate(70_000))));
        agree(List.of(new RateRule("All", new Match.Any(), Dated.ALWAYS,
                new RateRule.Climb("Quarter"))), List.of(ladder), null, within(24, Rate.WHOLE));
        firm.invoice("S-1", firm.tiszai, FEBRUARY_10, firm.pumps, 400_000_00);
        assertThat(on(MARCH).rungs()).singleElement()
                .satisfies(rung -> assertThat(rung.missing()).isEqualTo(600_000_00));
        assertThat(on(MARCH.plusMonths(1)).rungs()).singleElement().satisfies(rung -> {
            assertThat(rung.from()).isEqualTo(MARCH.plusMonths(1));
            assertThat(rung.missing()).isEqualTo(1_000_000_00);
            assertThat(rung.rate()).isEqualTo(new Rate(50_000));
        });
    }
}
