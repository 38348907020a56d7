package linecard.duplicates;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class DuplicatePagesTest {

    private static final Pattern PAIR = Pattern.compile("/duplicates/([0-9a-f-]{36})");

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired Stage stage;

    private Company company;
    private Visitor desk;

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
        account("H1", "Hegyi Gépház Kft.", "Fő utca 12.");
        account("H2", "HEGYI GÉPHÁZ Kft.", "Fő u. 12");
        account("M1", "Alföldi Malom Zrt.", "Piac tér 3.");
    }

    private String account(String code, String name, String address) {
        return led(desk.post("/accounts", "code", code, "name", name, "city", "Miskolc", "address",
                address, "taxNumber", code.startsWith("H") ? "11954027-2-05" : "", "house", "false"));
    }

    private void search() {
        assertThat(desk.post("/duplicates/search")).hasStatus(303);
        tables.awaitNoJobs();
    }

    private UUID only(String list) {
        var found = PAIR.matcher(body(desk.get(list)));
        assertThat(found.find()).as(list).isTrue();
        return UUID.fromString(found.group(1));
    }

    @Test
    void a_search_finds_what_is_written_twice_and_keeps_what_was_decided_until_it_changes() {
        assertThat(desk.get("/duplicates")).hasStatusOk().bodyText().contains("Még nem volt keresés");
        search();
        assertThat(desk.get("/duplicates")).hasStatusOk().bodyText()
                .contains("Hegyi Gépház Kft.", "HEGYI GÉPHÁZ Kft.", "adószám", "Utolsó keresés")
                .doesNotContain("Malom");
        var id = only("/duplicates");
        assertThat(desk.get("/duplicates/" + id)).hasStatusOk().bodyText()
                .contains("Fő utca 12.", "Fő u. 12", "Nem ugyanaz", "Összevonás");
        assertThat(desk.post("/duplicates/" + id + "/decision", "state", "different", "version", "1"))
                .hasStatus(303);
        assertThat(desk.post("/duplicates/" + id + "/decision", "state", "different", "version", "1"))
                .as("decided from an old page").hasStatus(409);
        search();
        assertThat(desk.get("/duplicates")).bodyText().doesNotContain("Gépház");
        assertThat(desk.get("/duplicates?state=different")).bodyText().contains("Gépház");
        var second = PAIR.matcher("").reset(body(desk.get("/accounts?q=H2")));
        assertThat(second.find()).isFalse();
        var account = body(desk.get("/accounts?q=H2")).replaceAll("(?s).*?/accounts/([0-9a-f-]{36}).*", "$1");
        assertThat(desk.post("/accounts/" + account, "code", "H2", "name", "Hegyi Gépház Kft", "city",
                "Miskolc", "taxNumber", "11954027-2-05", "house", "false", "version", "1")).hasStatus(303);
        search();
        assertThat(desk.get("/duplicates")).as("what was compared has changed").bodyText()
                .contains("Gépház");
        assertThat(desk.get("/duplicates?q=malom")).bodyText().doesNotContain("Gépház");
        assertThat(desk.get("/duplicates?q=GEPHAZ+h1")).bodyText().contains("Gépház");
        assertThat(desk.get("/duplicates.json")).hasStatusOk().bodyText()
                .contains("\"firstCode\"", "H1", "H2");
    }

    @Test
    void each_sees_the_pairs_of_which_both_are_in_sight_and_only_keepers_decide() {
        search();
        var id = only("/duplicates");
        for (var role : List.of(Role.REP, Role.AGENCY_OWNER)) {
            var somebody = new Visitor(program, town.somebody(company, role, company.north()));
            assertThat(somebody.get("/duplicates")).hasStatusOk().bodyText().doesNotContain("Gépház");
            assertThat(somebody.get("/duplicates/" + id)).hasStatus(404);
            assertThat(somebody.post("/duplicates/" + id + "/decision", "state", "different", "version",
                    "1")).hasStatus(403);
        }
        var bound = new Visitor(program, town.territorial(company, company.north()));
        assertThat(bound.get("/duplicates/" + id)).hasStatus(404);
        var auditor = new Visitor(program, town.somebody(company, Role.AUDITOR, company.north()));
        assertThat(auditor.get("/duplicates/" + id)).hasStatusOk().bodyText()
                .contains("H1").doesNotContain("Nem ugyanaz", "name=\"survivor\"");
    }

    @Test
    void an_empty_company_is_told_what_a_search_does_and_finds_nothing() {
        var empty = new Visitor(program, stage.company());
        assertThat(empty.get("/duplicates")).hasStatusOk().bodyText().contains("Keresés indítása");
        assertThat(empty.post("/duplicates/search")).hasStatus(303);
        tables.awaitNoJobs();
        assertThat(empty.get("/duplicates")).hasStatusOk().bodyText().contains("Nincs mit eldönteni");
        assertThat(empty.get("/duplicates?kind=contact&state=merged")).hasStatusOk();
    }

    @Test
    void programs_list_decide_merge_and_undo() {
        search();
        var id = only("/duplicates");
        var machine = new Program(program, company.owner());
        assertThat(machine.get("/api/v1/duplicates")).hasStatusOk().bodyText()
                .contains(id.toString(), "\"trait\"");
        assertThat(machine.put("/api/v1/duplicates/" + id + "/decision", 1, "{\"state\": \"merged\"}"))
                .hasStatus(422);
        assertThat(machine.put("/api/v1/duplicates/" + id + "/decision", 1, "{\"state\": \"different\"}"))
                .hasStatusOk();
        var merge = "/api/v1/duplicates/" + id + "/merging";
        for (var odd : List.of("{}", "{\"survivor\": \"third\", \"firstVersion\": 1, \"secondVersion\": 1}",
                "{\"survivor\": \"first\", \"firstVersion\": null, \"secondVersion\": 1}", "[]", "x")) {
            assertThat(machine.post(merge, odd)).as(odd).matches(
                    result -> result.getResponse().getStatus() / 100 == 4);
        }
        assertThat(machine.post(merge, """
                {"survivor": "first", "firstVersion": 7, "secondVersion": 1}""")).hasStatus(412);
        var merged = machine.post(merge, """
                {"survivor": "first", "firstVersion": 1, "secondVersion": 1, "fromSecond": ["name"]}""");
        assertThat(merged).hasStatusOk().bodyText().contains("\"kept\"");
        var merging = body(merged).replaceAll(".*?\"id\"\\s*:\\s*\"([0-9a-f-]{36}).*", "$1");
        assertThat(machine.get("/api/v1/duplicates?state=merged")).bodyText().contains(id.toString());
        var undo = "/api/v1/merges/" + merging.strip() + "/undo";
        assertThat(machine.post(undo, "")).hasStatus(204);
        assertThat(machine.post(undo, "")).as("undone already").hasStatus(412);
    }

    @Test
    void two_accounts_may_be_named_by_hand_and_odd_ones_are_told_apart() {
        assertThat(desk.post("/duplicates", "first", "H1", "second", "M1")).hasStatus(303);
        assertThat(desk.get("/duplicates")).bodyText().contains("kézzel megjelölt", "Malom");
        search();
        assertThat(desk.get("/duplicates")).as("stays, whatever a search says").bodyText()
                .contains("Malom");
        assertThat(desk.post("/duplicates", "first", "H1", "second", "H1")).hasStatus(422).bodyText()
                .contains("Ez ugyanaz az ügyfél");
        for (var odd : List.of("", "nobody", "x".repeat(100), "<script>")) {
            assertThat(desk.post("/duplicates", "first", odd, "second", "H1")).as(odd).hasStatus(422)
                    .bodyText().doesNotContain("<script>");
        }
        for (var odd : List.of("?kind=x", "?state=x", "?page=0", "?page=999999", "?q=%00", "?q=%25",
                "?q=" + "x".repeat(2_000))) {
            assertThat(desk.get("/duplicates" + odd)).as(odd).hasStatusOk();
        }
    }
}
