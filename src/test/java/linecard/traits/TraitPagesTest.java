package linecard.traits;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.exchange.ImportWalk;
import linecard.exchange.ImportWalk.Counts;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.util.Map;

import static linecard.Visitor.body;
import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class TraitPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Stage stage;
    @LocalServerPort int port;

    Company company;
    Visitor desk;
    Visitor rep;
    String north;

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
        rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        north = "/accounts/" + company.north().id("account");
    }

    private void make(String name, String kind, String reps, String... more) {
        var fields = new String[8 + more.length];
        System.arraycopy(new String[] {"english", name, "kind", kind, "reps", reps, "position", "1"},
                0, fields, 0, 8);
        System.arraycopy(more, 0, fields, 8, more.length);
        assertThat(desk.post("/account-fields", fields)).hasStatus(303);
    }

    @Test
    void the_name_is_asked_in_the_language_of_the_reader_first() {
        assertThat(body(desk.get("/account-fields/new"))).containsPattern("(?s)Magyar név.*Angol név.*A kettő közül");
        var american = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        assertThat(body(american.get("/account-fields/new")))
                .containsPattern("(?s)Name in English.*Name in Hungarian.*One of the two");
    }

    private void save(String... own) {
        var version = body(desk.get(north + "/edit")).replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        var fields = new String[6 + own.length];
        System.arraycopy(new String[] {"code", "C-N", "name", "North", "version", version}, 0, fields, 0, 6);
        System.arraycopy(own, 0, fields, 6, own.length);
        assertThat(desk.post(north, fields)).hasStatus(303);
    }

    @Test
    void own_fields_are_asked_shown_found_and_exported() {
        make("Contract ends", "date", "seen");
        make("Machines", "number", "seen");
        make("Sector", "choice", "seen", "choices", "Food\nSteel");
        make("Secret", "text", "hidden");
        assertThat(desk.get(north + "/edit")).bodyText().contains("Contract ends", "Steel", "fields/machines");
        save("tags", "VIP, export", "fields/contractEnds", "2026-12-31", "fields/machines", "1 200,5",
                "fields/sector", "Steel", "fields/secret", "hush");
        assertThat(desk.get(north)).bodyText().contains("2026.\u00a012.\u00a031.", "200,5", "Steel", "hush", "VIP");
        for (var found : new String[] {"tag=VIP", "f.sector=Steel", "f.contractEnds.from=2026-12-01",
                "f.contractEnds.to=2027-01-01&f.machines.from=1000", "f.secret=HUS"}) {
            assertThat(desk.get("/accounts?" + found)).as(found).bodyText().contains("C-N").doesNotContain("C-S");
        }
        assertThat(desk.get("/accounts?f.machines.from=1300")).bodyText().doesNotContain("C-N<");
        assertThat(desk.get("/accounts.json?tag=VIP")).bodyText()
                .contains("\"ownMachines\":1200.5", "\"ownContractEnds\":\"2026-12-31\"", "hush");
        assertThat(rep.get(north)).bodyText().contains("Steel").doesNotContain("hush", "Secret");
        assertThat(rep.get("/accounts.json")).bodyText().contains("Steel").doesNotContain("hush", "ownSecret");
        assertThat(rep.get("/accounts?f.secret=nothing")).bodyText().contains("C-N");
        save("tags", "", "fields/contractEnds", "");
        assertThat(desk.get("/accounts?tag=VIP")).bodyText().doesNotContain("C-N<");
        assertThat(desk.get(north)).bodyText().contains("Steel").doesNotContain("2026.\u00a012.\u00a031.");
        desk.post("/history/accounts.account/" + company.north().id("account") + "/undo");
        assertThat(desk.get("/accounts?tag=VIP")).bodyText().contains("C-N");
    }

    @Test
    void odd_input_gets_its_reason_at_the_field() {
        make("Machines", "number", "seen", "required", "true");
        assertThat(desk.post(north, "code", "C-N", "name", "N", "version", "1", "fields/machines", "sok"))
                .hasStatus(422).bodyText().contains("fields/machines-error");
        assertThat(desk.post(north, "code", "C-N", "name", "N", "version", "1", "fields/machines", ""))
                .hasStatus(422).bodyText().contains("Kötelező");
        assertThat(desk.post(north, "code", "C-N", "name", "N", "version", "1", "fields/machines", "1",
                "tags", "x".repeat(41))).hasStatus(422).bodyText().contains("legfeljebb 40 karakter");
        for (var odd : new String[] {"tag=%00", "tag=" + "x".repeat(900), "f.machines.from=x", "f.machines=1",
                "f.none=1", "f.machines.from=" + "9".repeat(200), "f.machines.to=%25"}) {
            assertThat(desk.get("/accounts?" + odd)).as(odd).hasStatusOk();
        }
        assertThat(desk.post("/account-fields", "kind", "choice", "reps", "seen")).hasStatus(422)
                .bodyText().contains("Adjon nevet");
        assertThat(desk.post("/account-fields", "english", "A", "kind", "choice", "reps", "seen"))
                .hasStatus(422).bodyText().contains("choices-error");
        assertThat(desk.post("/account-fields", "english", "A", "kind", "drop", "reps", "all", "position", "-1"))
                .hasStatus(422).bodyText().contains("kind-error", "reps-error", "position-error");
    }

    @Test
    void a_field_is_renamed_and_put_away_while_values_stay() {
        make("Sector", "choice", "seen", "choices", "Food");
        save("fields/sector", "Food");
        var id = body(desk.get("/account-fields")).replaceAll("(?s).*account-fields/([0-9a-f-]{36})\">Sector.*", "$1");
        assertThat(desk.post("/account-fields/" + id, "english", "Trade", "kind", "text", "reps", "seen",
                "version", "1")).hasStatus(422).bodyText().contains("A típus nem");
        assertThat(desk.post("/account-fields/" + id, "english", "Trade", "kind", "choice", "choices", "Food",
                "reps", "seen", "archived", "true", "version", "1")).hasStatus(303);
        assertThat(desk.get(north)).bodyText().doesNotContain("<dt>Trade</dt>", "<dd>Food</dd>");
        save("tags", "a");
        desk.post("/account-fields/" + id, "english", "Trade", "kind", "choice", "choices", "Food", "reps", "seen",
                "version", "2");
        assertThat(desk.get(north)).bodyText().contains("Trade", "Food");
        assertThat(rep.get("/account-fields")).hasStatus(403);
    }

    @Test
    void files_bring_them_and_what_was_exported_comes_back_the_same() {
        make("Contract ends", "date", "seen");
        make("Machines", "number", "seen");
        var walk = ImportWalk.of(company.owner(), program, port);
        var taken = walk.check(walk.upload("accounts", "a.csv", """
                code;name;Contract ends;machines;Címkék
                C-N;Account N;2027. 01. 31.;1 200,5;új, vip
                C-S;Account S;egyszer majd;1;
                """), Map.of());
        assertThat(counts(taken)).as(walk.page(taken)).isEqualTo(new Counts(2, 0, 1, 0, 1, 0));
        assertThat(walk.rejected(taken)).singleElement().asString().contains("contractEnds: ");
        walk.apply(taken);
        assertThat(desk.get(north)).bodyText().contains("2027.\u00a001.\u00a031.", "200,5", "vip");
        var again = walk.check(walk.upload("accounts", "b.csv", body(desk.get("/accounts.csv"))), Map.of());
        assertThat(counts(again)).as(walk.page(again)).isEqualTo(new Counts(2, 0, 0, 2, 0, 0));
    }

    @Test
    void programs_say_and_read_them() {
        make("Machines", "number", "seen");
        var erp = new Program(program, company.owner());
        var at = "/api/v1" + north;
        var body = "{\"code\":\"C-N\",\"name\":\"North\",\"tags\":[\"vip\"],\"fields\":{%s}}";
        assertThat(erp.put(at, 1, body.formatted("\"machines\":\"1,5\""))).hasStatus(422)
                .bodyText().contains("#/fields/machines");
        assertThat(erp.put(at, 1, body.formatted("\"none\":\"1\""))).hasStatus(422)
                .bodyText().contains("#/fields/none");
        assertThat(erp.put(at, 1, body.formatted("\"machines\":[1]"))).hasStatus(422);
        assertThat(erp.put(at, 1, body.formatted("\"machines\":\"1.500\""))).hasStatusOk()
                .bodyText().contains("\"machines\":\"1.5\"", "\"tags\":[\"vip\"]");
        assertThat(erp.get("/api/v1/accounts?tag=vip")).bodyText().contains("C-N").doesNotContain("C-S");
        assertThat(erp.put(at, 2, "{\"code\":\"C-N\",\"name\":\"North\"}")).hasStatusOk()
                .bodyText().contains("\"machines\":\"1.5\"", "vip");
    }
}
