package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.sales.Compared.Changed;
import linecard.sales.Compared.New;
import linecard.sales.Compared.Refused;
import linecard.sales.Compared.Same;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import static linecard.sales.Market.document;
import static org.assertj.core.api.Assertions.assertThat;

/// Payments, and what counts at a rate.
@LinecardTest
class PaymentsTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final UUID FIRST = Ids.fresh();
    private static final UUID SECOND = Ids.fresh();

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Payments payments;
    @Autowired CurrencyRates rates;
    @Autowired ApplicationContext program;

    private Market market;
    private Visitor desk;
    private UUID account;
    private UUID line;

    @BeforeEach
    void found() {
        market = new Market(stage.company("US", "USD", "months:1", Language.ENGLISH), sql,
                transactions, documents);
        desk = new Visitor(program, market.owner);
        account = market.accountOf(market.rep());
        line = market.line();
        rate(LocalDate.of(2026, 1, 1), 1_100_000_000L);
        rate(LocalDate.of(2026, 4, 1), 2_000_000_000L);
    }

    @Test
    void a_payment_is_booked_corrected_and_taken_back() {
        var paid = payment("T-1", "S-1", 100_00);
        assertThat(book(FIRST, paid, payment("T-1", "S-2", 50_00)))
                .containsExactly(new New(100_00), new New(50_00));
        assertThat(book(SECOND, paid)).containsExactly(new Same(100_00));
        assertThat(book(SECOND, payment("T-1", "S-1", 80_00)))
                .containsExactly(new Changed(100_00, 80_00));
        assertThat(sum()).isEqualTo(130_00);
        assertThat(undo(FIRST).refused())
                .isEqualTo(Refused.of("sales.payments.corrected", 1L, "T-1"));
        assertThat(undo(SECOND)).isEqualTo(new Undone(1, null));
        assertThat(sum()).isEqualTo(150_00);
        assertThat(undo(FIRST)).isEqualTo(new Undone(2, null));
        assertThat(undo(FIRST)).isEqualTo(new Undone(0, null));
        assertThat(sum()).isZero();
        assertThat(book(SECOND, paid)).containsExactly(new New(100_00));
    }

    @Test
    void money_that_went_back_is_no_correction_of_money_that_came_in() {
        var paid = payment("T-1", "S-1", 100_00);
        var back = payment("T-1", "S-1", -100_00);
        assertThat(book(FIRST, paid, back)).containsExactly(new New(100_00), opposite(100_00, -100_00));
        assertThat(book(SECOND, back)).containsExactly(opposite(100_00, -100_00));
        assertThat(book(SECOND, payment("T-1", "S-1", -1))).containsExactly(opposite(100_00, -1));
        assertThat(book(SECOND, new Payment("T-1", account, "S-1", DAY, null, -30_00, Kind.CREDIT)))
                .as("of whatever it is").containsExactly(opposite(100_00, -30_00));
        assertThat(book(SECOND, new Payment("T-1", account, "S-1", DAY, EURO, -10_00)))
                .as("in whatever currency").containsExactly(opposite(100_00, -11_00));
        assertThat(sum()).isEqualTo(100_00);
        assertThat(book(SECOND, payment("T-1/R", "S-1", -100_00))).containsExactly(new New(-100_00));
        assertThat(book(SECOND, payment("T-1/R", "S-1", 40_00)))
                .as("the other way round").containsExactly(opposite(-100_00, 40_00));
        assertThat(book(SECOND, payment("T-1", "S-2", -20_00)))
                .as("of another document").containsExactly(new New(-20_00));
    }

    @Test
    void a_sign_that_was_typed_wrong_is_mended_by_taking_it_back_or_by_nothing_first() {
        book(FIRST, payment("T-1", "S-1", -100_00), payment("T-2", "S-1", -50_00));
        assertThat(book(SECOND, payment("T-1", "S-1", 0))).containsExactly(new Changed(-100_00, 0));
        assertThat(book(Ids.fresh(), payment("T-1", "S-1", 100_00)))
                .containsExactly(new Changed(0, 100_00));
        assertThat(sum()).isEqualTo(50_00);
        undo(SECOND);
        var third = Ids.fresh();
        book(third, payment("T-3", "S-1", -70_00));
        assertThat(undo(third)).isEqualTo(new Undone(1, null));
        assertThat(book(SECOND, payment("T-3", "S-1", 70_00))).containsExactly(new New(70_00));
        assertThat(sum()).isEqualTo(120_00);
    }

    private Refused opposite(long before, long now) {
        return Refused.of("sales.payments.opposite", now == 40_00 ? "T-1/R" : "T-1",
                Money.of(before, "USD"), Money.of(now, "USD"));
    }

    @Test
    void a_rep_sees_documents_and_payments_of_the_own_accounts_in_the_database_too() {
        var theirs = market.accountOf(market.rep());
        var agency = market.agency();
        var rep = market.rep(agency);
        var own = market.accountOf(rep);
        market.book(document(Kind.INVOICE, "S-1", theirs, "2026-03-10", line, 100_00),
                document(Kind.INVOICE, "S-2", own, "2026-03-10", line, 50_00));
        book(FIRST, payment("T-1", "S-1", 100_00), payment("T-2", "S-2", 50_00));
        var viewer = stage.member(market.owner, Role.REP, agency, rep, null);
        for (var seen : List.of("select number from sales.document", "select document_number from sales.payment")) {
            assertThat(market.as(viewer, () -> sql.sql(seen).query(String.class).list()))
                    .as(seen).containsExactly("S-2");
        }
    }

    @Test
    void another_currency_counts_at_the_rate_of_the_day_rounded_once() {
        var euros = new Booking(Kind.INVOICE, "E-1", account, null, DAY, "", EURO, 10_00, 5, 0,
                Stated.NOTHING, List.of(new Booking.Line(null, line, 1_000, 1_05, null),
                        new Booking.Line(null, line, 1_000, 1_05, null),
                        new Booking.Line(null, line, 1_000, -3, null)));
        assertThat(market.book(euros)).containsExactly(new New(2_28));
        assertThat(market.count("select sum(net_minor)::bigint from sales.line")).isEqualTo(2_28);
        assertThat(market.count("select freight_minor from sales.document")).isEqualTo(11_00);
        var early = new Payment("T-1", account, "", LocalDate.of(2025, 12, 31), EURO, 1);
        assertThat(book(FIRST, early))
                .containsExactly(Refused.of("sales.noRate", "EUR", "2025-12-31"));
        assertThat(book(FIRST, new Payment("T-2", account, "E-1", DAY, EURO, 1_00)))
                .containsExactly(new New(1_10));
        assertThat(desk.get("/documents/" + id("E-1"))).hasStatusOk().bodyText()
                .contains("€2.07 at 1.1", "Freight", "Paid so far $1.10", "open");
    }

    @Test
    void nothing_is_open_of_an_invoice_whose_euros_were_paid_at_another_rate() {
        market.book(new Booking(Kind.INVOICE, "E-1", account, null, DAY, "", EURO, 0, 20_00, 0,
                Stated.NOTHING, List.of(new Booking.Line(null, line, 1_000, 100_00, null))));
        var later = LocalDate.of(2026, 4, 2);
        book(FIRST, new Payment("T-1", account, "E-1", later, EURO, 60_00));
        assertThat(desk.get("/documents/" + id("E-1"))).bodyText()
                .contains("Paid so far $120.00", "open $66.00");
        market.book(new Booking(Kind.CREDIT, "J-1", account, null, later, "E-1", EURO, 0, -4_00, 0,
                Stated.NOTHING, List.of(new Booking.Line(null, line, -1_000, -20_00, null))));
        book(SECOND, new Payment("T-2", account, "E-1", later, EURO, 36_00));
        assertThat(desk.get("/documents/" + id("E-1"))).bodyText()
                .contains("Paid so far $192.00", "open $0.00");
    }

    @Test
    void the_pages_tell_what_was_paid_and_what_was_taken_back() {
        market.book(document(Kind.INVOICE, "S-1", account, "2026-03-10", line, 100_00));
        market.book(document(Kind.INVOICE, "S-1", account, "2026-03-10", line, 90_00));
        book(FIRST, payment("T-1", "S-1", 60_00));
        assertThat(desk.get("/payments")).hasStatusOk().bodyText()
                .contains("Payments: 1 · together $60.00", "T-1", "/documents/" + id("S-1"),
                        "/payments.csv");
        assertThat(desk.get("/payments?account=" + account + "&number=s-1")).bodyText()
                .contains("T-1");
        assertThat(desk.get("/payments?number=x")).bodyText().contains("No payment here");
        assertThat(desk.get("/documents")).bodyText().contains("reversal", "taken back");
        assertThat(desk.get("/documents/" + id("S-1"))).bodyText()
                .contains("Paid so far $60.00").doesNotContain("What counts now");
        var first = market.as(market.owner, () -> sql.sql(
                "select id from sales.document where revision = 1").query(UUID.class).single());
        assertThat(desk.get("/documents/" + first)).bodyText()
                .contains("What counts now", "Taken back whole by");
    }

    @Test
    void rates_of_the_day_are_found_among_more_than_a_page_lists() {
        Bound.run(market.owner.binding(), () -> transactions.executeWithoutResult(_ -> sql.sql("""
                insert into sales.currency_rate (id, organisation_id, currency, starts_on, rate_nanos)
                select uuidv7(), access.organisation(), 'CHF', date '1995-01-01' + n, 1000000000
                from generate_series(1, 10000) as n
                """).update()));
        assertThat(book(FIRST, new Payment("T-1", account, "S-1", DAY, EURO, 100_00)))
                .containsExactly(new New(110_00));
    }

    @Test
    void rates_are_kept_on_a_page() {
        assertThat(desk.get("/currency-rates")).bodyText().contains("EUR", "1.1");
        assertThat(rated("usd", "2026-05-01", "1")).hasStatus(422).bodyText()
                .contains("the currency of the company itself");
        assertThat(rated("eur", "2026-04-01", "1.5")).hasStatus(422).bodyText()
                .contains("has a rate from this day on already");
        assertThat(rated("xyz", "2026-05-01", "0")).hasStatus(422).bodyText()
                .contains("No currency has this code", "A rate is above 0");
        assertThat(rated("chf", "2026-05-01", "1.05")).hasStatus(303);
        var stored = Bound.call(market.owner.binding(), () -> rates.all(market.owner));
        assertThat(stored).extracting(CurrencyRate::nanos)
                .containsExactly(1_050_000_000L, 2_000_000_000L, 1_100_000_000L);
    }

    private MvcTestResult rated(String currency, String from, String rate) {
        return desk.post("/currency-rates", "currency", currency, "from", from, "rate", rate);
    }

    private void rate(LocalDate from, long nanos) {
        Bound.run(market.owner.binding(), () -> rates.add(
                market.owner, new CurrencyRate(Ids.fresh(), EURO, from, nanos, 1)));
    }

    private Payment payment(String reference, String document, long amount) {
        return new Payment(reference, account, document, DAY, null, amount);
    }

    private List<Compared> book(UUID importId, Payment... some) {
        return Bound.call(market.owner.binding(),
                () -> payments.book(market.owner, importId, List.of(some)));
    }

    private Undone undo(UUID importId) {
        return Bound.call(market.owner.binding(),
                () -> payments.undo(market.owner, importId, _ -> {}));
    }

    private long sum() {
        return market.count("select coalesce(sum(amount_minor), 0)::bigint from sales.payment");
    }

    private UUID id(String number) {
        return market.as(market.owner, () -> sql.sql("""
                select id from sales.document where number = :n order by revision desc limit 1
                """).param("n", number).query(UUID.class).single());
    }
}
