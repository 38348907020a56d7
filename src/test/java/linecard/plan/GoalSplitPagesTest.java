package linecard.plan;

import linecard.LinecardTest;
import linecard.access.Role;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import static linecard.plan.PlanStage.as;
import static linecard.plan.PlanStage.rep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@LinecardTest
class GoalSplitPagesTest {

    private static final String PATH = "/goals/plan?year=2026&measure=revenue";

    @Autowired
    private ApplicationContext program;

    private PlanStage here;

    @BeforeEach
    void found() {
        here = new PlanStage(program);
    }

    @Test
    void an_empty_year_teaches_where_to_begin() {
        assertThat(here.get(here.owner, "/goals?year=2026")).hasStatusOk()
                .bodyText().contains("még nincsenek célok", "/goals/plan");
        assertThat(here.get(here.anna, "/goals?year=2026")).hasStatusOk()
                .bodyText().contains("még nincsenek célok").doesNotContain("/goals/plan");
        assertThat(here.get(here.anna, PATH)).hasStatus(403);
    }

    @Test
    void the_whole_is_split_by_last_year_to_the_last_forint() {
        sellLastYear();
        assertThat(here.get(here.owner, PATH)).hasStatusOk().bodyText().contains("400\u00a0000");
        assertThat(here.get(here.owner, PATH + "&whole=1000001&profile=working_days"))
                .hasStatusOk().bodyText()
                .contains("value=\"750\u00a0001\"", "value=\"250\u00a0000\"", "75,0%");
        assertThat(here.get(here.owner, PATH + "&whole=1000001&profile=even&show=1"))
                .as("another measure shown first").hasStatusOk().bodyText()
                .contains("value=\"1000001\"", "400\u00a0000").doesNotContain("75,0%");
        assertThat(here.get(here.owner, PATH + "&whole=&growth=10&profile=even"))
                .hasStatusOk().bodyText().contains("value=\"440\u00a0000\"", "value=\"330\u00a0000\"");
        assertThat(here.get(here.owner, PATH + "&whole=many&profile=even")).hasStatus(422)
                .bodyText().contains("value=\"many\"");
        assertThat(here.get(here.owner, PATH + "&whole=&growth=&profile=even")).hasStatus(422);
    }

    @Test
    void what_nobody_sold_stays_with_the_house() {
        sellLastYear();
        here.sale(null, LocalDate.of(2025, 5, 5), 10_000_000);
        assertThat(here.get(here.owner, PATH + "&whole=1000000&profile=last_year"))
                .hasStatusOk().bodyText()
                .contains("value=\"600\u00a0000\"", "goal-house", "value=\"200\u00a0000\"");
        assertThat(here.post(here.manager, "/goals/plan", "do", "save", "year", "2026", "measure",
                "revenue", "whole", "1000000", "profile", "last_year", "goal-house", "200000",
                "goal-" + here.anna.rep(), "600000", "goal-" + here.bela.rep(), "200000"))
                .hasStatus(303);
        assertThat(as(here.owner, () -> here.of(Goals.class).inForce(here.owner, 2026)))
                .extracting(Goal::year)
                .containsExactlyInAnyOrder(100_000_000L, 60_000_000L, 20_000_000L);
        assertThat(here.get(here.owner, "/goals?year=2026&by=quarters")).bodyText()
                .contains("Nincs képviselőnél", "+200\u00a0000");
    }

    @Test
    void without_a_last_year_there_is_nothing_to_grow_from() {
        assertThat(here.get(here.owner, PATH + "&whole=&growth=10&profile=even")).hasStatus(422)
                .bodyText().contains("Nincs tavalyi eredmény");
    }

    @Test
    void all_goals_are_saved_and_the_months_add_up() {
        sellLastYear();
        assertThat(save("1 000 001", "750 001", "250 000", "")).hasStatus(303);
        var goals = as(here.owner, () -> here.of(Goals.class).inForce(here.owner, 2026));
        assertThat(goals).extracting(Goal::year)
                .containsExactlyInAnyOrder(100_000_100L, 75_000_100L, 25_000_000L);
        var whole = goals.stream().filter(goal -> goal.rep() == null).findFirst().orElseThrow();
        var sum = PastYears.none();
        for (var goal : goals) {
            if (goal.rep() != null) sum = GoalRules.plus(sum, goal.months());
        }
        assertThat(whole.months()).isEqualTo(sum);
        assertThat(here.get(here.owner, "/goals?year=2026")).hasStatusOk().bodyText()
                .contains("Kiss Anna", "750\u00a0001", "A cég célja", "1\u00a0000\u00a0001", "kitűzve",
                        "az ügyfelek mai hozzárendelése szerint")
                .as("folded where there is no room").contains("<summary>Hónapok</summary>", "<dt>márc.</dt>")
                .as("of the sums too").contains("class=\"fold no-print\"><details");
        assertThat(here.get(here.owner, "/goals?year=2026&by=quarters")).hasStatusOk().bodyText()
                .doesNotContain("<summary>Hónapok");
        assertThat(here.get(here.anna, "/goals?year=2026")).hasStatusOk().bodyText()
                .contains("750\u00a0001", "az akkori hozzárendelés szerint")
                .doesNotContain("Nagy Béla", "A cég célja", "1\u00a0000\u00a0001");
    }

    @Test
    void recalculating_shows_the_difference_and_saves_nothing() {
        sellLastYear();
        assertThat(post("recalculate", "1 000 000", "700 000", "250 000", "")).hasStatusOk()
                .bodyText().contains("+50\u00a0000", "950\u00a0000", "value=\"700 000\"");
        assertThat(post("split", "1 000 000", "1", "1", "")).hasStatusOk()
                .bodyText().contains("value=\"750\u00a0000\"", "value=\"250\u00a0000\"");
        assertThat(as(here.owner, () -> here.of(Goals.class).inForce(here.owner, 2026))).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_refused_with_all_that_was_typed() {
        assertThat(save("1 000 000", "sok", "250 000", "")).hasStatus(422)
                .bodyText().contains("value=\"sok\"", "value=\"250 000\"", "-error");
    }

    @Test
    void a_revision_says_why_and_a_blank_row_keeps_its_goal() {
        assertThat(save("1 000 000", "700 000", "300 000", "")).hasStatus(303);
        assertThat(save("1 200 000", "900 000", "", "")).hasStatus(422)
                .bodyText().contains("reason-error");
        assertThat(save("1 200 000", "900 000", "", "Új piac")).hasStatus(303);
        assertThat(as(here.owner, () -> here.of(Goals.class).ofYear(here.owner, 2026)))
                .extracting(goal -> goal.inForce().year(), goal -> goal.proposals().size())
                .contains(tuple(90_000_000L, 2),
                        tuple(30_000_000L, 1));
    }

    @Test
    void a_manager_of_one_territory_does_not_plan_the_whole() {
        var territory = Ids.fresh();
        here.sql(here.owner, """
                insert into people.territory (id, organisation_id, code, name)
                values (?, ?, 'N', 'North')
                """, territory, here.owner.organisation().id());
        var north = here.stage.member(here.owner, Role.MANAGER, null, null, territory);
        assertThat(here.get(north, PATH)).hasStatus(403);
        assertThat(here.get(north, "/goals?year=2026")).hasStatusOk()
                .bodyText().doesNotContain("/goals/plan");
    }

    @Test
    void the_table_is_exported_with_the_year_before() throws Exception {
        sellLastYear();
        save("1 000 001", "750 001", "250 000", "");
        var csv = here.get(here.owner, "/goals.csv?year=2026");
        assertThat(csv).hasStatusOk();
        assertThat(csv.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("Kiss Anna;Cél;kitűzve;750001,00;", "Kiss Anna;Előző évi eredmény;;300000,00;",
                        "A cég célja;Cél;;1000001,00;");
        assertThat(here.get(here.owner, "/goals.xlsx?year=2026")).hasStatusOk();
        assertThat(here.get(here.anna, "/goals.csv?year=2026").getResponse()
                .getContentAsString(StandardCharsets.UTF_8))
                .contains("Kiss Anna").doesNotContain("Nagy", "1000001");
    }

    /// 300,000 HUF by Anna and 100,000 by Béla in 2025.
    @Test
    void the_months_to_come_of_a_running_year_stand_as_they_were_a_year_earlier() {
        int year = LocalDate.now(here.owner.organisation().zone()).getYear();
        here.sale(rep(here.anna), LocalDate.of(year - 1, 12, 3), 30_000_000);
        here.sale(rep(here.bela), LocalDate.of(year - 1, 12, 5), 10_000_000);
        here.sale(rep(here.bela), LocalDate.of(year - 2, 12, 5), 90_000_000);
        var path = "/goals/plan?measure=revenue&year=";
        assertThat(here.get(here.owner, path + (year + 1))).hasStatusOk().bodyText()
                .contains("400\u00a0000", year + " még nem zárult le");
        assertThat(here.get(here.owner, path + year)).hasStatusOk().bodyText()
                .contains("400\u00a0000").doesNotContain("még nem zárult le");
        assertThat(here.get(here.owner, path + (year + 1) + "&whole=1000000&profile=last_year"))
                .hasStatusOk().bodyText()
                .contains("value=\"750\u00a0000\"", "value=\"250\u00a0000\"");
        assertThat(here.post(here.manager, "/goals/plan", "do", "save", "year",
                String.valueOf(year + 1), "measure", "revenue", "whole", "1000000", "profile",
                "last_year", "goal-" + here.anna.rep(), "750000", "goal-" + here.bela.rep(),
                "250000")).hasStatus(303);
        assertThat(as(here.owner, () -> here.of(Goals.class).inForce(here.owner, year + 1)))
                .extracting(goal -> goal.months().getLast()).as("December, when all was sold")
                .containsExactlyInAnyOrder(100_000_000L, 75_000_000L, 25_000_000L);
    }

    private void sellLastYear() {
        here.sale(rep(here.anna), LocalDate.of(2025, 3, 3), 30_000_000);
        here.sale(rep(here.bela), LocalDate.of(2025, 10, 3), 10_000_000);
    }

    private MvcTestResult save(String whole, String anna, String bela, String reason) {
        return post("save", whole, anna, bela, reason);
    }

    private MvcTestResult post(
            String act, String whole, String anna, String bela, String reason) {
        return here.post(here.manager, "/goals/plan", "do", act, "year", "2026",
                "measure", "revenue", "whole", whole, "profile", "working_days",
                "goal-" + here.anna.rep(), anna, "goal-" + here.bela.rep(), bela,
                "reason", reason);
    }
}
