package linecard.plan;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.access.Viewer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/// Goals, plans and the calendar as programs settle them.
@LinecardTest
class PlanApiTest {

    private static final String GOALS = "/api/v1/goals";

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;

    private PlanStage stage;
    private Described described;
    private Program erp;

    @BeforeEach
    void found() {
        stage = new PlanStage(program);
        described = new Described(http);
        erp = as(stage.owner);
    }

    @Test
    void a_goal_is_set_countered_and_agreed() {
        var goal = set(stage.anna, "\"year\": 1200000, \"profile\": \"even\"");
        assertThat(goal.at("/inForce/months/0").longValue()).isEqualTo(100_000);
        assertThat(goal.path("state").stringValue()).isEqualTo("set");
        var at = GOALS + "/" + goal.path("id").stringValue();
        var anna = as(stage.anna);
        assertThat(anna.post(at + "/proposals", "{\"seen\": 1, \"year\": 600000}"))
                .hasStatus(422).bodyText().contains("#/reason");
        var countered = described.read("proposeGoal", anna.post(at + "/proposals",
                "{\"seen\": 1, \"year\": 600000, \"profile\": \"even\", \"reason\": \"Piac\"}"));
        assertThat(countered.path("state").stringValue()).isEqualTo("countered");
        assertThat(erp.post(at + "/proposals", """
                {"seen": 1, "year": 700000, "reason": "x"}""")).hasStatus(412);
        var offer = countered.path("proposals").get(1).path("id").stringValue();
        var agreed = described.read("agreeToGoal",
                erp.post(at + "/agreement", "{\"proposal\": \"" + offer + "\"}"));
        assertThat(agreed.path("state").stringValue()).isEqualTo("agreed");
        assertThat(agreed.at("/inForce/agreed/by").stringValue()).isNotEmpty();
        assertThat(described.read("getGoal", anna.get(at))).isEqualTo(agreed);
        assertThat(as(stage.bela).get(at)).hasStatus(404);
    }

    @Test
    void goals_that_cannot_be_are_refused_by_field() {
        refused("\"year\": -100", "#/year", "nullánál");
        refused("\"year\": 150", "#/year", "egész forint");
        refused("\"year\": 100, \"months\": [100]", "#/year", "Vagy az évet");
        refused("\"months\": [100]", "#/months", "Tizenkét");
        refused("\"year\": 1200, \"profile\": \"manual\"", "#/months", "");
        refused("\"year\": 1.5", "#/year", "");
        assertThat(erp.post(GOALS, "{}")).hasStatus(422).bodyText()
                .contains("#/fiscalYear", "#/measure");
        assertThat(described.read("listGoals", erp.get(GOALS)).path("items")).isEmpty();
    }

    private void refused(String amounts, String pointer, String says) {
        assertThat(erp.post(GOALS, entry(stage.anna, amounts))).as(amounts).hasStatus(422)
                .bodyText().contains("\"" + pointer + "\"", says);
    }

    @Test
    void goals_are_listed_with_the_filters_of_the_page() {
        set(stage.anna, "\"year\": 1200");
        set(stage.bela, "\"months\": [100,0,0,0,0,0,0,0,0,0,0,200]");
        erp.post(GOALS, "{\"fiscalYear\": 2026, \"measure\": \"units\", \"year\": 24}");
        assertThat(count(erp, "")).isEqualTo(3);
        assertThat(count(erp, "?measure=units")).isEqualTo(1);
        assertThat(count(erp, "?rep=" + stage.bela.rep())).isEqualTo(1);
        assertThat(count(erp, "?year=2025")).isZero();
        assertThat(count(as(stage.anna), "")).isEqualTo(1);
        assertThat(erp.get(GOALS + "?measure=profit")).hasStatus(400).bodyText()
                .contains("\"parameter\":\"measure\"");
        var first = described.read("listGoals", erp.get(GOALS + "?limit=2"));
        var rest = described.read("listGoals", erp.get(
                GOALS + "?limit=2&cursor=" + first.path("next").stringValue()));
        assertThat(rest.path("items")).hasSize(1);
    }

    @Test
    void the_whole_is_split_by_last_year() {
        stage.sale(stage.anna.rep(), LocalDate.of(2025, 5, 5), 300_00);
        stage.sale(stage.bela.rep(), LocalDate.of(2025, 5, 6), 100_00);
        var plan = GOALS + "/plan";
        var split = described.read("getGoalSplit", erp.get(plan + "?year=2026&whole=80000"));
        assertThat(split.path("lastYear").longValue()).isEqualTo(400_00);
        assertThat(split.path("rows")).extracting(row -> row.path("proposed").longValue())
                .containsExactlyInAnyOrder(60_000L, 20_000L);
        var body = """
                {"fiscalYear": 2026, "measure": "revenue", "whole": 80000, "reps": [
                    {"rep": "%s", "year": 60000}, {"rep": "%s", "year": %s}]%s}""";
        assertThat(erp.post(plan, body.formatted(stage.anna.rep(), stage.anna.rep(), 1, "")))
                .hasStatus(422).bodyText().contains("#/reps/1/year", "#/reps/1/rep");
        described.read("setGoalSplit", erp.post(plan, body.formatted(
                stage.anna.rep(), stage.bela.rep(), "20000", "")));
        assertThat(count(erp, "?year=2026")).isEqualTo(3);
        assertThat(erp.post(plan, body.formatted(stage.anna.rep(), stage.bela.rep(), "20000", "")))
                .as("a revision without a reason").hasStatus(422).bodyText().contains("#/reason");
    }

    @Test
    void a_plan_is_written_approved_and_read() {
        var plans = "/api/v1/plans";
        var draft = described.read("openPlan", erp.post(plans, "{\"fiscalYear\": 2026}"));
        var at = plans + "/" + draft.at("/plan/id").stringValue();
        assertThat(erp.post(at + "/approval", "{\"version\": 1}")).as("blank").hasStatus(409);
        assertThat(erp.put(at, 1, """
                {"strategy": "Többet", "tactics": [{"what": "Hívás"}, {"what": ""}]}"""))
                .hasStatus(422).bodyText().contains("#/tactics/1/what");
        var written = described.read("changePlan", erp.put(at, 1, """
                {"strategy": "Többet", "tactics": [{"what": "Hívás", "dueOn": "2026-03-01"}]}"""));
        assertThat(written.at("/plan/tactics/0/dueOn").stringValue()).isEqualTo("2026-03-01");
        assertThat(erp.put(at, 1, "{\"strategy\": \"\", \"tactics\": []}")).hasStatus(412);
        assertThat(as(stage.anna).get(at)).as("a draft is the principal's").hasStatus(404);
        assertThat(erp.post(at + "/approval", "{\"version\": 1}")).hasStatus(412);
        described.read("approvePlan", erp.post(at + "/approval", "{\"version\": 2}"));
        var read = described.read("acknowledgePlan", as(stage.anna).post(
                at + "/acknowledgement", ""));
        assertThat(read.at("/readers/0/at").isString()).isTrue();
        var tactic = read.at("/plan/tactics/0/id").stringValue();
        var done = described.read("completeTactic", erp.post(
                plans + "/tactics/" + tactic + "/completion", "{}"));
        assertThat(done.at("/plan/tactics/0/doneOn").isString()).isTrue();
        assertThat(described.read("listPlans", erp.get(plans + "?year=2026")).path("items"))
                .hasSize(1);
        assertThat(described.read("getPlan", erp.get(at))).isEqualTo(
                described.read("getPlan", erp.get(at)));
    }

    @Test
    void special_days_come_and_go() {
        var days = "/api/v1/calendar/days";
        var added = erp.post(days, """
                {"day": "2026-12-24", "working": false, "name": "Szenteste"}""");
        described.read("addSpecialDay", added);
        assertThat(erp.post(days, "{\"day\": \"2026-12-24\", \"working\": true}"))
                .hasStatus(422).bodyText().contains("#/day");
        assertThat(erp.post(days, "{\"day\": \"24.12.2026\", \"working\": true}"))
                .hasStatus(422);
        assertThat(erp.post(days, "{\"day\": \"2026-12-24\"}")).hasStatus(422).bodyText()
                .contains("#/working");
        var year = described.read("getCalendar", erp.get("/api/v1/calendar?year=2026"));
        assertThat(year.at("/months/11/different").toString()).contains("Szenteste");
        var at = days + "/" + Program.id(added);
        described.read("getSpecialDay", erp.get(at));
        assertThat(erp.send("DELETE", at, "")).hasStatus(428);
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(412);
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"1\"")).hasStatus(204);
        assertThat(described.read("listSpecialDays", erp.get(days)).path("items")).isEmpty();
    }

    private JsonNode set(Viewer rep, String amounts) {
        return described.read("setGoal", erp.post(GOALS, entry(rep, amounts)));
    }

    private static String entry(Viewer rep, String amounts) {
        return """
                {"fiscalYear": 2026, "measure": "revenue", "rep": "%s", %s}"""
                .formatted(rep.rep(), amounts);
    }

    private int count(Program who, String filter) {
        return described.read("listGoals", who.get(GOALS + filter)).path("items").size();
    }

    private Program as(Viewer viewer) {
        return new Program(program, viewer);
    }
}
