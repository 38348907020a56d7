package linecard.commissions;

import linecard.LinecardTest;
import linecard.reckoning.Event;
import linecard.reckoning.Terms.Cause;
import linecard.sales.Compared;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;
import linecard.sales.Stated;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Where payments earn, a credit of which nobody knows what it takes back is paid by itself: it takes
/// commission back as the customer gets the money back. Whoever was never paid back, or paid less for
/// the invoice, costs the agency nothing twice. At 7.35 %.
@LinecardTest
class PaidBackTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Office.Rooms officeRooms;
    @Autowired
    private Payments payments;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        firm.rate(firm.alfold, null, YEAR, "7.35");
        firm.earns(firm.alfold, Event.PAYMENT);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 4_567_89);
        paid("P-1", "S-1", 2, 4_567_89);
        assertThat(stated(2)).isEqualTo(335_74);
    }

    private void paid(String reference, String number, int month, long minor) {
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                reference, firm.tiszai, number, LocalDate.of(2026, month, 25), null, minor))));
    }

    private void credited(@Nullable Cause cause) {
        firm.book(new Stated(cause, null, "", null), Kind.CREDIT, "J-9", firm.tiszai, MARCH_20, "S-404",
                firm.pumps, -1_000_00);
    }

    private long stated(int month) {
        var id = firm.issue(firm.alfold, month);
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id)).total().minor();
    }

    private void holds() {
        var office = new Office(officeRooms, firm, new Random(1), List.of(firm.alfold));
        office.closeAll();
        office.holds("paid back");
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(value = Cause.class, names = "RETURN")
    void it_takes_back_as_the_money_goes_back(@Nullable Cause cause) {
        credited(cause);
        firm.invoice("S-2", firm.tiszai, MARCH_20, firm.pumps, 100_00);
        paid("P-2", "S-2", 3, 100_00);
        assertThat(stated(3)).as("no money went back").isEqualTo(7_35);
        paid("P-3", "J-9", 4, -400_00);
        assertThat(stated(4)).isEqualTo(-29_40);
        paid("P-4", "J-9", 5, -700_00);
        assertThat(stated(5)).as("the rest, not more").isEqualTo(-44_10);
        holds();
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(value = Cause.class, names = "UNPAID")
    void what_went_back_before_the_credit_is_here_takes_back_with_it(@Nullable Cause cause) {
        paid("P-3", "J-9", 3, -1_000_00);
        assertThat(firm.close(firm.alfold, 3)).isEqualTo(Closing.Refused.of("commissions.close.empty"));
        credited(cause);
        assertThat(stated(3)).isEqualTo(-73_50);
        holds();
    }

    /// Then it lowers what has to be paid of the invoice, and what was paid back of it counts no more.
    @ParameterizedTest
    @NullSource
    @EnumSource(value = Cause.class, names = "RETURN")
    void once_its_invoice_is_known_it_goes_by_that(@Nullable Cause cause) {
        credited(cause);
        paid("P-3", "J-9", 3, -1_000_00);
        assertThat(stated(3)).isEqualTo(-73_50);
        firm.invoice("S-404", firm.tiszai, FEBRUARY_3, firm.pumps, 3_000_00);
        paid("P-5", "S-404", 4, 2_000_00);
        assertThat(stated(4)).as("147 of the rest, and what it took").isEqualTo(147_00 + 73_50);
        holds();
    }

    /// A credit of that number that takes back nothing that is known: the ERP counts both from 1.
    private void sameNumber() {
        firm.book(new Stated(null, null, "", null), Kind.CREDIT, "S-1", firm.tiszai, MARCH_20, "S-404",
                firm.pumps, -1_000_00);
    }

    private List<Compared> refunded(String reference, int month, @Nullable Kind of, long minor) {
        return as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                reference, firm.tiszai, "S-1", LocalDate.of(2026, month, 25), null, minor, of))));
    }

    @Test
    void an_invoice_and_a_credit_of_one_number_share_no_payment() {
        sameNumber();
        firm.invoice("S-2", firm.tiszai, MARCH_20, firm.pumps, 100_00);
        paid("P-2", "S-2", 3, 100_00);
        assertThat(stated(3)).as("no money went back").isEqualTo(7_35);
        assertThat(refunded("P-3", 4, null, -400_00)).as("of either of them")
                .containsExactly(new Compared.Refused("sales.payments.which", List.of("S-1")));
        assertThat(firm.close(firm.alfold, 4)).isEqualTo(Closing.Refused.of("commissions.close.empty"));
        refunded("P-3", 4, Kind.CREDIT, -400_00);
        assertThat(stated(4)).as("of the credit alone").isEqualTo(-29_40);
        refunded("P-4", 5, Kind.INVOICE, -567_89);
        assertThat(stated(5)).as("of the invoice alone").isEqualTo(294_00 - 335_74);
        refunded("P-5", 6, null, 567_89);
        assertThat(stated(6)).as("who pays, pays the invoice").isEqualTo(335_74 - 294_00);
        holds();
    }

    @Test
    void a_refund_under_the_reference_of_its_payment_takes_its_place_nowhere() {
        firm.invoice("S-2", firm.tiszai, MARCH_20, firm.pumps, 100_00);
        paid("P-2", "S-2", 3, 100_00);
        assertThat(refunded("P-1", 3, null, -567_89)).singleElement()
                .isInstanceOf(Compared.Refused.class);
        assertThat(stated(3)).as("nothing of what was paid is gone").isEqualTo(7_35);
        refunded("P-1/R", 4, null, -567_89);
        assertThat(stated(4)).as("what went back").isEqualTo(294_00 - 335_74);
        holds();
    }

    /// What could not be told apart when it came stays where it was.
    @Test
    void a_refund_of_an_invoice_stays_so_when_a_credit_of_its_number_comes() {
        refunded("P-3", 3, null, -1_000_00);
        sameNumber();
        assertThat(stated(3)).isEqualTo(-73_50);
        refunded("P-3", 3, null, -1_000_00);
        assertThat(firm.close(firm.alfold, 4)).isEqualTo(Closing.Refused.of("commissions.close.empty"));
        holds();
    }

    @Test
    void of_two_with_one_number_a_refund_is_of_its_customers() {
        firm.book(new Stated(null, null, "", null), Kind.CREDIT, "S-1", firm.szucs, MARCH_20, "S-404",
                firm.pumps, -1_000_00);
        refunded("P-3", 3, null, -567_89);
        assertThat(stated(3)).as("of the invoice").isEqualTo(294_00 - 335_74);
        holds();
    }
}
