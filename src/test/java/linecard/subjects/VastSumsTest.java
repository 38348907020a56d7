package linecard.subjects;

import linecard.database.Bound;
import linecard.exchange.Import.State;
import linecard.exchange.ImportDesk;
import linecard.exchange.ImportWalk.Counts;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// Amounts, costs and quantities that are numbers each, and together are none any more.
class VastSumsTest extends ImportDesk {

    /// 10,000,000,000,000.00, the most that a document may come to.
    private static final String MOST = "10000000000000";
    private static final long MOST_MINOR = 1_000_000_000_000_000L;
    private static final String HEADER = "kind,number,date,account,line,quantity,net,cost\n";

    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    @BeforeEach
    void stock() {
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\n");
        walk.taken("accounts", "account,name\nA-1,One\n");
    }

    private static String rows(String header, int from, int to, IntFunction<String> row) {
        var csv = new StringBuilder(header);
        for (int i = from; i < to; i++) csv.append(row.apply(i)).append('\n');
        return csv.toString();
    }

    private static String sales(int from, int to, String month, String what) {
        return rows(HEADER, from, to,
                i -> "invoice," + i + "," + month + "-11,A-1,PUMP," + what);
    }

    private long documents() {
        return Objects.requireNonNull(Bound.call(owner.binding(), () -> transaction.execute(
                status -> sql.sql("select count(*) from sales.document")
                        .query(Long.class).single())));
    }

    @Test
    void what_goes_beyond_all_counting_in_a_file_is_refused_by_row_and_column() {
        for (var one : List.of("1," + MOST + ",1 Net amount", "1,-" + MOST + ",1 Net amount",
                "1,1," + MOST + " Cost", "1000000000000,1,1 Quantity")) {
            var parts = one.split(" ", 2);
            var checked = walk.checked("documents", sales(0, 2_010, "2026-03", parts[0]));

            assertThat(checked.state()).as(one).isEqualTo(State.CHECKED);
            assertThat(walk.rejected(checked)).as(one).hasSizeBetween(10, 11).first().asString()
                    .contains("," + (2 + 2_010 - walk.rejected(checked).size()) + ",")
                    .contains(parts[1] + ": With this document the numbers of this column");
        }
        assertThat(documents()).isZero();
    }

    @Test
    void what_goes_beyond_all_counting_with_what_is_there_is_not_taken_and_pages_go_on() {
        found(Language.HUNGARIAN);
        stock();
        var most = "1," + MOST + ",1";
        var first = walk.taken("documents", sales(0, 1_990, "2026-03", most));
        assertThat(counts(first)).isEqualTo(
                new Counts(1_990, 1_990, 0, 0, 0, 1_990 * MOST_MINOR));

        var second = walk.apply(walk.checked("documents", sales(2_000, 2_100, "2026-04", most)));

        assertThat(second.state()).isEqualTo(State.FAILED);
        assertThat(walk.page(second)).contains(
                "Semmit sem vettünk át: az összegek együtt nagyobbak a kezelhetőnél.");
        assertThat(documents()).isEqualTo(1_990);
        for (var page : List.of("/today", "/agencies", "/reps", "/accounts", "/documents",
                "/products", "/goals", "/statements", "/imports")) {
            assertThat(walk.browser.get(page).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void what_goes_beyond_all_counting_without_an_import_keeps_that_import() {
        walk.taken("documents", sales(0, 1_990, "2026-03", "1," + MOST + ",1"));
        var opposite = walk.taken("documents",
                sales(2_000, 3_990, "2026-03", "-1,-" + MOST + ",-1"));
        walk.taken("documents", sales(4_000, 5_990, "2026-03", "1," + MOST + ",1"));

        walk.browser.post("/imports", "/imports/" + opposite.id() + "/undoing", Map.of());

        var kept = walk.ended(opposite.id());
        assertThat(kept.state()).isEqualTo(State.APPLIED);
        assertThat(walk.page(kept)).contains("It cannot be taken back: without it the amounts");
        assertThat(documents()).isEqualTo(3 * 1_990);
    }

    @Test
    void what_only_the_rate_makes_so_large_is_not_taken() {
        walk.taken("currency-rates", "currency,date,rate\nEUR,2026-03-01,1000\n");
        IntFunction<String> row = i -> "invoice," + i + ",2026-03-11,A-1,PUMP,10000000000,EUR";
        var header = "kind,number,date,account,line,net,currency\n";

        var taken = walk.apply(walk.checked("documents", rows(header, 0, 2_010, row)));
        var checked = walk.checked("documents", rows(header, 0, 9_300, row));

        for (var failed : List.of(taken, checked)) {
            assertThat(failed.state()).isEqualTo(State.FAILED);
            assertThat(walk.page(failed)).contains(
                    "Nothing was taken: the amounts come to more than can be counted.");
        }
        assertThat(documents()).isZero();
    }

    @Test
    void payments_beyond_all_counting_are_refused_by_row_and_column() {
        var checked = walk.checked("payments", rows("reference,date,amount,account\n", 0, 2_010,
                i -> "B-" + i + ",2026-03-11," + MOST + ",A-1"));

        assertThat(counts(checked).fresh()).isEqualTo(2_000);
        assertThat(walk.rejected(checked)).hasSize(10).first().asString()
                .contains("2002,Amount: With this payment the amounts of the file");
        assertThat(counts(walk.apply(checked)).fresh()).isEqualTo(2_000);
        assertThat(walk.browser.get("/payments").status()).isEqualTo(200);
    }
}
