package linecard.people;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Town;
import linecard.access.Role;
import linecard.access.SignIn;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.UUID;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class PeopleApiTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired SignIn signIn;
    @Autowired MockMvcTester http;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    Viewer owner;
    Program erp;
    String agency;
    String territory;

    @BeforeEach
    void found() {
        owner = stage.company();
        erp = new Program(program, owner);
        agency = made(erp.post("/api/v1/agencies", """
                {"code": "A", "name": "Alfa", "country": "HU", "email": "A@B.hu"}"""));
        territory = made(erp.post("/api/v1/territories", """
                {"code": "N", "name": "Észak"}"""));
    }

    @Test
    void a_rep_is_kept() {
        var rep = made(erp.post("/api/v1/reps", rep(agency, "R1", "Kovács")));
        made(erp.post("/api/v1/reps", rep(agency, "R2", "Nagy")));
        assertThat(erp.get("/api/v1/reps/" + rep)).hasStatusOk().bodyText()
                .contains("\"familyName\":\"Kovács\"", "\"territory\":\"" + territory + "\"");
        assertThat(erp.get("/api/v1/reps?agency=" + agency + "&territory=" + territory))
                .bodyText().contains("Kovács", "Nagy");
        assertThat(erp.get("/api/v1/reps?agency=" + Ids.fresh())).bodyText()
                .isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(erp.put("/api/v1/reps/" + rep, 1, rep(agency, "R1", "Kovácsné")))
                .hasStatusOk().bodyText().contains("Kovácsné", "\"version\":2");
        assertThat(erp.put("/api/v1/reps/" + rep, 2, rep(territory, "R1", "Kovácsné")))
                .hasStatus(422).bodyText().contains("#/agency", "Később nem változik");
        assertThat(erp.post("/api/v1/reps", rep(Ids.fresh().toString(), "R3", "Kis")))
                .hasStatus(422).bodyText().contains("#/agency");
        assertThat(erp.put("/api/v1/territories/" + territory, 1, """
                {"code": "N", "name": "Észak", "archived": true}""")).hasStatusOk();
        assertThat(erp.post("/api/v1/reps", rep(agency, "R3", "Kis"))).hasStatus(422)
                .bodyText().contains("#/territory", "Ez archiválva van");
    }

    @Test
    void a_manager_of_one_territory_keeps_to_it() {
        var manager = new Program(program, stage.member(
                owner, Role.MANAGER, null, null, UUID.fromString(territory)));
        assertThat(manager.post("/api/v1/territories", "{\"code\": \"Z\", \"name\": \"Z\"}"))
                .hasStatus(404);
        var elsewhere = """
                {"agency": "%s", "code": "R", "familyName": "Kis"}""".formatted(agency);
        made(erp.post("/api/v1/reps", rep(agency, "R1", "Kovács")));
        assertThat(manager.post("/api/v1/reps", elsewhere)).hasStatus(422).bodyText()
                .contains("#/territory");
        made(manager.post("/api/v1/reps", rep(agency, "R2", "Kis")));
    }

    @Test
    void an_agreement_is_renewed_and_amended() {
        var at = "/api/v1/agencies/" + agency + "/agreements";
        var past = made(erp.post(at, terms("2020-01-01", null, "agreed")));
        var future = Town.today().plusYears(1).withDayOfYear(1);
        var next = made(erp.post(at, terms(future.toString(), null, "voluntary")));
        assertThat(erp.get("/api/v1/agreements/" + past)).bodyText()
                .contains("\"lastDay\":\"" + future.minusDays(1) + "\"", "\"version\":2");
        assertThat(erp.get("/api/v1/agreements?agency=" + agency)).bodyText()
                .contains(past, next);
        assertThat(erp.put("/api/v1/agreements/" + past, 2, terms("2020-01-01", null, "required")))
                .hasStatus(422).bodyText().contains("#/firstDay", "már hatályba lépett");
        assertThat(erp.put("/api/v1/agreements/" + next, 1,
                terms(future.toString(), future.minusDays(1).toString(), "agreed")))
                .hasStatus(422).bodyText().contains("#/lastDay");
        assertThat(erp.put("/api/v1/agreements/" + next, 1,
                terms(future.toString(), future.plusDays(30).toString(), "agreed")))
                .hasStatusOk().bodyText().contains("\"regime\":\"agreed\"");
        assertThat(erp.post(at, terms("2019-13-01", null, "agreed"))).hasStatus(422)
                .bodyText().contains("#/firstDay");
        assertThat(erp.post(at, terms("2019-01-01", null, "friendly"))).hasStatus(422)
                .bodyText().contains("#/regime", "required, agreed, voluntary");
        assertThat(erp.post(at, "{}")).hasStatus(422).bodyText()
                .contains("#/firstDay", "#/regime", "#/noticeMonths");
    }

    @Test
    void a_member_is_added_with_a_password_shown_once() {
        var email = "eva@" + owner.organisation().slug() + ".example";
        var finance = """
                {"email": "%s", "familyName": "Kis", "givenName": "Éva", "language": "hu",
                 "role": "finance"}""".formatted(email);
        var added = erp.post("/api/v1/members", finance, "Idempotency-Key", "eva");
        var member = made(added);
        var password = Pattern.compile("\"firstPassword\":\"([^\"]+)\"").matcher(body(added));
        assertThat(password.find()).isTrue();
        assertThat(signIn.attempt(email, password.group(1), "10.9.0.7", "test"))
                .isInstanceOf(SignIn.Attempt.Opened.class);
        assertThat(erp.post("/api/v1/members", finance, "Idempotency-Key", "eva")).hasStatus(201)
                .bodyText().contains("\"firstPassword\":null", member);
        assertThat(erp.post("/api/v1/members", finance)).hasStatus(422).bodyText()
                .contains("#/email", "már használatban");
        var at = "/api/v1/members/" + member;
        assertThat(erp.get("/api/v1/members")).bodyText().contains(email, "\"role\":\"owner\"");
        assertThat(erp.put(at, 1, "{\"role\": \"rep\"}")).hasStatus(422).bodyText()
                .contains("#/rep");
        assertThat(erp.put(at, 1, "{\"role\": \"auditor\"}")).hasStatusOk().bodyText()
                .contains("\"role\":\"auditor\"");
        assertThat(erp.send("DELETE", at, "")).hasStatus(428);
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"1\"")).hasStatus(412);
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(erp.get(at)).hasStatus(404);
    }

    @Test
    void who_came_without_a_password_is_invited_anew() {
        var member = stage.member(owner, Role.FINANCE, null, null, null);
        Bound.run(member.binding(), () -> transactions.executeWithoutResult(_ ->
                sql.sql("update access.app_user set password_hash = '' where id = :id")
                        .param("id", member.user().id()).update()));
        var waiting = Pattern.compile(
                "\"id\":\"([^\"]+)\"[^{]*\"waiting\":true").matcher(body(erp.get("/api/v1/members")));
        assertThat(waiting.find()).isTrue();
        var at = "/api/v1/members/" + waiting.group(1) + "/invitation";
        var invited = new Described(http).read("inviteMember", erp.post(at, ""));
        assertThat(signIn.attempt(member.user().email(),
                invited.path("firstPassword").stringValue(), "10.9.0.8", "test"))
                .isInstanceOf(SignIn.Attempt.Opened.class);
        assertThat(erp.post(at, "")).hasStatus(409).bodyText().contains("már van itt jelszava");
    }

    @Test
    void nobody_locks_the_own_door() {
        var self = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(body(erp.get("/api/v1/members")));
        assertThat(self.find()).isTrue();
        var at = "/api/v1/members/" + self.group(1);
        assertThat(erp.put(at, 1, "{\"role\": \"auditor\"}")).hasStatus(422).bodyText()
                .contains("#/role");
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"1\"")).hasStatus(409);
    }

    private static String made(MvcTestResult result) {
        assertThat(result).hasStatus(201);
        return Program.id(result);
    }

    private String rep(String agency, String code, String family) {
        return """
                {"agency": "%s", "territory": "%s", "code": "%s", "familyName": "%s"}"""
                .formatted(agency, territory, code, family);
    }

    private static String terms(String first, @Nullable String last, String regime) {
        return """
                {"firstDay": "%s", "lastDay": %s, "regime": "%s", "noticeMonths": 2}"""
                .formatted(first, last == null ? "null" : "\"" + last + "\"", regime);
    }
}
