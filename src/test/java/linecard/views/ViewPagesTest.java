package linecard.views;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ViewPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;

    Company company;
    Visitor desk;
    Visitor rep;

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
        rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
    }

    private static String led(MvcTestResult result) {
        return String.valueOf(result.getResponse().getRedirectedUrl()).replaceFirst("^/o/[^/]+", "");
    }

    private static String id(String path) {
        return path.replaceAll("^.*view=", "");
    }

    @Test
    void a_view_keeps_filter_order_and_columns_and_is_a_link() {
        var territory = company.north().id("territory");
        var path = led(desk.post("/views", "list", "accounts", "name", "Észak",
                "query", "?territory=" + territory + "&sort=code_down&columns=tags,email&page=3&evil=<b>"));
        assertThat(path).startsWith("/accounts?territory=" + territory + "&sort=code_down&columns=tags%2Cemail&view=");
        var page = Visitor.body(desk.get(path.replace("%2C", ",")));
        for (var shown : List.of("Észak", company.north().id("account") + "\"", ">Címkék</th>")) {
            assertThat(page.contains(shown)).as(shown).isTrue();
        }
        for (var hidden : List.of(company.south().id("account") + "\"", ">Terület</th>")) {
            assertThat(page.contains(hidden)).as(hidden).isFalse();
        }
        assertThat(desk.get(path.replace("/accounts?", "/accounts.csv?"))).bodyText().contains("C-N");
        assertThat(rep.get("/accounts")).bodyText().doesNotContain(id(path));
        assertThat(rep.get("/views/" + id(path))).hasStatus(404);
        assertThat(desk.post("/views", "list", "accounts", "name", "Észak")).hasStatus(422)
                .bodyText().contains("Már van ilyen nevű");
        assertThat(desk.post("/views/" + id(path) + "/removal", "version", "7")).hasStatus(409);
        assertThat(desk.post("/views/" + id(path) + "/removal", "version", "1")).hasStatus(303);
        assertThat(desk.get("/views/" + id(path))).hasStatus(404);
        desk.post("/history/views.view/" + id(path) + "/undo");
        assertThat(desk.get("/views/" + id(path))).hasStatusOk();
    }

    @Test
    void a_shared_one_is_everybodys_and_changed_by_keepers_only() {
        var path = led(desk.post("/views", "list", "contacts", "name", "Mind", "query", "?archived=true",
                "shared", "true"));
        assertThat(rep.get("/contacts")).bodyText().contains("Mind", id(path));
        var own = led(rep.post("/views", "list", "contacts", "name", "Enyém", "shared", "true"));
        assertThat(desk.get("/contacts")).bodyText().doesNotContain("Enyém");
        assertThat(rep.post("/views/" + id(path) + "/removal", "version", "1")).hasStatus(404);
        assertThat(led(rep.post("/views/" + id(path), "name", "Other", "opens", "true"))).isEqualTo(path);
        assertThat(led(rep.get("/contacts"))).isEqualTo(path);
        assertThat(rep.get("/contacts?view=all")).hasStatusOk();
        assertThat(desk.get("/contacts")).hasStatusOk().bodyText().contains("Mind").doesNotContain("Other");
        assertThat(led(rep.post("/views/" + id(own), "name", "Enyém", "opens", "true", "version", "1")))
                .isEqualTo(own);
        assertThat(led(rep.get("/contacts"))).isEqualTo(own);
        assertThat(new Program(program, company.owner()).get("/api/v1/views?list=contacts")).hasStatusOk()
                .bodyText().contains("Mind", "?archived=true").doesNotContain("Enyém");
    }

    @Test
    void what_a_list_no_longer_understands_is_said_and_left_out() {
        desk.post("/account-fields", "english", "Sector", "kind", "text", "reps", "hidden", "position", "1");
        var path = led(desk.post("/views", "list", "accounts", "name", "Steel", "query", "?f.sector=steel",
                "shared", "true"));
        assertThat(desk.get(path)).bodyText().doesNotContain("kimaradt");
        assertThat(rep.get(path)).hasStatusOk().bodyText().contains("kimaradt: f.sector", "C-N");
        assertThat(led(desk.post("/views", "list", "opportunities", "name", "Big",
                "query", "?state=all&sort=amount&stage=nonsense")))
                .startsWith("/opportunities?state=all&sort=amount&view=");
    }

    @Test
    void odd_input_gets_an_answer() {
        assertThat(desk.get("/views/new?list=drop")).hasStatus(404);
        assertThat(desk.get("/views/new?list=accounts&query=%3Fq%3D%25%25%25%00")).hasStatusOk();
        assertThat(desk.get("/accounts?view='&columns=x,,code," + "y".repeat(2000))).hasStatusOk();
        assertThat(desk.post("/views", "list", "accounts", "name", "x".repeat(61))).hasStatus(422);
        assertThat(desk.post("/views", "list", "accounts", "name", "Long", "query", "?q=" + "x".repeat(3000)))
                .hasStatus(422).bodyText().contains("túl sok szűrőt");
    }
}
