package linecard.quotes;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class QuoteApiTest {

    private static final String AT = "/api/v1/quotes";

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;

    @Test
    void a_program_writes_sends_and_revises_a_quote() {
        var company = town.company();
        var north = company.north();
        var anna = new Program(program, town.somebody(company, Role.REP, north));
        var described = new Described(http);
        var entry = """
                {"account": "%s", "rep": "%s", "opportunity": "%s", "title": "Pump house", "language": "en",
                 "currency": "HUF", "validUntil": "2199-03-31", "lines": [
                 {"product": "P-1", "quantityMilli": 1234, "price": {"minor": 100000, "currency": "HUF"},
                  "discountRate": 100000, "taxRate": 270000},
                 {"what": "Fitting", "quantityMilli": 1000, "price": {"minor": 120000, "currency": "HUF"},
                  "discountAmount": {"minor": 20000, "currency": "HUF"}}]}
                """.formatted(north.id("account"), north.id("rep"), north.id("opportunity"));
        var added = anna.post(AT, entry);
        var answer = described.read("addQuote", added);
        assertThat(answer.get("net").get("minor").longValue()).as("1110.6 and 1000").isEqualTo(211_100);
        var id = Program.id(added);
        described.read("changeQuote", anna.put(AT + "/" + id, 1, entry.replace("house", "station")));
        assertThat(anna.put(AT + "/" + id, 1, entry)).hasStatus(412);
        var sent = described.read("sendQuote", anna.send("POST", AT + "/" + id + "/send",
                "{\"to\": \"buyer@example.com\"}", "If-Match", "\"2\""));
        assertThat(sent.get("number").stringValue()).endsWith("-0001");
        assertThat(anna.put(AT + "/" + id, 3, entry)).hasStatus(412);
        described.read("answerQuote", anna.send("POST", AT + "/" + id + "/answer",
                "{\"state\": \"declined\", \"note\": \"Too dear\"}", "If-Match", "\"3\""));
        var revised = described.read("reviseQuote", anna.post(AT + "/" + id + "/revision", ""));
        assertThat(revised.get("revision").intValue()).isEqualTo(2);
        described.read("listQuotes", anna.get(AT + "?state=draft&account=" + north.id("account")));
        assertThat(anna.get(AT + "/" + company.south().id("quote"))).hasStatus(404);
    }

    @Test
    void an_approval_is_asked_for_given_back_with_its_grounds_and_given() {
        var company = town.company();
        var north = company.north();
        var anna = new Program(program, town.somebody(company, Role.REP, north));
        var boss = new Program(program, company.owner());
        var described = new Described(http);
        var at = AT + "/" + Program.id(anna.post(AT, """
                {"account": "%s", "rep": "%s", "title": "Pump house", "language": "en", "currency": "HUF",
                 "validUntil": "2199-03-31", "lines": [{"what": "Fitting", "quantityMilli": 1000,
                  "price": {"minor": 120000, "currency": "HUF"}, "discountRate": 900000}]}
                """.formatted(north.id("account"), north.id("rep"))));
        var asked = described.read("askForApproval",
                anna.send("POST", at + "/approval-request", "", "If-Match", "\"1\""));
        assertThat(asked.get("approval").stringValue()).isEqualTo("asked");
        assertThat(anna.send("POST", at + "/giving-back", "{\"why\": \"x\"}", "If-Match", "\"2\"")).hasStatus(403);
        assertThat(boss.send("POST", at + "/giving-back", "{}", "If-Match", "\"2\"")).hasStatus(422);
        var back = described.read("giveBackQuote",
                boss.send("POST", at + "/giving-back", "{\"why\": \"15% at most\"}", "If-Match", "\"2\""));
        assertThat(back.get("approval").stringValue()).isEqualTo("none");
        assertThat(body(anna.get("/api/v1/tasks"))).contains("15% at most");
        assertThat(boss.send("POST", at + "/giving-back", "{\"why\": \"twice\"}", "If-Match", "\"3\""))
                .as("nobody asks").hasStatus(412);
        assertThat(described.read("approveQuote", boss.send("POST", at + "/approval", "", "If-Match", "\"3\""))
                .get("approval").stringValue()).isEqualTo("given");
    }

    @Test
    void what_cannot_be_is_refused_at_its_field() {
        var company = town.company();
        var north = company.north();
        var anna = new Program(program, town.somebody(company, Role.REP, north));
        var refused = anna.post(AT, """
                {"account": "%s", "rep": "%s", "title": "", "language": "xx", "currency": "HUF",
                 "validUntil": "2199-03-31", "lines": [
                 {"quantityMilli": -1, "price": {"minor": 1, "currency": "EUR"}}]}
                """.formatted(north.id("account"), company.south().id("rep")));
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("#/rep", "#/title", "#/language", "#/lines/0/quantity", "#/lines/0/price");
        assertThat(anna.post(AT, "{\"lines\": [{}]}")).hasStatus(422);
        assertThat(anna.post(AT, "{\"lines\": 5}")).hasStatus4xxClientError();
        assertThat(anna.post(AT, """
                {"account": "%s", "rep": "%s", "title": "x", "language": "en", "currency": "HUF",
                 "validUntil": "2199-03-31", "lines": []}
                """.formatted(north.id("account"), north.id("rep")))).hasStatus(422);
        assertThat(anna.send("POST", AT + "/" + north.id("quote") + "/send", "{\"to\": \"nobody\"}",
                "If-Match", "\"1\"")).hasStatus(422);
    }
}
