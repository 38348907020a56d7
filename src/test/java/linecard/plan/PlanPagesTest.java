package linecard.plan;

import linecard.LinecardTest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.plan.PlanStage.as;
import static linecard.plan.PlanStage.doAs;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class PlanPagesTest {

    @Autowired
    private ApplicationContext program;

    private PlanStage here;

    @BeforeEach
    void found() {
        here = new PlanStage(program);
    }

    @Test
    void an_empty_year_teaches_and_is_written() {
        assertThat(here.get(here.owner, "/plan?year=2026")).hasStatusOk()
                .bodyText().contains("Terv írása");
        assertThat(here.get(here.anna, "/plan?year=2026")).hasStatusOk()
                .bodyText().doesNotContain("Terv írása");
        assertThat(here.post(here.manager, "/plan/drafts", "year", "2026")).hasStatus(303)
                .redirectedUrl().endsWith("/edit");
        assertThat(here.get(here.manager, "/plan?year=2026")).hasStatusOk()
                .bodyText().contains("Vázlat megnyitása");
        assertThat(here.get(here.owner, "/plan?year=1066")).hasStatus(404);
    }

    @Test
    void rows_of_a_draft_are_added_filled_and_removed_without_script() {
        var draft = draft();
        var rows = here.post(here.manager, "/plan/" + draft, "do", "add", "version", "1",
                "strategy", "Növekedés", "row", "a", "what-a", "Vásár", "owner-a", "", "due-a", "");
        assertThat(rows).hasStatusOk().bodyText().contains("Növekedés", "Vásár", "2. teendő");
        var fewer = here.post(here.manager, "/plan/" + draft, "do", "remove a", "version", "1",
                "strategy", "Növekedés", "row", "a", "what-a", "Vásár", "row", "b", "what-b", "Minta");
        assertThat(fewer).hasStatusOk().bodyText().contains("Minta").doesNotContain("Vásár");
        assertThat(here.post(here.manager, "/plan/" + draft, "do", "save", "version", "1",
                "strategy", "Növekedés", "row", "b", "what-b", "Minta", "due-b", "2026-03-01"))
                .hasStatus(303);
        assertThat(here.get(here.manager, "/plan/" + draft)).hasStatusOk()
                .bodyText().contains("Minta", "2026.\u00a0március\u00a01.", "vázlat");
    }

    @Test
    void a_tactic_that_is_due_outside_the_year_of_the_plan_says_so() {
        var draft = draft();
        here.post(here.manager, "/plan/" + draft, "version", "1", "strategy", "", "row", "a", "what-a", "Vásár",
                "due-a", "2026-01-01", "row", "b", "what-b", "Minta", "due-b", "2026-12-31");
        assertThat(here.get(here.manager, "/plan/" + draft)).bodyText().doesNotContain("nem a terv évébe esik");
        here.post(here.manager, "/plan/" + draft, "version", "2", "strategy", "", "row", "a", "what-a", "Vásár",
                "due-a", "2020-03-01");
        assertThat(here.get(here.manager, "/plan/" + draft)).bodyText().contains("A határidő nem a terv évébe esik "
                + "(2026.\u00a0január\u00a01. – 2026.\u00a0december\u00a031.)");
    }

    @Test
    void what_was_typed_stays_when_a_date_cannot_be_read() {
        var refused = here.post(here.owner, "/plan/" + draft(), "version", "1",
                "strategy", "Maradjon itt", "row", "a", "what-a", "", "owner-a", "Éva",
                "due-a", "soon");
        assertThat(refused).hasStatus(422)
                .bodyText().contains("Maradjon itt", "Éva", "soon", "error-summary");
    }

    @Test
    void of_two_editors_the_second_is_told() {
        var draft = draft();
        assertThat(here.post(here.owner, "/plan/" + draft, "version", "1", "strategy", "x"))
                .hasStatus(303);
        assertThat(here.post(here.manager, "/plan/" + draft, "version", "1", "strategy", "y"))
                .hasStatus(409);
        assertThat(here.post(here.owner, "/plan/" + draft + "/approval", "version", "1"))
                .hasStatus(409);
    }

    @Test
    void a_blank_plan_is_nothing_to_approve() {
        var draft = draft();
        assertThat(here.get(here.owner, "/plan/" + draft)).hasStatusOk()
                .bodyText().doesNotContain("/approval");
        here.post(here.owner, "/plan/" + draft + "/approval", "version", "1");
        assertThat(here.get(here.owner, "/plan?year=2026")).bodyText().contains("a terv még vázlat");
    }

    @Test
    void an_owner_approves_and_a_rep_acknowledges() {
        var draft = draft();
        var tactic = new Tactic(UUID.randomUUID(), "Vásár", "Éva", LocalDate.of(2026, 1, 2), null);
        doAs(here.owner, () -> plans().change(
                here.owner, draft, 1, "Növekedés", List.of(tactic)));
        assertThat(here.post(here.manager, "/plan/" + draft + "/approval", "version", "2"))
                .hasStatus(403);
        assertThat(here.get(here.anna, "/plan/" + draft)).hasStatus(404);
        assertThat(here.post(here.owner, "/plan/" + draft + "/approval", "version", "2"))
                .hasStatus(303);
        assertThat(here.get(here.anna, "/plan?year=2026")).hasStatusOk().bodyText()
                .contains("Elolvastam a tervet", "Növekedés", "lejárt", "jóváhagyta: Szűcs Árpád")
                .doesNotContain("Nagy Béla", "/completion");
        assertThat(here.post(here.owner, "/plan/" + draft + "/acknowledgement")).hasStatus(403);
        assertThat(here.post(here.anna, "/plan/" + draft + "/acknowledgement")).hasStatus(303);
        assertThat(here.get(here.anna, "/plan?year=2026"))
                .bodyText().doesNotContain("Elolvastam a tervet");
        assertThat(here.get(here.owner, "/plan?year=2026")).hasStatusOk().bodyText()
                .contains("Elolvasta: 1 / 2", "Kiss Anna", "Nagy Béla", "még nem");
    }

    @Test
    void a_tactic_is_ticked_off_by_who_keeps_the_plan() {
        var draft = draft();
        var tactic = new Tactic(UUID.randomUUID(), "Vásár", "", null, null);
        doAs(here.owner, () -> plans().change(here.owner, draft, 1, "", List.of(tactic)));
        doAs(here.owner, () -> plans().approve(here.owner, draft, 2));
        var path = "/plan/tactics/" + as(here.owner, () -> plans().of(here.owner, draft))
                .tactics().getFirst().id() + "/completion";
        assertThat(here.post(here.anna, path, "done", "true")).hasStatus(403);
        assertThat(here.post(here.manager, path, "done", "true")).hasStatus(303);
        assertThat(here.get(here.anna, "/plan/" + draft)).hasStatusOk().bodyText().contains("kész:");
    }

    @Test
    void what_people_write_is_shown_as_text() {
        var draft = draft();
        var tactic = new Tactic(UUID.randomUUID(), "<b>x</b>", "<i>", null, null);
        doAs(here.owner, () -> plans().change(
                here.owner, draft, 1, "<script>alert(1)</script>", List.of(tactic)));
        assertThat(here.get(here.owner, "/plan/" + draft)).bodyText()
                .contains("&lt;script&gt;alert(1)", "&lt;b&gt;x").doesNotContain("<script>alert", "<b>x", "<i>");
    }

    private SalesPlans plans() {
        return here.of(SalesPlans.class);
    }

    private UUID draft() {
        return as(here.owner, () -> plans().draft(here.owner, 2026));
    }
}
