package linecard.pipeline;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class OpportunityApiTest {

    private static final String AT = "/api/v1/opportunities";

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;

    @Test
    void a_program_enters_moves_and_reads_what_its_rep_may() {
        var company = town.company();
        var north = company.north();
        var anna = new Program(program, town.somebody(company, Role.REP, north));
        var described = new Described(http);
        var entry = """
                {"account": "%s", "rep": "%s", "name": "Pump house", "stage": "%s",
                 "line": ["%s"], "lineAmount": [{"minor": 120000, "currency": "HUF"}],
                 "close": "2027-03-31", "source": "fair"}
                """.formatted(north.id("account"), north.id("rep"), north.id("pipeline-stage"),
                north.id("product-line"));
        var added = anna.post(AT, entry);
        var answer = described.read("addOpportunity", added);
        assertThat(answer.get("amount").get("minor").longValue()).isEqualTo(120_000);
        assertThat(answer.get("protectedUntil").isNull()).isFalse();
        var id = Program.id(added);
        described.read("listOpportunities", anna.get(AT + "?state=open"));
        described.read("listPipelineStages", anna.get("/api/v1/pipeline-stages"));
        described.read("changeOpportunity", anna.put(AT + "/" + id, 1, entry.replace("house", "station")));
        assertThat(anna.put(AT + "/" + id, 1, entry)).hasStatus(412);
        described.read("moveOpportunity", anna.send("POST", AT + "/" + id + "/move", "{\"stage\": \"%s\"}"
                .formatted(stage(anna, "won")), "If-Match", "\"2\""));
        var history = described.read("getOpportunityHistory", anna.get(AT + "/" + id + "/history"));
        assertThat(history.get("moments")).hasSize(2);
        var task = """
                {"rep": "%s", "opportunity": "%s", "content": "Send it", "due": "2026-12-01"}
                """.formatted(north.id("rep"), id);
        described.read("addTask", anna.post("/api/v1/tasks", task));
        described.read("listTasks", anna.get("/api/v1/tasks?open=true"));
        assertThat(anna.get(AT + "/" + company.south().id("opportunity"))).hasStatus(404);
    }

    private String stage(Program anna, String kind) {
        return body(anna.get("/api/v1/pipeline-stages"))
                .replaceAll("(?s).*\"id\":\"([^\"]+)\",\"name\":\"[^\"]*\",\"kind\":\"" + kind + "\".*", "$1");
    }

    @Test
    void what_cannot_be_is_refused_at_its_field() {
        var company = town.company();
        var north = company.north();
        var anna = new Program(program, town.somebody(company, Role.REP, north));
        var refused = anna.post(AT, """
                {"account": "%s", "rep": "%s", "name": "", "close": "2027-03-31"}
                """.formatted(company.south().id("account"), company.south().id("rep")));
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("#/account", "#/rep");
        assertThat(anna.post(AT, """
                {"account": "%s", "rep": "%s", "name": "x", "close": "2027-03-31", "stage": "%s"}
                """.formatted(north.id("account"), north.id("rep"), UUID.randomUUID()))).hasStatus(422);
        assertThat(anna.post(AT, "{}")).hasStatus(422);
        assertThat(anna.post(AT, "{\"account\": 5}")).hasStatus4xxClientError();
    }
}
