package linecard.exchange;

import linecard.access.Role;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.database.Bound;
import linecard.exchange.Import.State;
import linecard.exchange.ImportWalk.Counts;
import linecard.plan.Goals;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// A whole import is taken back, or nothing of it.
class UndoImportTest extends ImportDesk {

    @Autowired Products products;
    @Autowired ProductLines lines;
    @Autowired Goals goals;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    private Import undo(Import source) {
        var at = "/imports/" + source.id();
        assertThat(walk.browser.get(at + "/undoing").text()).contains("Take all of it back");
        var answer = walk.browser.post(at, at + "/undoing", Map.of());
        assertThat(answer.status()).isEqualTo(303);
        return walk.ended(source.id());
    }

    private String stored() {
        return Bound.call(owner.binding(), () -> products.all(owner).stream()
                .map(p -> p.code() + "=" + p.name()).toList() + " "
                + lines.all(owner).stream().map(line -> line.code()).toList());
    }

    @Test
    void it_goes_when_who_brought_it_in_has_left() {
        var manager = stage.member(owner, Role.MANAGER, null, null, null);
        var theirs = new ImportWalk(stage, manager, imports, port)
                .taken("products", "sku,name,category\nP-1,Pump,PUMP\n");
        Bound.run(owner.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                delete from access.membership where user_id = :left
                """).param("left", manager.user().id()).update()));

        assertThat(walk.browser.get("/imports").text()).contains(theirs.id().toString());
        assertThat(undo(theirs).state()).isEqualTo(State.UNDONE);
        assertThat(stored()).doesNotContain("P-1");
    }

    @Test
    void records_are_gone_or_what_they_were() {
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\nP-2,Valve,PUMP\n");
        var before = stored();
        var csv = "sku,name,category\nP-1,Big pump,PUMP\nP-3,Seal,SEAL\nP-2,Valve,PUMP\n";
        var second = walk.taken("products", csv);
        assertThat(stored()).isNotEqualTo(before).contains("P-3=Seal", "SEAL");

        assertThat(undo(second).state()).isEqualTo(State.UNDONE);

        assertThat(stored()).isEqualTo(before);
        assertThat(walk.page(second)).contains("All that this import brought was taken back");
        var again = walk.browser.post("/imports", "/imports/" + second.id() + "/undoing", Map.of());
        assertThat(again.status()).isEqualTo(409);
        assertThat(counts(walk.taken("products", csv))).isEqualTo(new Counts(3, 1, 1, 1, 0, 0));
    }

    @Test
    void where_a_later_change_stands_on_it_nothing_is_taken_back() {
        var first = walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\nP-2,Valve,PUMP\n");
        walk.taken("products", "sku,name,category\nP-2,Small valve,PUMP\n");
        var before = stored();

        var refused = undo(first);

        assertThat(refused.state()).isEqualTo(State.APPLIED);
        assertThat(walk.page(refused)).contains("Nothing was taken back", "was changed later");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void where_other_records_refer_to_it_nothing_is_taken_back() {
        var accounts = walk.taken("accounts", "account,name\nA-1,One\nA-2,Two\n");
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\n");
        var invoices = walk.taken("documents",
                "kind,number,date,account,product,net\ninvoice,1,2026-03-01,A-1,P-1,5\n");

        assertThat(undo(accounts).state()).isEqualTo(State.APPLIED);
        assertThat(undo(invoices).state()).isEqualTo(State.UNDONE);
    }

    private long net() {
        return Objects.requireNonNull(Bound.call(owner.binding(), () -> transaction.execute(
                status -> sql.sql("select coalesce(sum(net_minor), 0) from sales.month")
                        .query(Long.class).single())));
    }

    @Test
    void documents_are_reversed_and_what_they_replaced_counts_again() {
        walk.taken("accounts", "account,name\nA-1,One\n");
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\n");
        var header = "kind,number,date,account,product,net\n";
        walk.taken("documents", header + "invoice,1,2026-03-01,A-1,P-1,5\n");
        var csv = header + "invoice,1,2026-03-01,A-1,P-1,7\ninvoice,2,2026-03-01,A-1,P-1,1\n";
        var checked = walk.checked("documents", csv);
        assertThat(counts(checked)).isEqualTo(new Counts(2, 1, 1, 0, 0, 300));
        assertThat(walk.browser.get("/imports/" + checked.id() + "/corrections").text())
                .contains("invoice 1", "$5.00", "$7.00", "$2.00");
        var taken = walk.apply(checked);
        assertThat(net()).isEqualTo(800);

        assertThat(undo(taken).state()).isEqualTo(State.UNDONE);
        assertThat(net()).isEqualTo(500);
        assertThat(counts(walk.taken("documents", csv))).isEqualTo(new Counts(2, 1, 1, 0, 0, 300));
        assertThat(net()).isEqualTo(800);
    }

    @Test
    void goals_become_what_they_were_and_those_that_it_made_nothing() {
        walk.taken("reps", "rep,last name,agency\nR1,Ash,X\n");
        var header = "fiscal year,rep code,measure,amount\n";
        walk.taken("goals", header + "2026,R1,revenue,1200\n");
        var second = walk.taken("goals", header + "2026,R1,revenue,2400\n2026,,revenue,600\n");
        assertThat(goals()).containsExactlyInAnyOrder(240_000L, 60_000L);

        assertThat(undo(second).state()).isEqualTo(State.UNDONE);

        assertThat(goals()).containsExactlyInAnyOrder(120_000L, 0L);
    }

    private List<Long> goals() {
        return Bound.call(owner.binding(), () -> goals.inForce(owner, 2026).stream()
                .map(goal -> goal.months().stream().mapToLong(month -> month).sum()).toList());
    }
}
