package linecard.commissions;

import linecard.LinecardTest;
import linecard.reckoning.Event;
import linecard.sales.Payment;
import linecard.sales.Payments;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Where payments earn, each month states what was paid in it, of invoices of any month.
@LinecardTest
class PaidLaterTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Payments payments;

    private Firm firm;

    /// 7.35 % of 4,567.89 are 335.74.
    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        firm.rate(firm.alfold, null, YEAR, "7.35");
        firm.earns(firm.alfold, Event.PAYMENT);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 4_567_89);
    }

    private void paid(String reference, int month, long minor) {
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                reference, firm.tiszai, "S-1", LocalDate.of(2026, month, 12), null, minor))));
    }

    private long stated(int month) {
        var id = firm.issue(firm.alfold, month);
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor();
    }

    @Test
    void payments_of_later_months_release_the_rest_to_the_cent() {
        paid("P-1", 2, 1_000_01);
        assertThat(stated(2)).isEqualTo(73_50);
        paid("P-2", 3, 1_522_62);
        assertThat(stated(3)).isEqualTo(111_91);
        paid("P-3", 4, 2_045_26);
        paid("P-4", 4, 10_00); // more than is owed
        assertThat(stated(4)).isEqualTo(335_74 - 73_50 - 111_91);
    }

    @Test
    void payments_that_were_known_before_any_month_was_closed_stand_in_their_months() {
        paid("P-1", 2, 1_000_01);
        paid("P-2", 3, 1_522_62);
        paid("P-3", 4, 2_045_26);
        assertThat(List.of(stated(2), stated(3), stated(4)))
                .containsExactly(73_50L, 111_91L, 150_33L);
    }
}
