package linecard.accounts;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.Town.Company;
import linecard.access.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class AccountApiTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Town town;

    Company company;
    Program erp;
    UUID north;
    UUID rep;
    UUID other;

    @BeforeEach
    void found() {
        company = town.company();
        erp = new Program(program, company.owner());
        north = company.north().id("account");
        rep = company.north().id("rep");
        other = company.south().id("rep");
    }

    @Test
    void an_account_is_kept() {
        var added = made(erp.post("/api/v1/accounts", account("X", north.toString())));
        var at = "/api/v1/accounts/" + added;
        assertThat(erp.get(at)).bodyText().contains("\"parent\":\"" + north + "\"");
        assertThat(erp.put("/api/v1/accounts/" + north, 1, account("C-N", added)))
                .hasStatus(422).bodyText().contains("#/parent");
        assertThat(erp.put(at, 1, account("X", UUID.randomUUID().toString()))).hasStatus(422)
                .bodyText().contains("#/parent");
        assertThat(erp.put(at, 1, account("X2", north.toString()))).hasStatusOk();
        assertThat(erp.get("/api/v1/accounts?q=szeged")).bodyText().contains("X2")
                .doesNotContain("C-N");
        assertThat(erp.get("/api/v1/accounts?rep=" + rep)).bodyText().contains("C-N")
                .doesNotContain("X2");
        assertThat(erp.get("/api/v1/accounts?territory=" + company.south().id("territory")))
                .bodyText().contains("C-S").doesNotContain("C-N");
        var reps = new Program(program, town.somebody(company, Role.REP, company.north()));
        assertThat(reps.get("/api/v1/accounts")).bodyText().contains("C-N")
                .doesNotContain("C-S", "X2");
    }

    @Test
    void an_assignment_is_handed_over_and_ended() {
        var held = company.north().id("assignment");
        var at = "/api/v1/assignments/" + held;
        assertThat(erp.post(at + "/handover", handover(other, "1000000", "2026-03-01")))
                .hasStatus(428);
        assertThat(erp.post(at + "/handover", handover(other, "1000000", "2024-03-01"),
                "If-Match", "\"1\"")).hasStatus(422).bodyText().contains("#/firstDay");
        var next = made(erp.post(at + "/handover", handover(other, "1000000", "2026-03-01"),
                "If-Match", "\"1\"", "Idempotency-Key", "over"));
        assertThat(erp.get(at)).bodyText().contains("\"lastDay\":\"2026-02-28\"", "\"version\":2");
        assertThat(Program.id(erp.post(at + "/handover", handover(other, "1000000", "2026-03-01"),
                "If-Match", "\"1\"", "Idempotency-Key", "over"))).isEqualTo(next);
        var then = "/api/v1/assignments/" + next;
        assertThat(erp.get(then)).bodyText().contains("\"share\":1000000", "\"lastDay\":null");
        assertThat(erp.post(then + "/ending", "{\"lastDay\": \"2026-02-01\"}",
                "If-Match", "\"1\"")).hasStatus(422).bodyText().contains("#/lastDay");
        assertThat(erp.post(then + "/ending", "{\"lastDay\": \"2026-06-30\"}",
                "If-Match", "\"1\"")).hasStatusOk().bodyText().contains("2026-06-30");
        assertThat(erp.get("/api/v1/assignments?day=2026-03-01&account=" + north)).bodyText()
                .contains(next).doesNotContain(held.toString());
        assertThat(erp.get("/api/v1/assignments?day=tomorrow")).hasStatus(400).bodyText()
                .contains("\"parameter\":\"day\"");
        assertThat(erp.get("/api/v1/assignments?rep=" + other)).bodyText().contains(next);
    }

    @Test
    void shares_stay_within_the_whole_even_those_that_are_not_seen() {
        var at = "/api/v1/accounts/" + north + "/assignments";
        assertThat(erp.post(at, assignment(other, "1", "2026-01-01"))).hasStatus(422).bodyText()
                .contains("#/share");
        assertThat(erp.post(at, assignment(other, "0", "2026-01-01"))).hasStatus(422).bodyText()
                .contains("#/share");
        assertThat(erp.post(at, assignment(other, "1000001", "2026-01-01"))).hasStatus(422)
                .bodyText().contains("#/share");
        assertThat(erp.post(at, assignment(UUID.randomUUID(), "1", "2026-01-01"))).hasStatus(422)
                .bodyText().contains("#/rep");
        made(erp.post("/api/v1/assignments/" + company.north().id("assignment") + "/handover",
                handover(other, "500000", "2026-03-01"), "If-Match", "\"1\""));
        var manager = new Program(program, town.territorial(company, company.north()));
        for (var key : new String[] {"a", "b"}) {
            assertThat(manager.post(at, assignment(rep, "600000", "2026-04-01"),
                    "Idempotency-Key", key)).hasStatus(422).bodyText().contains("#/share");
        }
        made(manager.post(at, assignment(rep, "500000", "2026-04-01")));
    }

    @Test
    void a_spelling_means_an_account_until_it_is_forgotten() {
        var described = new Described(http);
        var at = "/api/v1/accounts/" + north + "/aliases";
        var added = erp.post(at, "{\"alias\": \"Észak Kft\"}");
        assertThat(described.read("addAccountAlias", added).path("account").stringValue())
                .isEqualTo(north.toString());
        var id = made(added);
        assertThat(erp.post(at, "{\"alias\": \"\"}")).hasStatus(422).bodyText()
                .contains("#/alias");
        assertThat(erp.post(at, "{\"alias\": \"%s\"}".formatted("x".repeat(301))))
                .hasStatus(422).bodyText().contains("#/alias");
        var list = described.read("listAccountAliases",
                erp.get("/api/v1/account-aliases?account=" + north + "&limit=1"));
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.path("next").isNull()).isFalse();
        var south = "/api/v1/accounts/" + company.south().id("account") + "/aliases";
        var moved = erp.post(south, "{\"alias\": \"ÉSZAK  kft\"}");
        assertThat(made(moved)).isEqualTo(id);
        assertThat(moved).hasHeader("ETag", "\"2\"");
        var manager = new Program(program, town.territorial(company, company.north()));
        assertThat(manager.get("/api/v1/account-aliases/" + id)).hasStatus(404);
        assertThat(manager.post(at, "{\"alias\": \"Észak Kft\"}")).as("means one unseen")
                .hasStatus(403);
        var one = "/api/v1/account-aliases/" + id;
        described.read("getAccountAlias", erp.get(one));
        assertThat(erp.send("DELETE", one, "", "If-Match", "\"1\"")).hasStatus(412);
        assertThat(erp.send("DELETE", one, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(erp.get(one)).hasStatus(404);
    }

    private static String made(MvcTestResult result) {
        assertThat(result).hasStatus(201);
        return Program.id(result);
    }

    private static String account(String code, String parent) {
        return """
                {"code": "%s", "name": "Firm %s", "city": "Szeged", "parent": "%s"}"""
                .formatted(code, code, parent);
    }

    private static String assignment(UUID rep, String share, String first) {
        return """
                {"rep": "%s", "role": "owner", "share": %s, "firstDay": "%s"}"""
                .formatted(rep, share, first);
    }

    private static String handover(UUID rep, String share, String first) {
        return """
                {"rep": "%s", "share": %s, "firstDay": "%s"}""".formatted(rep, share, first);
    }
}
