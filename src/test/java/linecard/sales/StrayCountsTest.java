package linecard.sales;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.database.Bound;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.UUID;

import static linecard.sales.Market.document;
import static org.assertj.core.api.Assertions.assertThat;

/// However returns and what they take back come and are corrected, strays are counted as they lie.
@LinecardTest
class StrayCountsTest {

    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Months months;

    private Market market;
    private UUID account;
    private UUID other;
    private UUID line;

    @BeforeEach
    void found() {
        market = new Market(stage.company("US", "USD", "weeks:4-4-5:nearest:SATURDAY:DECEMBER",
                Language.ENGLISH), sql, transactions, documents);
        account = market.accountOf(market.rep());
        other = market.accountOf(market.rep());
        line = market.line();
    }

    private UUID load(Booking... some) {
        var imported = market.load(List.of(some));
        check();
        return imported;
    }

    private Booking sold(String number, UUID to, String day) {
        return document(Kind.INVOICE, number, to, day, line, 100_00);
    }

    private Booking back(String number, String of, String day) {
        var said = document(Kind.CREDIT, number, account, day, line, -10_00);
        return new Booking(said.kind(), number, account, null, said.bookedOn(), of, said.lines());
    }

    /// By month, the earliest first.
    private List<Long> counted() {
        return market.as(market.owner, () -> sql.sql("""
                select strays from sales.credit_count where strays <> 0 order by month, agency_id
                """).query(Long.class).list());
    }

    private void check() {
        assertThat(counted()).isEqualTo(market.as(market.owner, () -> sql.sql("""
                select strays from sales.stray_returns order by month, agency_id
                """).query(Long.class).list()));
    }

    /// Fiscal months begin on 5 April and 3 May.
    @Test
    void one_of_a_month_before_counts_with_the_month_of_its_document() {
        load(sold("S-1", account, "2026-05-02"), back("J-1", "S-1", "2026-04-05"));
        assertThat(counted()).as("the same month").isEmpty();
        load(sold("S-2", account, "2026-05-03"), back("J-2", "S-2", "2026-05-02"));
        assertThat(counted()).containsExactly(1L);
        load(back("J-2", "S-2", "2026-05-03"));
        load(back("J-2", "S-2", "2026-05-01"));
        assertThat(counted()).as("with the first").containsExactly(2L);
        var moved = load(sold("S-1", account, "2026-06-30"));
        assertThat(counted()).containsExactly(2L, 1L);
        market.undo(moved);
        check();
        load(document(Kind.ORDER, "R-1", account, "2026-08-20", line, 100_00),
                back("J-4", "R-1", "2026-01-20"));
        assertThat(counted()).containsExactly(2L, 1L, 1L);
    }

    @Test
    void one_that_is_here_first_counts_with_its_own_month_too_and_one_of_another_agency() {
        load(back("J-1", "S-1", "2026-05-04"));
        assertThat(counted()).isEmpty();
        load(sold("S-1", account, "2026-02-20"));
        assertThat(counted()).containsExactly(1L, 1L);
        load(sold("S-2", account, "2026-02-20"), back("J-2", "S-2", "2026-05-04"));
        assertThat(counted()).containsExactly(1L, 1L);
        load(sold("S-2", other, "2026-01-20"));
        assertThat(counted()).containsExactly(1L, 1L, 1L);
        Bound.run(market.owner.binding(), () ->
                months.recut(market.owner, market.owner.organisation().calendar()));
        assertThat(counted()).containsExactly(1L, 1L, 1L);
        check();
    }
}
