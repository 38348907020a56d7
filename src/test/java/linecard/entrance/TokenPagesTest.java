package linecard.entrance;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.api.Area;
import linecard.api.Scope;
import linecard.api.Tokens;
import linecard.database.Bound;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.Set;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class TokenPagesTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @Autowired Tokens tokens;

    Viewer owner;
    Visitor desk;

    @BeforeEach
    void found() {
        owner = stage.company();
        desk = new Visitor(program, owner);
    }

    @Test
    void a_token_is_made_shown_once_used_and_revoked() {
        assertThat(desk.get("/me/tokens")).hasStatusOk().bodyText().contains("Még nincs kulcs");
        assertThat(desk.get("/me")).bodyText().contains("/me/tokens");
        assertThat(desk.get("/me/tokens/new")).hasStatusOk();
        var made = desk.post("/me/tokens", "name", "ERP", "days", "30", "records", "write",
                "access", "", "results", "read");
        assertThat(made).hasStatusOk();
        var text = Pattern.compile("<code>(lc_[\\w-]{43})</code>").matcher(body(made));
        assertThat(text.find()).isTrue();
        var list = desk.get("/me/tokens");
        assertThat(list).bodyText().contains("ERP", "records:write", "results:read")
                .doesNotContain(text.group(1), "results:write", "access:");
        var at = http.get().uri("/api/v1/agencies")
                .header("Authorization", "Bearer " + text.group(1));
        assertThat(at).hasStatusOk();
        var id = Bound.call(owner.binding(), () -> tokens.all(owner)).getFirst().id();
        assertThat(desk.post("/me/tokens/" + id + "/revocation")).hasStatus(303);
        assertThat(at).hasStatus(401);
        assertThat(desk.get("/me/tokens")).bodyText().contains("Még nincs kulcs");
        assertThat(desk.post("/me/tokens/" + id + "/revocation")).hasStatus(404);
        assertThat(desk.get("/history/api.token/" + id)).as("nobody tells it to people").hasStatus(404);
        assertThat(desk.post("/history/api.token/" + id + "/undo")).hasStatus(303);
        assertThat(at).as("revoked is revoked").hasStatus(401);
    }

    @Test
    void a_page_loaded_again_makes_no_second_token() {
        var blank = Pattern.compile("name=\"id\" value=\"([0-9a-f-]{36})\"")
                .matcher(body(desk.get("/me/tokens/new")));
        assertThat(blank.find()).isTrue();
        String[] sent = {"id", blank.group(1), "name", "ERP", "days", "30", "records", "read"};
        assertThat(desk.post("/me/tokens", sent)).hasStatusOk().bodyText().contains("<code>lc_");
        assertThat(desk.post("/me/tokens", sent)).hasStatus(303)
                .hasHeader("Location", "/o/" + owner.organisation().slug() + "/me/tokens");
        assertThat(Bound.call(owner.binding(), () -> tokens.all(owner))).hasSize(1);
        assertThat(desk.post("/me/tokens/" + blank.group(1) + "/revocation")).hasStatus(303);
        assertThat(desk.post("/me/tokens", sent)).hasStatus(303);
        assertThat(Bound.call(owner.binding(), () -> tokens.all(owner))).isEmpty();
    }

    @Test
    void a_token_needs_a_name_a_term_and_something_to_do() {
        assertThat(desk.post("/me/tokens", "name", "", "days", "9999")).hasStatus(422).bodyText()
                .contains("Kötelező megadni", "A listából válasszon", "Legalább egy sorban");
        assertThat(Bound.call(owner.binding(), () -> tokens.all(owner))).isEmpty();
    }

    @Test
    void a_program_lists_and_revokes_its_persons_tokens() {
        var erp = new Program(program, owner);
        var other = new Program(program, owner, Set.of(new Scope(Area.RECORDS, false)));
        assertThat(other.get("/api/v1/tokens")).hasStatus(403);
        var list = new Described(http).read("listTokens", erp.get("/api/v1/tokens")).path("items");
        assertThat(list).hasSize(2);
        assertThat(list.get(1).path("scopes").get(0).stringValue()).isEqualTo("records:read");
        var id = list.get(1).path("id").stringValue();
        assertThat(erp.post("/api/v1/tokens/" + id + "/revocation", "")).hasStatus(204);
        assertThat(other.get("/api/v1/agencies")).hasStatus(401);
        assertThat(erp.post("/api/v1/tokens/" + id + "/revocation", "")).hasStatus(404);
        assertThat(desk.get("/me/tokens.json")).hasStatusOk().bodyText()
                .contains("access:read access:write").doesNotContain("lc_");
    }

    @Test
    void nobody_sees_or_revokes_the_tokens_of_another() {
        new Program(program, owner);
        var id = Bound.call(owner.binding(), () -> tokens.all(owner)).getFirst().id();
        var colleague = stage.member(owner, Role.OWNER, null, null, null);
        var theirs = new Visitor(program, colleague);
        assertThat(theirs.get("/me/tokens")).bodyText().contains("Még nincs kulcs");
        assertThat(theirs.post("/me/tokens/" + id + "/revocation")).hasStatus(404);
    }

    @Test
    void the_organisation_is_changed_through_the_api() {
        var erp = new Program(program, owner);
        assertThat(erp.get("/api/v1/organisation")).hasStatusOk().bodyText()
                .contains("\"currency\":\"HUF\"", "\"language\":\"hu\"", "\"resultsFrom\":\"invoice\"");
        var changed = """
                {"name": "Új név", "zone": "Europe/Vienna", "resultsFrom": "order"}""";
        assertThat(erp.put("/api/v1/organisation", 1, changed)).hasStatusOk().bodyText()
                .contains("Új név", "\"version\":2");
        assertThat(erp.get("/api/v1/organisation")).bodyText().contains("Europe/Vienna", "order");
        assertThat(erp.put("/api/v1/organisation", 1, changed)).hasStatus(412);
        assertThat(erp.put("/api/v1/organisation", 2, changed.replace("Vienna", "Atlantis")))
                .hasStatus(422).bodyText().contains("#/zone");
    }
}
