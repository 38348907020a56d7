package linecard.commissions;

import linecard.LinecardTest;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.sales.Booking;
import linecard.sales.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// What a corrected document does to commission: the sum over all statements is as if it had been
/// right at once, and what was issued stays.
@LinecardTest
class CorrectedTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private StatementLines lines;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    @Test
    void an_invoice_corrected_after_its_statement_stands_with_the_difference_on_the_next() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        var february = statement(firm.issue(firm.duna, 2));
        firm.rate(firm.duna, firm.pumps, MARCH_1, "9");
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 70_000_00);
        var march = statement(firm.issue(firm.duna, 3));

        assertThat(told(march)).containsExactly(
                "CORRECTED Kiss Anna S-1 -1500000 PRODUCT_LINE 5% -75000 late",
                "CORRECTED Nagy Béla S-1 -1500000 PRODUCT_LINE 5% -75000 late");
        assertThat(statement(february.id())).isEqualTo(february);
        assertThat(as(firm.finance, () -> rooms.statements().verify(
                firm.finance, february.id())).holds()).isTrue();
        assertThat(february.total().plus(march.total())).isEqualTo(atOnce(70_000_00));
    }

    @Test
    void an_invoice_corrected_before_its_statement_earns_once() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 70_000_00);
        var february = statement(firm.issue(firm.duna, 2));
        assertThat(february.lines()).isEqualTo(2);
        assertThat(february.total()).isEqualTo(atOnce(70_000_00));
        assertThat(firm.draft(firm.duna, 3).lines()).isEmpty();
    }

    @Test
    void an_import_undone_after_the_statement_takes_all_of_it_back() {
        var wrong = firm.nextImport();
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        var february = statement(firm.issue(firm.duna, 2));
        as(firm.owner, () -> rooms.documents().undo(firm.owner, wrong, _ -> {}));
        var march = statement(firm.issue(firm.duna, 3));
        assertThat(february.total().plus(march.total()).isZero()).isTrue();
        assertThat(march.lines()).isEqualTo(2);
    }

    @Test
    void a_corrected_return_gives_back_at_the_rate_at_which_it_took() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 2);
        firm.rate(firm.alfold, firm.pumps, MARCH_1, "9");
        firm.returned("J-1", "S-1", firm.tiszai, MARCH_3, firm.pumps, -40_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, MARCH_3, firm.pumps, -10_000_00);
        var march = statement(firm.issue(firm.alfold, 3));
        assertThat(told(march)).containsExactly(
                "RETURNED Őri Csaba J-1 -1000000 ORIGINAL 5% -50000");
        firm.returned("J-1", "S-1", firm.tiszai, MARCH_3, firm.pumps, -30_000_00);
        assertThat(told(statement(firm.issue(firm.alfold, 4)))).containsExactly(
                "CORRECTED Őri Csaba J-1 -2000000 ORIGINAL 5% -100000 late");
    }

    @Test
    void what_came_back_before_the_day_on_which_its_invoice_is_put_still_takes_back() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.returned("J-1", "S-1", firm.tiszai, FEBRUARY_3.plusDays(9), firm.pumps, -40_000_00);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.pumps, 50_000_00);
        firm.issue(firm.alfold, 2);
        firm.returned("J-2", "S-2", firm.tiszai, MARCH_3, firm.pumps, -10_000_00);
        firm.issue(firm.alfold, 3);
        firm.invoice("S-1", firm.tiszai, LocalDate.of(2026, 4, 3), firm.pumps, 100_000_00);
        firm.invoice("S-2", firm.tiszai, LocalDate.of(2026, 4, 3), firm.pumps, 60_000_00);
        assertThat(told(statement(firm.issue(firm.alfold, 4)))).as("moved, and nothing given back")
                .containsExactly("CORRECTED Őri Csaba S-2 1000000 PRODUCT_LINE 5% 50000");
    }

    @Test
    void what_comes_back_is_rated_as_the_line_of_its_product_or_else_of_its_product_line() {
        var pump = Ids.fresh();
        book(Kind.INVOICE, "S-1", FEBRUARY_3, "", new Booking.Line(null, firm.valves, 1_000,
                20_000_00, null), new Booking.Line(pump, firm.pumps, 1_000, 50_000_00, null));
        firm.issue(firm.alfold, 2);
        book(Kind.CREDIT, "J-1", MARCH_3, "S-1", // it has become a valve since
                new Booking.Line(pump, firm.valves, -1_000, -10_000_00, null));
        book(Kind.CREDIT, "J-2", MARCH_3, "S-1",
                new Booking.Line(Ids.fresh(), firm.valves, -1_000, -10_000_00, null));
        assertThat(told(statement(firm.issue(firm.alfold, 3)))).containsExactly(
                "RETURNED Őri Csaba J-1 -1000000 ORIGINAL 5% -50000",
                "RETURNED Őri Csaba J-2 -1000000 ORIGINAL 2% -20000");
    }

    private void book(
            Kind kind, String number, LocalDate day, String original, Booking.Line... lines) {
        as(firm.owner, () -> rooms.documents().book(firm.owner, Ids.fresh(), List.of(new Booking(
                kind, number, firm.tiszai, null, day, original, List.of(lines)))));
    }

    @Test
    void what_earned_nothing_for_want_of_a_rate_takes_nothing_back() {
        firm = new Firm(rooms);
        firm.rate(firm.alfold, firm.valves, Firm.YEAR, "2");
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        assertThat(statement(firm.issue(firm.alfold, 2)).total().isZero()).isTrue();
        firm.rate(firm.alfold, null, MARCH_1, "5");
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.valves, 100_000_00);
        assertThat(told(statement(firm.issue(firm.alfold, 3)))).containsExactly(
                "TERMS Őri Csaba S-1 0 PRODUCT_LINE 2% 200000 late");
    }

    /// What a firm pays that had it right at once.
    private Money atOnce(long netMinor) {
        var other = new Firm(rooms).withRates();
        other.invoice("S-1", other.szucs, FEBRUARY_3, other.pumps, netMinor);
        return as(other.finance, () -> rooms.statements().of(
                other.finance, other.issue(other.duna, 2))).total();
    }

    private List<String> told(Statement statement) {
        return as(firm.finance, () -> lines.all(firm.finance, statement.id())).stream()
                .map(line -> String.join(" ", line.cause().name(), line.repName(),
                        line.number(), "" + line.base().minor(), line.rule().name(),
                        line.by() == null ? "-" : line.by().rate().toString(),
                        line.amount().minor() + (line.late() ? " late" : "")))
                .toList();
    }

    private Statement statement(UUID id) {
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id));
    }
}
