package linecard.commissions;

import linecard.LinecardTest;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.reckoning.Event;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.sales.Booking;
import linecard.sales.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Months of which nothing is stated, since nothing was sold in them or all of it went away.
@LinecardTest
class SkippedMonthsTest {

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private MonthClosing closing;
    @Autowired
    private Agreements contracts;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    private static LocalDate day(int month) {
        return LocalDate.of(2026, month, 3);
    }

    private void end(LocalDate to) {
        as(firm.owner, () -> {
            contracts.add(firm.owner, new Agreement(Ids.fresh(), firm.alfold, YEAR.minusYears(1), to,
                    Regime.AGREED, null, List.of(), false, 1, "", 1));
            return true;
        });
    }

    private long stated(int month) {
        var id = firm.issue(firm.alfold, month);
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor();
    }

    @Test
    void a_month_of_which_all_was_taken_back_keeps_nobody_from_closing_the_next() {
        firm.invoice("S-1", firm.tiszai, day(1), firm.pumps, 100_000_00);
        assertThat(stated(1)).isEqualTo(5_000_00);
        var mistaken = Ids.fresh();
        as(firm.owner, () -> rooms.documents().book(firm.owner, mistaken, List.of(new Booking(
                Kind.INVOICE, "S-2", firm.tiszai, null, day(2), "", List.of(
                new Booking.Line(null, firm.pumps, 1_000, 40_000_00, null))))));
        firm.invoice("S-3", firm.tiszai, day(3), firm.pumps, 60_000_00);
        assertThat(firm.close(firm.alfold, 3)).isInstanceOfSatisfying(Closing.Refused.class,
                no -> assertThat(no.key()).isEqualTo("commissions.close.earlier"));
        as(firm.owner, () -> rooms.documents().undo(firm.owner, mistaken, _ -> {}));
        assertThat(firm.close(firm.alfold, 2)).isEqualTo(
                Closing.Refused.of("commissions.close.empty"));
        assertThat(as(firm.finance, () -> closing.close(firm.finance,
                Firm.month(firm.finance, 3), YEAR.plusYears(1)))).hasSize(1);
        assertThat(stated(3)).isEqualTo(3_000_00);
        firm.invoice("S-2", firm.tiszai, day(2), firm.pumps, 10_000_00);
        assertThat(stated(4)).isEqualTo(500_00);
    }

    @Test
    void a_minimum_is_owed_for_a_month_without_sales_that_nobody_closed() {
        firm.earns(firm.alfold, Event.INVOICE, new Limit(500_00, Reset.MONTH));
        firm.invoice("S-1", firm.tiszai, day(1), firm.pumps, 100_000_00);
        assertThat(stated(1)).isEqualTo(5_000_00);
        firm.invoice("S-3", firm.tiszai, day(3), firm.pumps, 60_000_00);
        assertThat(stated(3)).isEqualTo(3_000_00);
        assertThat(stated(4)).as("of February and of April").isEqualTo(2 * 500_00);
        assertThat(stated(5)).isEqualTo(500_00);
    }

    /// What becomes payable by the statements of all agencies that have one, closed at once.
    private List<Long> closedAll(int month) {
        var closed = as(firm.finance, () -> closing.close(
                firm.finance, Firm.month(firm.finance, month), YEAR.plusYears(1)));
        return closed.stream().map(one -> {
            if (!one.isIssued()) {
                assertThat(as(firm.owner, () -> rooms.approvals().approve(
                        firm.owner, one.statement()))).isNull();
            }
            return as(firm.finance, () -> rooms.statements().of(
                    firm.finance, one.statement())).payable().minor();
        }).toList();
    }

    @Test
    void a_draw_is_paid_for_months_without_sales_until_the_agreement_ends() {
        firm.earns(firm.alfold, Event.INVOICE, YEAR, null, new Draw(2_000_00, true), null);
        firm.invoice("S-1", firm.tiszai, day(1), firm.pumps, 10_000_00);
        assertThat(closedAll(1)).containsExactly(2_000_00L);
        assertThat(firm.draft(firm.alfold, 2).isEmpty()).isFalse();
        assertThat(closedAll(2)).containsExactly(2_000_00L);
        assertThat(firm.close(firm.alfold, 4)).as("the draw of March would be lost")
                .isInstanceOfSatisfying(Closing.Refused.class,
                        no -> assertThat(no.key()).isEqualTo("commissions.close.earlier"));
        assertThat(closedAll(4)).isEmpty();
        firm.invoice("S-3", firm.tiszai, day(3), firm.pumps, 200_000_00);
        assertThat(closedAll(3)).as("less 1,500 and 2,000 of draws").containsExactly(6_500_00L);
        end(LocalDate.of(2026, 5, 1));
        assertThat(closedAll(4)).containsExactly(2_000_00L);
        assertThat(firm.draft(firm.alfold, 5).isEmpty()).isTrue();
        assertThat(closedAll(5)).isEmpty();
    }

    @Test
    void what_was_held_back_is_released_in_a_month_without_sales() {
        firm.earns(firm.alfold, Event.INVOICE, YEAR, null, null, new Holdback(Rate.ofPercent("10"), 2));
        firm.invoice("S-1", firm.tiszai, day(1), firm.pumps, 100_000_00);
        assertThat(closedAll(1)).containsExactly(4_500_00L);
        assertThat(closedAll(2)).isEmpty();
        assertThat(closedAll(3)).containsExactly(500_00L);
        assertThat(closedAll(4)).isEmpty();
    }

    @Test
    void a_minimum_is_owed_for_a_month_without_sales_when_all_are_closed() {
        firm.earns(firm.alfold, Event.INVOICE, new Limit(500_00, Reset.MONTH));
        assertThat(closedAll(1)).containsExactly(500_00L);
    }
}
