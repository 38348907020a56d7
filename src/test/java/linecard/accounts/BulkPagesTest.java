package linecard.accounts;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class BulkPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Accounts accounts;
    @Autowired Tables tables;

    Viewer owner;
    Visitor desk;
    Account full;
    Account bare;

    @BeforeEach
    void open() {
        var market = new Market(program);
        var cast = market.open();
        owner = cast.owner();
        desk = new Visitor(program, owner);
        bare = market.account(cast, "A", "Alfa", null);
        full = market.account(cast, "B", "Beta", null);
        Bound.run(owner.binding(), () -> accounts.change(owner, full.with(
                IntStream.range(0, 20).mapToObj(i -> "t" + (char) ('a' + i)).toList(), Map.of())));
    }

    private Account now(UUID id) {
        return Bound.call(owner.binding(), () -> accounts.of(owner, id));
    }

    @Test
    void many_are_changed_after_a_look_and_taken_back_as_one() {
        var id = led(desk.post("/bulk", "what", "tagAdd", "value", "vip, TA", "scope", "picked",
                "id", bare.id().toString(), "id", full.id().toString()));
        var at = "/bulk/" + id;
        assertThat(desk.get(at)).hasStatusOk().bodyText().contains("Alfa", "Beta", "Legfeljebb 20 címke");
        assertThat(now(bare.id()).tags()).isEmpty();
        assertThat(desk.post(at + "/undoing")).hasStatus(409);
        assertThat(desk.post(at + "/applying")).hasStatus(303);
        assertThat(now(bare.id()).tags()).containsExactly("ta", "vip");
        assertThat(now(full.id()).tags()).hasSize(20);
        assertThat(desk.post(at + "/applying")).hasStatus(409);
        assertThat(desk.get("/accounts?tag=vip")).bodyText().contains("Alfa").doesNotContain("Beta");
        assertThat(desk.post(at + "/undoing")).hasStatus(303);
        assertThat(now(bare.id()).tags()).isEmpty();
        assertThat(desk.post(at + "/undoing")).hasStatus(409);
    }

    @Test
    void what_was_changed_since_stands_in_the_way_of_taking_back() {
        var at = "/bulk/" + led(desk.post("/bulk", "what", "type", "value", "OEM",
                "scope", "all", "query", "?q=alfa"));
        desk.post(at + "/applying");
        assertThat(now(bare.id()).customerType()).isEqualTo("OEM");
        assertThat(now(full.id()).customerType()).isNotEqualTo("OEM");
        desk.post("/accounts/" + bare.id() + "/facts", "version", "2", "phone", "+36 1 234 5678");
        assertThat(now(bare.id()).phone()).isEqualTo("+36 1 234 5678");
        assertThat(desk.post(at + "/undoing")).hasStatus(422).bodyText().contains("azóta módosult", "Alfa");
        assertThat(now(bare.id()).customerType()).isEqualTo("OEM");
    }

    @Test
    void more_than_some_are_a_job() {
        var many = new ArrayList<Account>();
        for (int i = 0; i < 500; i++) {
            many.add(new Account(Ids.fresh(), null, null, "M" + i, "Many " + i, "", "HU", "", "", "", "", "", "",
                    false, false, 1));
        }
        Bound.run(owner.binding(), () -> accounts.addAll(owner, many));
        var at = "/bulk/" + led(desk.post("/bulk", "what", "archive", "scope", "all"));
        desk.post(at + "/applying");
        tables.awaitNoJobs();
        assertThat(now(many.getLast().id()).archived()).isTrue();
        assertThat(desk.get(at)).bodyText().contains("502");
        desk.post(at + "/undoing");
        tables.awaitNoJobs();
        assertThat(now(many.getLast().id()).archived()).isFalse();
    }

    @Test
    void odd_input_is_refused_with_the_reason() {
        var one = bare.id().toString();
        assertThat(desk.post("/bulk", "what", "type", "value", "x", "scope", "picked")).hasStatus(422)
                .bodyText().contains("legalább egy sort");
        for (var odd : List.of("drop", "f.none", "")) {
            assertThat(desk.post("/bulk", "what", odd, "id", one)).as(odd).hasStatus(422);
        }
        assertThat(desk.post("/bulk", "what", "tagAdd", "value", " , ", "id", one)).hasStatus(422)
                .bodyText().contains("value-error", one);
        assertThat(desk.post("/bulk", "what", "type", "value", "x".repeat(101), "id", one))
                .hasStatus(422);
        assertThat(desk.post("/bulk", "what", "archive", "id", "'; drop")).hasStatus(422);
        assertThat(desk.get("/bulk/" + Ids.fresh())).hasStatus(404);
    }
}
