package linecard.commissions;

import linecard.LinecardTest;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.reckoning.Book;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Limit;
import linecard.reckoning.Terms.LimitsOn;
import linecard.sales.Booking;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.sales.Stated;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Where payments earn, each month states what was paid in it, of invoices of any month.
@LinecardTest
class PaidLaterTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final Currency EURO = Currency.getInstance("EUR");

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private CurrencyRates rates;
    @Autowired
    private Ledger ledger;
    @Autowired
    private Payments payments;

    private final Map<Integer, UUID> issued = new HashMap<>();
    private Firm firm;

    /// 7.35 % of 4,567.89 are 335.74.
    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        firm.rate(firm.alfold, null, YEAR, "7.35");
        firm.earns(firm.alfold, Event.PAYMENT);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 4_567_89);
    }

    private UUID paid(String reference, int month, long minor) {
        return paid(reference, "S-1", month, null, minor);
    }

    private UUID paid(
            String reference, String invoice, int month, @Nullable Currency currency, long minor) {
        var with = firm.nextImport();
        as(firm.owner, () -> payments.book(firm.owner, with, List.of(new Payment(
                reference, firm.tiszai, invoice, LocalDate.of(2026, month, 12), currency, minor))));
        return with;
    }

    private long stated(int month) {
        var id = firm.issue(firm.alfold, month);
        issued.put(month, id);
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor();
    }

    @Test
    void payments_of_later_months_release_the_rest_to_the_cent() {
        paid("P-1", 2, 1_000_01);
        assertThat(stated(2)).isEqualTo(73_50);
        paid("P-2", 3, 1_522_62);
        assertThat(stated(3)).isEqualTo(111_91);
        assertThat(explained(3)).contains("this is earned by now").doesNotContain("all paid for");
        paid("P-3", 4, 2_045_26);
        paid("P-4", 4, 10_00); // more than is owed
        assertThat(stated(4)).isEqualTo(335_74 - 73_50 - 111_91);
        assertThat(explained(4)).contains("It is all paid for by now.");
    }

    @Test
    void payments_that_were_known_before_any_month_was_closed_stand_in_their_months() {
        paid("P-1", 2, 1_000_01);
        paid("P-2", 3, 1_522_62);
        paid("P-3", 4, 2_045_26);
        assertThat(List.of(stated(2), stated(3), stated(4)))
                .containsExactly(73_50L, 111_91L, 150_33L);
    }

    /// What statements came to is what the ledger says and what the year comes to in one go.
    private void holds() {
        var office = new Office(officeRooms, firm, new Random(1), List.of(firm.alfold));
        office.closeAll();
        office.holds("payments");
    }

    private void euros(Kind kind, String number, LocalDate day, String original, long net) {
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(kind, number, firm.tiszai, null, day, original, EURO, 0, 0, 0,
                        Stated.NOTHING, List.of(new Booking.Line(null, firm.pumps,
                                net < 0 ? -1_000 : 1_000, net, null))))));
    }

    private void euro(LocalDate from, long rate) {
        as(firm.owner, () -> {
            rates.add(firm.owner, new CurrencyRate(Ids.fresh(), EURO, from, rate * 1_000_000_000, 1));
            return true;
        });
    }

    @Test
    void an_invoice_in_euros_is_paid_when_its_euros_are_whatever_they_are_worth_by_then() {
        euro(YEAR, 400);
        euro(LocalDate.of(2026, 3, 1), 380);
        euro(LocalDate.of(2026, 4, 1), 420);
        euros(Kind.INVOICE, "E-1", FEBRUARY_3, "", 1_000_00);
        paid("P-1", "E-1", 2, EURO, 500_00);
        assertThat(stated(2)).isEqualTo(14_700_00);
        paid("P-2", "E-1", 3, EURO, 250_00);
        assertThat(stated(3)).as("a quarter of it").isEqualTo(7_350_00);
        paid("P-3", "E-1", 4, EURO, 150_00);
        paid("P-4", "E-1", 4, null, 20_000_00);
        assertThat(stated(4)).as("15 % in euros, 5 % in forints").isEqualTo(5_880_00);
        paid("P-5", "E-1", 5, EURO, 50_00);
        assertThat(stated(5)).as("the rest, not more").isEqualTo(1_470_00);
        euros(Kind.INVOICE, "E-2", FEBRUARY_3, "", 1_000_00);
        euros(Kind.CREDIT, "J-2", LocalDate.of(2026, 6, 3), "E-2", -200_00);
        paid("P-6", "E-2", 6, EURO, 800_00);
        assertThat(stated(6)).as("all but what came back, at the rate of the invoice")
                .isEqualTo(29_400_00 - 5_880_00);
        holds();
    }

    @Test
    void what_was_paid_before_the_invoice_is_here_earns_with_the_invoice() {
        paid("P-1", 2, 4_567_89);
        assertThat(stated(2)).isEqualTo(335_74);
        paid("P-2", "S-2", 3, null, 400_00);
        firm.invoice("S-3", firm.tiszai, LocalDate.of(2026, 3, 20), firm.pumps, 10_00);
        assertThat(firm.close(firm.alfold, 3)).isInstanceOf(Closing.Closed.class);
        firm.issue(firm.alfold, 3);
        firm.invoice("S-2", firm.tiszai, LocalDate.of(2026, 3, 20), firm.pumps, 1_000_00);
        assertThat(stated(4)).as("40 % of 73.50").isEqualTo(29_40);
        holds();
    }

    @Test
    void an_invoice_that_is_corrected_after_a_part_was_paid_earns_that_part_of_what_it_says_now() {
        paid("P-1", 2, 2_283_95); // half of it, to the rounding
        assertThat(stated(2)).isEqualTo(167_87);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 9_135_78);
        assertThat(firm.close(firm.alfold, 3)).as("half of it is a quarter of twice as much")
                .isEqualTo(Closing.Refused.of("commissions.close.empty"));
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 1_000_00);
        paid("P-2", 4, 1);
        assertThat(stated(4)).as("more is paid than it says").isEqualTo(73_50 - 167_87);
        holds();
    }

    @Test
    void a_payment_that_is_taken_back_or_moved_takes_its_commission_back_once() {
        var first = paid("P-1", 2, 1_000_00);
        paid("P-2", 2, 500_00);
        assertThat(stated(2)).isEqualTo(110_25);
        as(firm.owner, () -> payments.undo(firm.owner, first, _ -> {}));
        assertThat(stated(3)).isEqualTo(-73_50);
        paid("P-2", 5, 500_00); // it was another day
        assertThat(stated(4)).isEqualTo(-36_75);
        assertThat(stated(5)).isEqualTo(36_75);
        paid("P-3", 6, -500_00);
        assertThat(stated(6)).isEqualTo(-36_75);
        holds();
    }

    /// A tenth is held back for two months; a quarter comes to 100 at least and 500 at most; what
    /// comes back after a month takes nothing.
    private void agree(LimitsOn limitsOn) {
        as(firm.finance, () -> {
            rooms.clausing().write(firm.finance, firm.alfold, YEAR, new Terms(Event.PAYMENT,
                    Measure.GROSS, List.of(), List.of(), List.of(), Map.of(), null,
                    new Limit(100_00, Reset.QUARTER), new Limit(500_00, Reset.QUARTER), null,
                    new Holdback(new Rate(100_000), 2),
                    new Clawback(1, Rate.WHOLE, EnumSet.allOf(Cause.class)), true, limitsOn));
            return true;
        });
    }

    @Test
    void with_a_cap_a_minimum_and_a_holdback_payments_come_to_what_the_quarter_comes_to() {
        agree(LimitsOn.SOLD);
        paid("P-1", 2, 4_567_89);
        assertThat(stated(2)).isEqualTo(335_74);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.pumps, 10_000_00);
        paid("P-2", "S-2", 3, null, 5_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, LocalDate.of(2026, 3, 20), firm.pumps, -1_000_00);
        assertThat(stated(3)).as("half of 735, less what is above 500")
                .isEqualTo(367_50 - (335_74 + 735_00 - 500_00));
        paid("P-2", "S-2", 4, null, 10_000_00); // corrected
        firm.returned("J-2", "S-2", firm.tiszai, LocalDate.of(2026, 4, 20), firm.pumps, -9_000_00);
        assertThat(stated(4)).isEqualTo(367_50);
        comesToTheSame();
    }

    private void comesToTheSame() {
        holds();
        var balances = as(firm.finance, () -> ledger.balances(firm.finance, firm.alfold));
        assertThat(balances.of(Book.COST)).as("the first quarter, and three at the minimum")
                .isEqualTo(-(500_00 + 3 * 100_00));
        assertThat(balances.of(Book.HELD)).as("of December's").isEqualTo(10_00);
    }

    @Test
    void a_cap_on_what_is_earned_takes_nothing_of_what_is_owed_and_in_the_end_the_same() {
        agree(LimitsOn.EARNED);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.pumps, 10_000_00);
        paid("P-1", 2, 4_567_89);
        assertThat(stated(2)).isEqualTo(335_74);
        paid("P-2", "S-2", 3, null, 5_000_00);
        assertThat(stated(3)).as("half of 735, less what both are above 500")
                .isEqualTo(367_50 - (335_74 + 367_50 - 500_00));
        assertThat(explained(3)).contains("The period comes to HUF 1,070.74 once everything is paid for, "
                + "and to HUF 703.24 by now; the agreed cap is HUF 500, so HUF 203.24 is taken off.");
        paid("P-2", "S-2", 4, null, 10_000_00); // corrected
        assertThat(stated(4)).as("the rest, all of it above 500").isZero();
        assertThat(explained(4)).contains("The period came to HUF 1,070.74; the agreed cap is HUF 500, "
                + "so HUF 570.74 is taken off. Stated before: −HUF 203.24. The difference is −HUF 367.50.");
        comesToTheSame();
    }

    @Test
    void a_minimum_is_made_up_until_customers_pay() {
        agree(LimitsOn.EARNED);
        assertThat(stated(2)).as("the quarter is not over").isZero();
        assertThat(stated(3)).isEqualTo(100_00);
        assertThat(explained(3)).contains("The period comes to HUF 335.74 once everything is paid for, "
                + "and to HUF 0 by now; the agreed minimum is HUF 100, so HUF 100 is added.");
        paid("P-1", 4, 1_000_00);
        assertThat(stated(4)).as("73.50, which the minimum held already").isZero();
        paid("P-2", 5, 3_567_89);
        assertThat(stated(5)).isEqualTo(335_74 - 100_00);
        assertThat(explained(5)).contains("The period comes to HUF 335.74, which is not below the agreed "
                + "minimum of HUF 100, so nothing is added. Stated before: HUF 26.50. "
                + "The difference is −HUF 26.50.");
        holds();
    }

    /// The agency stood below zero, since the cap was taken of what nobody has paid for.
    @Test
    void where_other_terms_let_limits_look_at_what_is_earned_the_cap_is_given_back() {
        agree(LimitsOn.SOLD);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.pumps, 10_000_00);
        paid("P-1", 2, 4_567_89);
        assertThat(stated(2)).isEqualTo(335_74 - 570_74);
        agree(LimitsOn.EARNED);
        assertThat(stated(3)).isEqualTo(570_74);
        paid("P-2", "S-2", 4, null, 10_000_00);
        assertThat(stated(4)).isEqualTo(500_00 - 335_74);
        comesToTheSame();
    }

    private String explained(int month) {
        var id = Objects.requireNonNull(issued.get(month));
        var text = new StatementText(Words.in(Language.ENGLISH), firm.finance.organisation());
        return as(firm.finance, () -> officeRooms.statementLines().all(firm.finance, id)).stream()
                .map(text::explained).map(said -> said.replace('\u00a0', ' '))
                .collect(Collectors.joining("\n"));
    }
}
