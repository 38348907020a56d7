package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.sales.Market.document;
import static org.assertj.core.api.Assertions.assertThat;

/// However payments and invoices come and are corrected, their count is that of the payments.
@LinecardTest
class PaymentCountsTest {

    private static final UUID PAYMENTS = Ids.fresh();

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Payments payments;
    @Autowired Months months;

    private Market market;
    private UUID account;
    private UUID line;

    @BeforeEach
    void found() {
        market = new Market(stage.company("US", "USD", "weeks:4-4-5:nearest:SATURDAY:DECEMBER",
                Language.ENGLISH), sql, transactions, documents);
        account = market.accountOf(market.rep());
        line = market.line();
    }

    /// @return the import
    private UUID invoice(String number, String day) {
        var imported = market.load(List.of(
                document(Kind.INVOICE, number, account, day, line, 100_00)));
        check();
        return imported;
    }

    private void pay(UUID importId, String reference, String invoice, long minor) {
        Bound.call(market.owner.binding(), () -> payments.book(market.owner, importId, List.of(
                new Payment(reference, account, invoice, LocalDate.of(2026, 8, 3), null, minor))));
        check();
    }

    /// By month, the earliest first.
    private List<Long> counted() {
        return market.as(market.owner, () -> sql.sql("""
                select payments from sales.credit_count where payments <> 0 order by month
                """).query(Long.class).list());
    }

    private void check() {
        assertThat(counted()).isEqualTo(market.as(market.owner, () -> sql.sql("""
                select payments from sales.paid_invoices order by month
                """).query(Long.class).list()));
    }

    @Test
    void payments_and_invoices_are_counted_in_whatever_order_they_come() {
        pay(PAYMENTS, "T-1", "S-1", 50_00);
        assertThat(counted()).isEmpty();
        invoice("S-1", "2026-03-31");
        invoice("S-2", "2026-04-30");
        pay(PAYMENTS, "T-2", "S-1", 50_00);
        pay(PAYMENTS, "T-2", "S-2", 10_00);
        pay(PAYMENTS, "T-3", "", 10_00);
        assertThat(counted()).containsExactly(2L, 1L);
        pay(Ids.fresh(), "T-2", "S-2", 12_00);
        assertThat(counted()).as("with what was taken back").containsExactly(2L, 3L);
        var again = invoice("S-1", "2026-05-04");
        assertThat(counted()).as("with the invoice that was taken back").containsExactly(4L, 3L, 2L);
        market.undo(again);
        check();
        Bound.run(market.owner.binding(), () -> payments.undo(market.owner, PAYMENTS, _ -> {}));
        check();
        Bound.run(market.owner.binding(), () ->
                months.recut(market.owner, market.owner.organisation().calendar()));
        check();
    }

    @Test
    void payments_of_credits_are_counted_with_the_month_of_the_credit() {
        pay(PAYMENTS, "T-1", "J-1", -10_00);
        assertThat(counted()).isEmpty();
        var credited = market.load(List.of(
                document(Kind.CREDIT, "J-1", account, "2026-04-30", line, -20_00)));
        check();
        assertThat(counted()).as("it was here first").containsExactly(1L);
        invoice("J-1", "2026-03-31");
        assertThat(counted()).as("none of the invoice of that number").containsExactly(1L);
        pay(PAYMENTS, "T-2", "J-1", -5_00);
        assertThat(counted()).as("nobody knows of which of the two").containsExactly(1L);
        pay(PAYMENTS, "T-3", "J-1", 100_00);
        assertThat(counted()).as("the customer pays the invoice").containsExactly(1L, 1L);
        Bound.run(market.owner.binding(), () ->
                months.recut(market.owner, market.owner.organisation().calendar()));
        check();
        market.undo(credited);
        check();
    }
}
