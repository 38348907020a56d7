package linecard.commissions;

import linecard.LinecardTest;
import linecard.database.Ids;
import linecard.duplicates.Unions;
import linecard.money.Rate;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.people.Outcome;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Book;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Limit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What an agency was promised for each month ends with its agreement; what sales from before still
/// earn does not.
@LinecardTest
class EndedTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Agreements contracts;
    @Autowired
    private Unions unions;
    @Autowired
    private Ledger ledger;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    private long stated(int month) {
        var id = firm.issue(firm.alfold, month);
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor();
    }

    @Test
    void no_draw_is_paid_for_months_after_the_end() {
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, YEAR, new Terms(Event.INVOICE,
                    Measure.GROSS, List.of(), List.of(), List.of(), Map.of(), null, null, null,
                    new Draw(9_000_00, false), null,
                    new Clawback(24, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            rooms.clausing().frame(firm.finance, firm.alfold,
                    new Tail(List.of(new Step(3, Rate.WHOLE)), Set.of()), List.of());
            return true;
        });
        as(firm.owner, () -> {
            contracts.add(firm.owner, new Agreement(Ids.fresh(), firm.alfold, YEAR, MARCH,
                    Regime.AGREED, null, List.of(), false, 1, "", 1));
            return true;
        });
        firm.invoice("S-1", firm.tiszai, YEAR.plusDays(2), firm.pumps, 100_000_00);
        firm.invoice("S-2", firm.tiszai, MARCH.minusDays(1), firm.pumps, 100_000_00);
        firm.book(new linecard.sales.Stated(null, YEAR, "", null), linecard.sales.Kind.INVOICE,
                "S-3", firm.tiszai, MARCH, "", firm.pumps, 100_000_00);
        assertThat(List.of(stated(1), stated(2), stated(3))).containsOnly(5_000_00L);
        assertThat(as(firm.finance, () -> ledger.balances(firm.finance, firm.alfold))
                .of(Book.PAYABLE)).isEqualTo(9_000_00 + 9_000_00 + 5_000_00);
    }

    @Test
    void an_agency_that_was_merged_into_another_is_owed_no_minimum_for_the_months_after() {
        for (var agency : List.of(firm.alfold, firm.duna)) {
            firm.earns(agency, Event.INVOICE, new Limit(9_000_00, Reset.MONTH));
        }
        firm.invoice("S-1", firm.tiszai, YEAR.plusDays(2), firm.pumps, 100_000_00);
        assertThat(stated(1)).isEqualTo(9_000_00);
        assertThat(unions.agencies(firm.owner, firm.alfold, firm.duna, MARCH))
                .isInstanceOf(Outcome.Done.class);
        assertThat(stated(2)).isEqualTo(9_000_00);
        assertThat(firm.close(firm.alfold, 3))
                .isEqualTo(Closing.Refused.of("commissions.close.empty"));
        firm.invoice("S-2", firm.tiszai, MARCH.minusDays(1), firm.pumps, 300_000_00);
        assertThat(stated(4)).as("known late").isEqualTo(15_000_00 - 9_000_00);
    }
}
