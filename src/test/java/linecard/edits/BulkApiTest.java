package linecard.edits;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.Town.Company;
import linecard.access.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class BulkApiTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;

    Company company;
    Program erp;

    @BeforeEach
    void found() {
        company = town.company();
        erp = new Program(program, company.owner());
    }

    private static String id(String body) {
        return body.replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }

    @Test
    void a_program_adds_a_field_fills_it_in_many_and_takes_that_back() {
        var field = body(erp.post("/api/v1/own-fields", """
                {"of":"contact","english":"Score","kind":"number","reps":"hidden","position":3}"""));
        assertThat(field).contains("\"key\":\"score\"", "\"of\":\"contact\"", "\"position\":3");
        assertThat(erp.get("/api/v1/own-fields?of=contact")).hasStatusOk().bodyText().contains("score");
        assertThat(erp.get("/api/v1/own-fields")).bodyText().doesNotContain("score");
        var contact = company.north().id("contact");
        var bulk = body(erp.post("/api/v1/bulk-changes", """
                {"list":"contacts","what":"f.score","value":"1.500","ids":["%s"]}""".formatted(contact)));
        assertThat(bulk).contains("\"state\":\"proposed\"", "\"changed\":1", "\"value\":\"1.5\"");
        var at = "/api/v1/bulk-changes/" + id(bulk);
        assertThat(erp.send("POST", at + "/applying", "{}", "If-Match", "\"1\"")).hasStatusOk()
                .bodyText().contains("\"state\":\"applied\"", "\"changed\":1");
        assertThat(erp.get("/api/v1/contacts/" + contact)).bodyText().contains("\"score\":\"1.5\"");
        assertThat(erp.send("POST", at + "/applying", "{}", "If-Match", "\"1\"")).hasStatus(412);
        var version = body(erp.get(at)).replaceAll("(?s).*\"version\":(\\d+).*", "$1");
        assertThat(erp.send("POST", at + "/undoing", "{}", "If-Match", "\"" + version + "\"")).hasStatusOk()
                .bodyText().contains("\"state\":\"undone\"");
        assertThat(erp.get("/api/v1/contacts/" + contact)).bodyText().doesNotContain("\"score\":\"1.5\"");
        var rep = new Program(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get("/api/v1/own-fields?of=contact")).hasStatusOk().bodyText().doesNotContain("score");
        assertThat(rep.get("/api/v1/own-fields/" + id(field))).hasStatus(404);
        assertThat(erp.put("/api/v1/own-fields/" + id(field), 1, """
                {"of":"contact","english":"Points","kind":"number","reps":"seen"}""")).hasStatusOk()
                .bodyText().contains("\"english\":\"Points\"", "\"key\":\"score\"");
    }

    @Test
    void odd_bodies_get_the_reason_at_the_field() {
        for (var odd : new String[][] {
                {"{\"list\":\"drop\",\"what\":\"tagAdd\",\"value\":\"x\"}", "#/list"},
                {"{\"list\":\"contacts\",\"what\":\"drop\",\"value\":\"x\"}", "#/what"},
                {"{\"list\":\"contacts\",\"what\":\"tagAdd\"}", "#/value"},
                {"{\"list\":\"contacts\",\"what\":\"tagAdd\",\"value\":\"x\",\"ids\":[]}", "#/what"}}) {
            assertThat(erp.post("/api/v1/bulk-changes", odd[0])).as(odd[0]).hasStatus(422)
                    .bodyText().contains(odd[1]);
        }
        assertThat(erp.post("/api/v1/own-fields", "{\"of\":\"contact\",\"kind\":\"choice\",\"reps\":\"seen\"}"))
                .hasStatus(422);
        assertThat(erp.post("/api/v1/own-fields", "{\"of\":\"drop\",\"kind\":\"text\",\"reps\":\"seen\"}"))
                .hasStatus(422);
    }
}
