package linecard.calls;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

/// Quotas, phrases, hours and monitoring, for programs: the rules of the pages hold.
@LinecardTest
class KeepingApiTest {

    @Autowired Town town;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;

    @Test
    void quotas_and_what_counts_are_kept_and_ended() {
        var company = town.company();
        var owner = new Program(program, company.owner());
        var described = new Described(http);
        var rep = company.north().id("rep");
        var entry = """
                {"whose": "rep:%s", "kind": "phone", "weekly": 40, "from": "2025-01-01"}""".formatted(rep);
        var added = owner.post("/api/v1/call-quotas", entry);
        assertThat(described.read("addCallQuota", added).get("rep").stringValue()).isEqualTo(rep.toString());
        var at = "/api/v1/call-quotas/" + Program.id(added);
        described.read("listCallQuotas", owner.get("/api/v1/call-quotas"));
        assertThat(owner.post("/api/v1/call-quotas", entry)).as("there is one").hasStatus(422);
        for (var wrong : new String[] {"{}", entry.replace("40", "0"), entry.replace("40", "501"),
            entry.replace("rep:" + rep, "rep:" + UUID.randomUUID()), entry.replace("rep:", "drop:"),
            entry.replace("phone", "drum"),
            entry.replace("40", "40, \"customerType\": \"Nobody's\""), entry.replace("2025-01-01", "9999999-01-01"),
            entry.replace("\"weekly\": 40, ", ""), entry.replace("40", "\"x\""), "[]", "{"}) {
            assertThat(owner.post("/api/v1/call-quotas", wrong)).as(wrong).hasStatus4xxClientError();
        }
        assertThat(owner.send("POST", at + "/ending", "{}", "If-Match", "\"7\"")).hasStatus(412);
        assertThat(owner.send("POST", at + "/ending", "{}", "If-Match", "\"1\"")).hasStatus(204);
        assertThat(described.read("getCallQuota", owner.get(at)).get("lastDay").isNull()).isFalse();
        assertThat(owner.send("POST", at + "/ending", "{}", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(described.read("getCallQuota", owner.get(at)).get("version").intValue())
                .as("ended once").isEqualTo(2);

        described.read("getCallCounting", owner.get("/api/v1/call-counting"));
        var counting = owner.put("/api/v1/call-counting", 0, """
                {"counted": ["visit", "phone"], "days": 2}""");
        assertThat(described.read("changeCallCounting", counting).get("days").intValue()).isEqualTo(2);
        assertThat(owner.put("/api/v1/call-counting", 1, """
                {"counted": [], "days": 31}""")).hasStatus(422);
        var north = new Program(program, town.territorial(company, company.north()));
        assertThat(north.post("/api/v1/call-quotas", """
                {"daily": 3, "from": "2025-01-01"}""")).as("of everybody").hasStatus(422);
    }

    @Test
    void phrases_come_and_go_and_come_back() {
        var company = town.company();
        var owner = new Program(program, company.owner());
        var described = new Described(http);
        var entry = """
                {"theme": "objection", "line": "%s", "content": "<b>Drága</b>"}"""
                .formatted(company.north().id("product-line"));
        var added = owner.post("/api/v1/call-phrases", entry);
        described.read("addCallPhrase", added);
        assertThat(owner.post("/api/v1/call-phrases", entry)).hasStatus(422);
        assertThat(owner.post("/api/v1/call-phrases", entry.replace("Drága", "x".repeat(200))))
                .hasStatus(422);
        var at = "/api/v1/call-phrases/" + Program.id(added);
        var gone = owner.put(at + "/archiving", 1, "{\"archived\": true}");
        assertThat(described.read("archiveCallPhrase", gone).get("archived").booleanValue()).isTrue();
        assertThat(owner.put(at + "/archiving", 1, "{\"archived\": false}")).hasStatus(412);
        var rep = new Program(program, town.somebody(company, Role.REP, company.north()));
        described.read("getCallPhrase", rep.get(at));
        described.read("listCallPhrases", rep.get("/api/v1/call-phrases?archived=true"));
        assertThat(body(rep.get("/api/v1/call-phrases"))).doesNotContain(Program.id(added));
    }

    @Test
    void a_rep_keeps_the_own_hours_and_days_off() {
        var company = town.company();
        var rep = new Program(program, town.somebody(company, Role.REP, company.north()));
        var described = new Described(http);
        var at = "/api/v1/reps/" + company.north().id("rep");
        described.read("getHours", rep.get(at + "/hours"));
        var hours = """
                {"zone": "Europe/London", "first": 9, "last": 17, "letters": false}""";
        assertThat(described.read("changeHours", rep.put(at + "/hours", 0, hours)).get("zone")
                .stringValue()).isEqualTo("Europe/London");
        assertThat(rep.put(at + "/hours", 0, hours)).hasStatus(412);
        for (var wrong : new String[] {hours.replace("London", "Atlantis"), hours.replace("17", "9"),
            hours.replace("17", "25"), hours.replace("false", "\"no\"")}) {
            assertThat(rep.put(at + "/hours", 1, wrong)).as(wrong).hasStatus4xxClientError();
        }
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        var off = """
                {"firstDay": "%s", "lastDay": "%s", "name": "Balaton"}"""
                .formatted(today, today.plusDays(9));
        var added = rep.post(at + "/days-off", off);
        described.read("addDaysOff", added);
        assertThat(rep.post(at + "/days-off", off.replace(today.plusDays(9).toString(), "2020-01-01")))
                .hasStatus(422);
        assertThat(described.read("listDaysOff", rep.get("/api/v1/days-off")).toString())
                .contains("Balaton");
        var one = "/api/v1/days-off/" + Program.id(added);
        assertThat(rep.send("DELETE", one, "", "If-Match", "\"1\"")).hasStatus(204);
        assertThat(rep.send("DELETE", one, "", "If-Match", "\"1\"")).hasStatus(404);
    }

    @Test
    void what_the_regime_does_not_allow_asks_programs_for_a_reason_too() {
        var company = town.company();
        var owner = new Program(program, company.owner());
        var described = new Described(http);
        var agency = company.north().id("agency");
        var at = "/api/v1/agencies/" + agency + "/monitoring";
        var today = LocalDate.now(company.owner().organisation().zone());
        var entry = """
                {"feature": "planning", "on": true, "from": "%s"}""".formatted(today);
        assertThat(body(owner.post(at, entry))).contains("#/reason");
        assertThat(body(owner.post(at, entry.replace("}", ", \"reason\": \" \"}")))).contains("#/reason");
        var decided = described.read("decideMonitoring",
                owner.post(at, entry.replace("}", ", \"reason\": \"Közös kérés\"}")));
        assertThat(decided.get("on").toString()).contains("planning");
        assertThat(owner.post(at, entry.replace(today.toString(), today.minusDays(1).toString())))
                .hasStatus(422);
        var rep = new Program(program, town.somebody(company, Role.REP, company.north()));
        var seen = described.read("listMonitoring", rep.get("/api/v1/monitoring"));
        assertThat(seen.toString()).contains("Közös kérés").contains(agency.toString())
                .doesNotContain(company.south().id("agency").toString());
    }
}
