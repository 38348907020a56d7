package linecard.contests;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.joining;
import static linecard.Visitor.body;
import static linecard.contests.ContestPagesTest.form;
import static org.assertj.core.api.Assertions.assertThat;

/// Contests from the draft to other rules, as programs write them.
@LinecardTest
class ContestApiTest {

    private static final String AT = "/api/v1/contests";
    private static final LocalDate TODAY = Town.today();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired MockMvcTester http;
    @Autowired Tables tables;

    private Company company;
    private Program desk;
    private Described described;

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Program(program, company.owner());
        described = new Described(http);
    }

    /// A race by revenue that both reps can win.
    ///
    /// @param changes fields and their JSON by turns
    private static String race(String... changes) {
        var fields = new LinkedHashMap<String, String>(Map.of("name", "\"Race\"",
                "kind", "\"ranking\"", "measure", "\"revenue\"",
                "from", "\"" + TODAY.minusDays(3) + "\"", "last", "\"" + TODAY.plusDays(5) + "\"",
                "cutOff", "\"" + TODAY.plusDays(9) + "\"", "handicap", "\"none\""));
        fields.putAll(Map.of("tied", "\"each\"", "returns", "\"in_time\"", "leavers", "\"stay\"",
                "prizes", "[{\"value\": 100000}, {\"thing\": \"Bag\", \"value\": 50000}]"));
        for (int i = 0; i < changes.length; i += 2) fields.put(changes[i], changes[i + 1]);
        return json(fields);
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\": " + one.getValue())
                .collect(joining(", ", "{", "}"));
    }

    /// Other rules for it.
    private static String change(String... changes) {
        var fields = new LinkedHashMap<String, String>(Map.of(
                "last", "\"" + TODAY.plusDays(7) + "\"", "cutOff", "\"" + TODAY.plusDays(9) + "\"",
                "tied", "\"each\"", "returns", "\"in_time\"", "leavers", "\"stay\"",
                "reason", "\"Holidays\""));
        for (int i = 0; i < changes.length; i += 2) fields.put(changes[i], changes[i + 1]);
        return json(fields);
    }

    private String added(String... changes) {
        return Program.id(desk.post(AT, race(changes)));
    }

    @Test
    void a_draft_is_written_tried_changed_and_started() {
        var added = desk.post(AT, race("minimum", "5", "passesDown", "false",
                "tieBreak", "\"earlier\"", "territories", "[]"), "Idempotency-Key", "race-1");
        var draft = described.read("addContest", added);
        assertThat(draft.get("prizes").toString()).isEqualTo(
                "[{\"thing\":null,\"value\":100000},{\"thing\":\"Bag\",\"value\":50000}]");
        assertThat(draft.get("tieBreak").stringValue()).isEqualTo("earlier");
        var id = Program.id(added);
        assertThat(Program.id(desk.post(AT, race("minimum", "5", "passesDown", "false",
                "tieBreak", "\"earlier\"", "territories", "[]"), "Idempotency-Key", "race-1")))
                .as("once").isEqualTo(id);
        var at = AT + "/" + id;
        var tried = described.read("tryContest", desk.get(at + "/trial"));
        assertThat(tried.get("entrants").intValue()).isEqualTo(2);
        assertThat(tried.get("refusal").isNull()).isTrue();
        assertThat(desk.send("PUT", at, race())).hasStatus(428);
        assertThat(desk.put(at, 9, race())).hasStatus(412);
        var goal = described.read("changeContest", desk.put(at, 1, race("name", "\"Goal\"",
                "kind", "\"individual_goal\"", "bar", "700000", "prizes", "[{\"value\": 1}]")));
        assertThat(goal.get("bar").longValue()).isEqualTo(700_000);
        assertThat(desk.put(at, 2, race("from", "\"" + TODAY.minusYears(1) + "\"",
                "last", "\"" + TODAY.minusDays(9) + "\""))).hasStatusOk();
        assertThat(desk.get(at + "/trial")).bodyText().contains("az nem verseny");
        assertThat(desk.send("POST", at + "/start", "", "If-Match", "\"3\"")).hasStatus(409)
                .bodyText().contains("az nem verseny");
        assertThat(desk.put(at, 3, race())).hasStatusOk();
        described.read("startContest", desk.send("POST", at + "/start", "", "If-Match", "\"4\""));
        assertThat(desk.put(at, 5, race())).hasStatus(409).bodyText().contains("már elindult");
        assertThat(desk.send("DELETE", at, "", "If-Match", "\"5\"")).hasStatus(409);
    }

    @Test
    void a_ratio_to_reach_is_told_in_millionths() {
        var month = company.owner().organisation().calendar().periodOf(TODAY.plusMonths(1)).span();
        var goal = described.read("addContest", desk.post(AT, race("kind", "\"individual_goal\"",
                "handicap", "\"goal\"", "bar", "955000", "prizes", "[{\"value\": 1}]",
                "from", "\"" + month.from() + "\"", "last", "\"" + month.to().minusDays(1) + "\"",
                "cutOff", "\"" + month.to() + "\"")));
        assertThat(goal.get("bar").longValue()).isEqualTo(955_000);
        assertThat(body(new Visitor(program, company.owner()).get(
                "/contests/" + goal.get("id").stringValue()))).contains("95,5%");
    }

    @Test
    void a_draft_is_deleted_with_what_it_was_to_give() {
        var at = AT + "/" + added();
        assertThat(desk.put(at + "/prizes", 1, "{\"places\": [{\"prize\": \"%s\"}]}".formatted(
                company.north().id("prize")))).hasStatusOk();
        assertThat(desk.send("DELETE", at, "")).hasStatus(428);
        assertThat(desk.send("DELETE", at, "", "If-Match", "\"1\"")).hasStatus(412);
        assertThat(desk.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(desk.get(at)).hasStatus(404);
    }

    /// What the form of the page refuses, the same sentence refuses at its field here.
    @Test
    void what_cannot_be_is_refused_at_its_field_as_on_the_page() {
        var pages = new Visitor(program, company.owner());
        for (var wrong : List.of(
                List.of("#/last", "last", "\"2020-01-01\"", "last", "2020-01-01"),
                List.of("#/from", "from", "\"1950-01-01\"", "from", "1950-01-01"),
                List.of("#/cutOff", "cutOff", "\"" + TODAY + "\"", "cutOff", TODAY.toString()),
                List.of("#/bar", "kind", "\"individual_goal\"", "kind", "individual_goal"),
                List.of("#/minimum", "minimum", "-5", "minimum", "-5"),
                List.of("#/line", "line", "\"NONE\"", "line", "NONE"),
                List.of("#/territories", "territories", "[\"NONE\"]", "territory", "NONE"),
                List.of("#/agencies", "agencies", "[\"NONE\"]", "agency", "NONE"),
                List.of("#/from", "handicap", "\"goal\"", "handicap", "goal"),
                List.of("#/tied", "tied", "\"pooled\"", "tied", "pooled"),
                List.of("#/minimum", "passesDown", "true", "passesDown", "true"),
                List.of("#/name", "name", "\"\"", "name", ""))) {
            var answer = desk.post(AT, race(wrong.get(1), wrong.get(2)));
            assertThat(answer).as(wrong.toString()).hasStatus(422);
            var said = body(answer);
            assertThat(said).as(wrong.toString()).contains("\"" + wrong.getFirst() + "\"");
            var page = pages.post("/contests", form(wrong.get(3), wrong.get(4)));
            assertThat(page).as(wrong.toString()).hasStatus(422);
            var detail = said.replaceAll("(?s).*\"errors\".*?\"detail\"\\s*:\\s*\"([^\"]+)\".*",
                    "$1");
            assertThat(body(page)).as(wrong.toString()).contains(detail);
        }
        assertThat(desk.post(AT, race("prizes", "[{\"thing\": \"%s\", \"value\": 1}]".formatted(
                "x".repeat(101))))).hasStatus(422).bodyText().contains("#/prizes/0/thing");
        assertThat(desk.post(AT, race("prizes", "[" + "{\"value\": 1}, ".repeat(6)
                + "{\"value\": 1}]"))).hasStatus(422).bodyText().contains("#/prizes/6/value");
        assertThat(desk.post(AT, race("prizes", "[{\"thing\": \"x\"}]"))).hasStatus(422)
                .bodyText().contains("#/prizes/0/value");
        assertThat(desk.post(AT, race("prizes", "[]"))).hasStatus(422);
        assertThat(desk.post(AT, "{}")).hasStatus(422).bodyText()
                .contains("#/name", "#/leavers", "#/prizes");
        assertThat(desk.post(AT, race("goal", "1"))).hasStatus(422).bodyText().contains("goal");
        var rep = new Program(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.post(AT, race())).hasStatus(403);
        assertThat(desk.get(AT)).bodyText().doesNotContain("\"draft\"");
    }

    @Test
    void rules_change_under_way_and_everybody_who_takes_part_is_told() {
        var at = AT + "/" + added();
        assertThat(desk.send("POST", at + "/rules", change(), "If-Match", "\"1\"")).hasStatus(409)
                .bodyText().contains("folyamatban");
        desk.send("POST", at + "/start", "", "If-Match", "\"1\"");
        assertThat(desk.send("POST", at + "/rules", change())).hasStatus(428);
        assertThat(desk.send("POST", at + "/rules", change(), "If-Match", "\"1\"")).hasStatus(412);
        for (var wrong : List.of(List.of("#/reason", "reason", "\"\""),
                List.of("#/last", "last", "\"" + TODAY.minusDays(1) + "\""),
                List.of("#/last", "last", "\"" + TODAY.plusDays(5) + "\""),
                List.of("#/cutOff", "cutOff", "\"" + TODAY + "\""),
                List.of("#/bar", "bar", "5"))) {
            assertThat(desk.send("POST", at + "/rules", change(wrong.get(1), wrong.get(2)),
                    "If-Match", "\"2\"")).as(wrong.toString()).hasStatus(422).bodyText()
                    .contains("\"" + wrong.getFirst() + "\"");
        }
        var changed = described.read("changeContestRules", desk.send("POST", at + "/rules",
                change("tieBreak", "\"larger_result\""), "If-Match", "\"2\""));
        assertThat(changed.get("last").stringValue()).isEqualTo(TODAY.plusDays(7).toString());
        assertThat(changed.get("version").intValue()).isEqualTo(3);
        assertThat(described.read("getContestRules", desk.get(at + "/rules")).get("versions"))
                .hasSize(2);
        assertThat(tables.admin().sql("""
                select body from mail.letter
                where organisation_id = :id and subject like '%módosultak%'
                """).param("id", company.owner().organisation().id()).query(String.class).list())
                .hasSize(2).allMatch(letter -> letter.contains("Holidays"));
    }
}
