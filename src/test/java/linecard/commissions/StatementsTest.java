package linecard.commissions;

import linecard.LinecardTest;
import linecard.access.Absent;
import linecard.access.Role;
import linecard.calendar.Span;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.sales.Booking;
import linecard.sales.Compared;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;
import linecard.sales.Kind;
import linecard.sales.Stated;
import linecard.stated.Rule;
import linecard.stated.SoldIn;
import linecard.stated.StatementLine;
import linecard.web.NotAllowed;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class StatementsTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private StatementLines lines;
    @Autowired
    private CurrencyRates rates;

    private Firm firm;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
    }

    @Test
    void reps_who_share_a_sale_are_credited_with_their_parts_not_each_with_the_whole() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_01);
        var statement = statement(firm.issue(firm.duna, 2));
        var stored = all(statement.id());
        assertThat(stored).extracting(StatementLine::repName)
                .containsExactly("Kiss Anna", "Nagy Béla");
        assertThat(stored).extracting(line -> line.base().minor())
                .containsExactlyInAnyOrder(50_000_01L, 50_000_00L);
        assertThat(stored).extracting(line -> line.amount().minor())
                .containsExactly(2_500_00L, 2_500_00L);
        assertThat(statement.total()).isEqualTo(forint(5_000_00));
        assertThat(statement.number()).isEqualTo("2026-0001");
        assertThat(statement.agencyHead()).contains("Dunamenti").contains("12345678-2-41");
    }

    @Test
    void a_child_product_line_earns_the_rate_of_the_line_it_lies_in() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.dosing, 100_000_00);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.valves, 100_000_00);
        assertThat(firm.draft(firm.alfold, 2).lines())
                .extracting(line -> line.rule() + " " + line.amount().minor())
                .containsExactly("PRODUCT_LINE 500000", "DEFAULT 200000");
    }

    @Test
    void a_fully_credited_invoice_leaves_both_lines_and_nothing_to_pay() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_01);
        firm.returned("J-1", "S-1", firm.szucs, FEBRUARY_3.plusDays(9), firm.pumps, -100_000_01);
        var statement = statement(firm.issue(firm.duna, 2));
        assertThat(statement.lines()).isEqualTo(4);
        assertThat(statement.total().isZero()).isTrue();
        assertThat(all(statement.id())).filteredOn(line -> line.kind() == Kind.CREDIT)
                .allSatisfy(line -> assertThat(line.amount().isNegative()).isTrue())
                .extracting(StatementLine::repName).containsExactly("Kiss Anna", "Nagy Béla");
    }

    @Test
    void a_return_after_closing_goes_onto_the_next_statement_at_what_its_original_was_paid() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        var february = statement(firm.issue(firm.alfold, 2));
        firm.rate(firm.alfold, firm.pumps, LocalDate.of(2026, 3, 1), "9");
        firm.returned("J-1", "S-1", firm.tiszai, MARCH_3, firm.pumps, -40_000_00);
        firm.invoice("S-2", firm.tiszai, MARCH_3, firm.pumps, 10_000_00);
        var march = statement(firm.issue(firm.alfold, 3));
        assertThat(statement(february.id())).isEqualTo(february);
        var taken = all(march.id()).getFirst();
        assertThat(taken.rule()).isEqualTo(Rule.ORIGINAL);
        assertThat(taken.amount()).isEqualTo(forint(-2_000_00));
        assertThat(taken.originalNumber()).isEqualTo("S-1");
        assertThat(taken.originalOn()).isEqualTo(FEBRUARY_3);
        assertThat(march.total()).isEqualTo(forint(-2_000_00 + 900_00));
        assertThat(march.number()).isEqualTo("2026-0002");
    }

    @Test
    void a_negative_month_is_not_floored_to_zero() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 2);
        firm.returned("J-1", "S-1", firm.tiszai, MARCH_3, firm.pumps, -100_000_00);
        assertThat(statement(firm.issue(firm.alfold, 3)).total()).isEqualTo(forint(-5_000_00));
    }

    @Test
    void a_document_that_comes_after_its_month_is_marked_late_on_the_next_and_only_there() {
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 2);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3.plusDays(1), firm.pumps, 20_000_00);
        firm.invoice("S-3", firm.tiszai, MARCH_3, firm.pumps, 10_000_00);
        var march = firm.issue(firm.alfold, 3);
        assertThat(all(march)).extracting(line -> line.number() + " " + line.late())
                .containsExactly("S-2 true", "S-3 false");
        assertThat(firm.draft(firm.alfold, 4).lines()).isEmpty();
    }

    @Test
    void a_return_is_of_its_month_from_the_first_to_the_last_day() {
        firm.invoice("S-1", firm.tiszai, LocalDate.of(2026, 1, 31), firm.pumps, 100_000_00);
        firm.issue(firm.alfold, 1);
        firm.returned("J-1", "S-1", firm.tiszai, LocalDate.of(2026, 2, 1), firm.pumps, -10_000_00);
        firm.returned("J-2", "S-1", firm.tiszai, LocalDate.of(2026, 2, 28), firm.pumps, -20_000_00);
        firm.returned("J-3", "S-1", firm.tiszai, LocalDate.of(2026, 3, 1), firm.pumps, -40_000_00);
        assertThat(statement(firm.issue(firm.alfold, 2)).total()).isEqualTo(forint(-1_500_00));
        assertThat(statement(firm.issue(firm.alfold, 3)).total()).isEqualTo(forint(-2_000_00));
    }

    @Test
    void before_the_first_rate_nothing_is_stated_so_that_history_can_be_brought_in() {
        firm.invoice("S-0", firm.tiszai, YEAR.minusDays(1), firm.pumps, 100_000_00);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_000_00);
        assertThat(all(firm.issue(firm.alfold, 2))).extracting(StatementLine::number)
                .containsExactly("S-1");
    }

    @Test
    void orders_do_not_count_where_invoices_do() {
        firm.book(Kind.ORDER, "R-1", firm.tiszai, FEBRUARY_3, "", firm.pumps, 100_000_00);
        assertThat(firm.draft(firm.alfold, 2).lines()).isEmpty();
        var before = as(firm.owner, () -> rooms.drafts().ofMonth(
                firm.owner, Firm.month(firm.owner, 2)));
        assertThat(before).extracting(Drafts.Outlook::lines).containsOnly(0);
    }

    @Test
    void every_agency_shows_in_the_outlook_of_a_month() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.valves, 100_000_00);
        firm.invoice("S-3", firm.tiszai, MARCH_3, firm.valves, 100_000_00);
        var outlooks = as(firm.finance, () -> rooms.drafts().ofMonth(
                firm.finance, Firm.month(firm.finance, 3)));
        assertThat(outlooks).extracting(one -> one.agency().code() + " " + one.lines() + " "
                        + one.base().minor() + " " + one.total().minor() + " " + one.earlier())
                .containsExactly("A 1 10000000 200000 2026-02-01", "D 0 0 0 2026-02-01");
    }

    @Test
    void each_sees_what_is_theirs() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        var id = firm.issue(firm.duna, 2);
        var stage = rooms.stage();
        var duna = stage.member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        assertThat(as(duna, () -> rooms.statements().of(duna, id)).total())
                .isEqualTo(forint(5_000_00));
        assertThat(as(duna, () -> lines.byRep(duna, id))).hasSize(2);
        var alfold = stage.member(firm.owner, Role.AGENCY_OWNER, firm.alfold, null, null);
        assertThatThrownBy(() -> as(alfold, () -> rooms.statements().of(alfold, id)))
                .isInstanceOf(Absent.class);
        var anna = stage.member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        assertThatThrownBy(() -> as(anna, () -> rooms.statements().of(anna, id)))
                .isInstanceOf(Absent.class);
        assertThat(as(anna, () -> lines.all(anna, id))).extracting(StatementLine::repName)
                .containsExactly("Kiss Anna");
        assertThat(as(anna, () -> lines.ownMonths(anna)))
                .extracting(own -> own.number() + " " + own.amount().minor())
                .containsExactly("2026-0001 250000");
        var csaba = stage.member(firm.owner, Role.REP, firm.alfold, firm.csaba, null);
        assertThatThrownBy(() -> as(csaba, () -> lines.ownMonth(csaba, id)))
                .isInstanceOf(Absent.class);
        assertThatThrownBy(() -> as(anna, () -> rooms.drafts().of(
                anna, firm.duna, Firm.month(anna, 2)))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void what_a_rep_earned_counts_closed_and_open_months_alike() {
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
        firm.issue(firm.duna, 2);
        firm.invoice("S-2", firm.szucs, MARCH_3, firm.valves, 100_000_00);
        firm.returned("J-1", "S-1", firm.szucs, MARCH_3, firm.pumps, -10_000_00);
        var quarter = new Span(YEAR, LocalDate.of(2026, 4, 1));
        var anna = rooms.stage().member(firm.owner, Role.REP, firm.duna, firm.anna, null);
        for (var viewer : List.of(anna, firm.finance)) {
            assertThat(as(viewer, () -> rooms.earned().byRep(
                    viewer, firm.anna, quarter))).contains(forint(2_500_00 + 1_000_00 - 250_00));
        }
        assertThat(as(firm.finance, () -> rooms.earned().byAgency(
                firm.finance, firm.duna, quarter))).contains(forint(2 * 3_250_00));
        assertThat(as(anna, () -> rooms.earned().byAgency(anna, firm.duna, quarter)))
                .isEmpty();
        assertThatThrownBy(() -> as(anna, () ->
                rooms.earned().byRep(anna, firm.bela, quarter))).isInstanceOf(Absent.class);
    }

    private Compared abroad(String number, LocalDate day, String currency, long net) {
        var booking = new Booking(Kind.INVOICE, number, firm.tiszai, null, day, "",
                Currency.getInstance(currency), 0, 0, 0, Stated.NOTHING,
                List.of(new Booking.Line(null, firm.pumps, 1_000, net, null)));
        return as(firm.owner, () -> rooms.documents().book(
                firm.owner, firm.nextImport(), List.of(booking))).getFirst();
    }

    @Test
    void a_sale_in_another_currency_counts_at_the_rate_of_its_day_and_its_line_keeps_saying_so() {
        var euro = new CurrencyRate(Ids.fresh(), Currency.getInstance("EUR"), FEBRUARY_3,
                400_250_000_000L, 1);
        as(firm.owner, () -> {
            rates.add(firm.owner, euro);
            return null;
        });
        assertThat(abroad("E-0", FEBRUARY_3.minusDays(1), "EUR", 1)).isEqualTo(
                new Compared.Refused("sales.noRate", List.of("EUR", "2026-02-02")));
        abroad("E-1", FEBRUARY_3, "EUR", 1_000_00);
        firm.invoice("S-1", firm.tiszai, FEBRUARY_3, firm.pumps, 100_00);
        var february = statement(firm.issue(firm.alfold, 2));
        var stated = all(february.id());
        assertThat(stated).extracting(StatementLine::soldIn)
                .containsExactly(new SoldIn("EUR", 400_250_000_000L), null);
        assertThat(february.total()).isEqualTo(forint(20_012_50 + 5_00));
        var text = new StatementText(Words.in(Language.ENGLISH), firm.finance.organisation());
        assertThat(text.explained(stated.getFirst()))
                .contains("is in EUR; 1 EUR counts as 400.25 HUF");
        as(firm.owner, () -> {
            rates.change(firm.owner, new CurrencyRate(euro.id(), euro.currency(), FEBRUARY_3,
                    500_000_000_000L, 1));
            return null;
        });
        assertThat(abroad("E-1", FEBRUARY_3, "EUR", 1_000_00)).isInstanceOf(Compared.Same.class);
        assertThat(firm.draft(firm.alfold, 3).lines()).isEmpty();
        abroad("E-1", FEBRUARY_3, "EUR", 2_000_00);
        var march = firm.issue(firm.alfold, 3);
        assertThat(all(march)).singleElement().satisfies(line -> {
            assertThat(line.soldIn()).isEqualTo(new SoldIn("EUR", 500_000_000_000L));
            assertThat(line.amount()).isEqualTo(forint(50_000_00 - 20_012_50));
        });
        assertThat(all(february.id())).isEqualTo(stated);
        for (var id : List.of(february.id(), march)) {
            assertThat(as(firm.finance, () -> rooms.statements().verify(firm.finance, id)).holds())
                    .isTrue();
        }
    }

    private Statement statement(UUID id) {
        return as(firm.finance, () -> rooms.statements().of(firm.finance, id));
    }

    private List<StatementLine> all(UUID id) {
        return as(firm.finance, () -> lines.all(firm.finance, id));
    }

    private static Money forint(long minor) {
        return Money.of(minor, "HUF");
    }
}
