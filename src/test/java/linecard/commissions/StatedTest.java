package linecard.commissions;

import linecard.LinecardTest;
import linecard.money.Rate;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.sales.Kind;
import linecard.sales.Stated;
import linecard.terms.Clausing;
import linecard.terms.Frame;
import linecard.terms.Keeping;
import linecard.terms.Saved;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What documents themselves say of commission decides it: why they came back, when they were
/// ordered, the contract and the rate they name.
@LinecardTest
class StatedTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private Keeping keeping;
    @Autowired
    private Agreements contracts;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    private void sale(Stated stated, String number, LocalDate day, long net) {
        firm.book(stated, Kind.INVOICE, number, firm.tiszai, day, "", firm.pumps, net);
    }

    private void back(@Nullable Cause cause, String number, String of, long net) {
        firm.book(new Stated(cause, null, "", null), Kind.CREDIT, number, firm.tiszai, MARCH_3, of,
                firm.pumps, net);
    }

    private long total(int month) {
        var id = firm.issue(firm.alfold, month);
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor();
    }

    private void frame(UUID agency, Tail tail, List<Step> inherited) {
        var saved = as(firm.finance, () -> keeping.keep(firm.finance,
                new Frame(agency, agency, true, tail, inherited, null, 0)));
        assertThat(saved).isInstanceOf(Saved.Done.class);
    }

    @Test
    void the_principals_fault_takes_nothing_back_under_an_agreement_of_the_union() {
        frame(firm.alfold, Tail.NONE, List.of());
        sale(Stated.NOTHING, "S-1", FEBRUARY_3, 100_000_00);
        assertThat(total(2)).isEqualTo(5_000_00);
        back(Cause.PRINCIPALS_FAULT, "J-1", "S-1", -30_000_00);
        back(Cause.PRINCIPALS_FAULT, "J-2", "", -20_000_00);
        back(Cause.UNPAID, "J-3", "S-1", -10_000_00);
        back(null, "J-4", "S-1", -1_000_00);
        assertThat(total(3)).isEqualTo(-550_00);
    }

    @Test
    void a_corrected_cause_gives_back_what_was_taken() {
        frame(firm.alfold, Tail.NONE, List.of());
        sale(Stated.NOTHING, "S-1", FEBRUARY_3, 100_000_00);
        back(Cause.RETURN, "J-1", "S-1", -30_000_00);
        assertThat(total(2) + total(3)).isEqualTo(3_500_00);
        back(Cause.PRINCIPALS_FAULT, "J-1", "S-1", -30_000_00);
        assertThat(total(4)).isEqualTo(1_500_00);
    }

    @Test
    void a_stated_rate_wins_and_what_comes_back_takes_back_by_it() {
        sale(new Stated(null, null, "", new Rate(90_000)), "S-1", FEBRUARY_3, 100_000_00);
        sale(new Stated(null, null, "", new Rate(0)), "S-2", FEBRUARY_3, 100_000_00);
        assertThat(total(2)).isEqualTo(9_000_00);
        back(Cause.RETURN, "J-1", "S-1", -10_000_00);
        assertThat(total(3)).isEqualTo(-900_00);
    }

    @Test
    void a_contract_has_the_rate_agreed_for_it() {
        var exception = new RateRule("Frame", new Match.Contract("K-7"), Dated.ALWAYS,
                new RateRule.Flat(new Rate(10_000)));
        var clauses = new Terms(Event.INVOICE, Measure.GROSS, List.of(exception), List.of(),
                List.of(), Map.of(), null, null, null, null, null,
                new Clawback(12, new Rate(1_000_000), EnumSet.allOf(Cause.class)), true,
                Terms.LimitsOn.EARNED);
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.alfold, YEAR, clauses);
            return true;
        });
        sale(new Stated(null, null, "K-7", null), "S-1", FEBRUARY_3, 100_000_00);
        sale(new Stated(null, null, "K-8", null), "S-2", FEBRUARY_3, 100_000_00);
        sale(new Stated(null, null, "K-7", new Rate(20_000)), "S-3", FEBRUARY_3, 100_000_00);
        assertThat(total(2)).isEqualTo(1_000_00 + 5_000_00 + 2_000_00);
        back(Cause.RETURN, "J-1", "S-1", -100_000_00);
        assertThat(total(3)).isEqualTo(-1_000_00);
    }

    @Test
    void after_the_end_orders_from_before_it_earn_by_the_tail_and_later_ones_nothing() {
        var end = LocalDate.of(2026, 2, 1);
        as(firm.owner, () -> {
            contracts.add(firm.owner, new Agreement(UUID.randomUUID(), firm.alfold, YEAR, end,
                    Regime.AGREED, null, List.of(), false, 0, "", 1));
            return true;
        });
        frame(firm.alfold, new Tail(List.of(new Step(3, new Rate(500_000))), Set.of()), List.of());
        sale(new Stated(null, end.minusDays(1), "", null), "S-1", FEBRUARY_3, 100_000_00);
        sale(new Stated(null, end, "", null), "S-2", FEBRUARY_3, 100_000_00);
        sale(Stated.NOTHING, "S-3", FEBRUARY_3, 100_000_00);
        assertThat(total(2)).isEqualTo(2_500_00);
        back(Cause.RETURN, "J-1", "S-1", -10_000_00);
        back(Cause.RETURN, "J-2", "S-2", -10_000_00);
        assertThat(total(3)).isEqualTo(-250_00);
    }

    @Test
    void who_follows_earns_the_inherited_part_of_orders_from_before_the_start() {
        frame(firm.alfold, Tail.NONE, List.of(new Step(3, new Rate(250_000))));
        sale(new Stated(null, YEAR.minusDays(1), "", null), "S-1", FEBRUARY_3, 100_000_00);
        sale(new Stated(null, YEAR, "", null), "S-2", FEBRUARY_3, 100_000_00);
        assertThat(total(2)).isEqualTo(1_250_00 + 5_000_00);
    }
}
