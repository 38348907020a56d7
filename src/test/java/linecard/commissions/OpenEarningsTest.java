package linecard.commissions;

import linecard.access.Role;
import linecard.commissions.Earnings.Asked;
import linecard.money.Rate;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Limit;
import linecard.sales.Payment;
import linecard.sales.Payments;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What is earned beside the month at hand: of months that are still open, and once customers pay.
class OpenEarningsTest extends EarningsDesk {

    @Autowired private Payments payments;

    @Test
    void what_customers_still_owe_is_pending_after_its_month_was_stated() {
        firm.rate(firm.alfold, null, YEAR, "5");
        firm.earns(firm.alfold, Event.PAYMENT);
        firm.invoice("S-8", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.invoice("S-9", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                "P-1", firm.tiszai, "S-8", FEBRUARY_3.plusDays(9), null, 40_000_00))));
        firm.issue(firm.alfold, 2);
        var ahead = as(firm.finance, () -> earnings.of(
                firm.finance, firm.alfold, null, MARCH_3, null));
        assertThat(ahead.pending()).isEqualTo(forint(8_000_00));
    }

    /// 40 % of 5,000 are earned by now, and all of them never come to more than 4,500.
    @Test
    void what_is_pending_is_what_the_cap_leaves_of_it_once_customers_pay() {
        firm.rate(firm.alfold, null, YEAR, "5");
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.alfold, YEAR, new Terms(Event.PAYMENT, Measure.GROSS,
                    List.of(), List.of(), List.of(), Map.of(), null, null,
                    new Limit(4_500_00, Reset.MONTH), null, null,
                    new Clawback(12, Rate.WHOLE, EnumSet.allOf(Cause.class)), true,
                    Terms.LimitsOn.EARNED));
            return true;
        });
        firm.invoice("S-8", firm.tiszai, MARCH_3, firm.pumps, 100_000_00);
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                "P-1", firm.tiszai, "S-8", MARCH_3, null, 40_000_00))));
        var ahead = as(firm.finance, () -> earnings.of(firm.finance, firm.alfold, null, MARCH_3,
                new Asked(forint(10_000_00), firm.pumps)));
        assertThat(ahead.earned()).isEqualTo(forint(2_000_00));
        assertThat(ahead.pending()).isEqualTo(forint(2_500_00));
        assertThat(Objects.requireNonNull(ahead.tried()).earns()).as("above the cap").isEqualTo(forint(0));
    }

    @Test
    void earlier_months_that_are_open_are_named_and_counted() {
        firm.rate(firm.alfold, null, YEAR, "5");
        firm.invoice("S-6", firm.tiszai, YEAR, firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 1);
        firm.invoice("S-7", firm.tiszai, YEAR, firm.pumps, 10_000_00);
        var csaba = rooms.stage().member(firm.owner, Role.REP, firm.alfold, firm.csaba, null);
        assertThat(ofAlfold(csaba).open()).as("what came late is for the next one").isNull();
        firm.invoice("S-8", firm.tiszai, FEBRUARY_3, firm.pumps, 200_000_00);
        firm.invoice("S-9", firm.tiszai, MARCH_3, firm.pumps, 400_000_00);
        for (var viewer : List.of(csaba, firm.finance)) {
            var ahead = ofAlfold(viewer);
            assertThat(ahead.earned()).isEqualTo(forint(30_500_00));
            assertThat(ahead.open()).isEqualTo(new Ahead.Open(Firm.month(firm.finance, 2),
                    Firm.month(firm.finance, 2), forint(10_500_00)));
        }
        firm.issue(firm.alfold, 2);
        assertThat(ofAlfold(csaba).earned()).isEqualTo(forint(20_000_00));
        assertThat(ofAlfold(csaba).open()).isNull();
    }

    @Test
    void an_open_month_of_a_ladder_is_named_and_counted_once() {
        firm.issue(firm.duna, 3);
        firm.invoice("S-3", firm.szucs, MARCH_3.plusMonths(1), firm.pumps, 100_000_00);
        firm.invoice("S-4", firm.szucs, MARCH_3.plusMonths(2), firm.pumps, 200_000_00);
        var ahead = as(duna, () -> earnings.of(duna, firm.duna, null, MARCH_3.plusMonths(2), null));
        assertThat(ahead.earned()).isEqualTo(forint(15_000_00));
        assertThat(ahead.open()).isEqualTo(new Ahead.Open(Firm.month(firm.finance, 4),
                Firm.month(firm.finance, 4), forint(5_000_00)));
    }

    @Test
    void open_months_come_to_what_their_statement_says_though_a_later_one_reaches_the_tier() {
        as(firm.finance, () -> {
            clausing.write(firm.finance, firm.alfold, YEAR, clauses(null));
            return true;
        });
        firm.invoice("S-6", firm.tiszai, FEBRUARY_3, firm.pumps, 600_000_00);
        firm.invoice("S-7", firm.tiszai, MARCH_3, firm.pumps, 500_000_00);
        var ahead = ofAlfold(firm.finance);
        assertThat(ahead.earned()).isEqualTo(forint(77_000_00));
        assertThat(ahead.open()).isEqualTo(new Ahead.Open(Firm.month(firm.finance, 2),
                Firm.month(firm.finance, 2), forint(30_000_00)));
        assertThat(firm.draft(firm.alfold, 2).total()).isEqualTo(forint(30_000_00));
        firm.issue(firm.alfold, 2);
        assertThat(ofAlfold(firm.finance).earned()).isEqualTo(forint(47_000_00));
    }
}
