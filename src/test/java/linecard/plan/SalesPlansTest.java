package linecard.plan;

import linecard.LinecardTest;
import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.plan.SalesPlan.State;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.plan.PlanStage.as;
import static linecard.plan.PlanStage.doAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class SalesPlansTest {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    @Autowired
    private ApplicationContext program;
    @Autowired
    private SalesPlans plans;

    private PlanStage here;

    @BeforeEach
    void found() {
        here = new PlanStage(program);
    }

    @Test
    void a_draft_is_written_by_a_manager_and_unseen_by_reps() {
        var draft = draft();
        doAs(here.manager, () -> plans.change(
                here.manager, draft, 1, "Grow.", List.of(tactic("Fair"), tactic("Samples"))));
        assertThat(as(here.manager, () -> plans.draft(here.manager, 2026))).isEqualTo(draft);
        var written = see(here.owner, draft);
        assertThat(written.tactics()).extracting(Tactic::what)
                .containsExactly("Fair", "Samples");
        assertThatThrownBy(() -> see(here.anna, draft)).isInstanceOf(Absent.class);
    }

    @Test
    void tactics_are_reordered_changed_and_removed_together() {
        var draft = draft();
        change(draft, 1, tactic("Fair"), tactic("Samples"), tactic("Calls"));
        var first = see(here.owner, draft).tactics();
        change(draft, 2, first.get(2), tactic("New"),
                new Tactic(first.getFirst().id(), "Fair in May", "Éva", MAY, null));
        assertThat(see(here.owner, draft).tactics()).extracting(Tactic::what)
                .containsExactly("Calls", "New", "Fair in May");
    }

    @Test
    void of_two_editors_the_second_is_told() {
        var draft = draft();
        change(draft, 1, tactic("Fair"));
        assertThatThrownBy(() -> change(draft, 1, tactic("Other"))).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> doAs(here.owner, () -> plans.approve(here.owner, draft, 1)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void an_approved_plan_is_followed_by_another_and_not_changed() {
        var first = draft();
        change(first, 1, tactic("Fair"));
        approve(first, 2);
        assertThatThrownBy(() -> change(first, 3, tactic("Other"))).isInstanceOf(Stale.class);
        var second = draft();
        assertThat(see(here.owner, second).edition()).isEqualTo(2);
        assertThat(see(here.owner, second).tactics()).extracting(Tactic::what)
                .containsExactly("Fair");
        approve(second, 1);
        assertThat(see(here.owner, first).state()).isEqualTo(State.REPLACED);
        assertThat(as(here.anna, () -> plans.editions(here.anna, 2026)))
                .extracting(SalesPlan::edition).containsExactly(2);
        assertThat(see(here.anna, second).approvedBy()).isEqualTo("Szűcs Árpád");
        assertThat(as(here.owner, () -> plans.editions(here.owner, 2026)))
                .extracting(SalesPlan::state).containsExactly(State.APPROVED, State.REPLACED);
    }

    @Test
    void a_manager_does_not_approve() {
        var draft = draft();
        assertThatThrownBy(() -> doAs(here.manager, () -> plans.approve(here.manager, draft, 1)))
                .isInstanceOf(DataAccessException.class);
        assertThat(see(here.owner, draft).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void tactics_of_the_plan_that_holds_are_ticked_off() {
        var draft = draft();
        change(draft, 1, tactic("Fair"));
        var tactic = see(here.owner, draft).tactics().getFirst();
        assertThat(tactic.isOverdue(MAY.plusDays(1))).isTrue();
        assertThat(tactic.isOverdue(MAY)).isFalse();
        assertThatThrownBy(() -> as(here.owner, () -> plans.tick(here.owner, tactic.id(), MAY)))
                .isInstanceOf(Absent.class);
        approve(draft, 2);
        as(here.manager, () -> plans.tick(here.manager, tactic.id(), MAY));
        assertThat(see(here.anna, draft).tactics().getFirst().doneOn()).isEqualTo(MAY);
        assertThat(see(here.anna, draft).tactics().getFirst().isOverdue(MAY.plusYears(1)))
                .isFalse();
        assertThatThrownBy(() -> as(here.anna, () -> plans.tick(here.anna, tactic.id(), null)))
                .isInstanceOf(Absent.class);
    }

    @Test
    void a_rep_has_read_the_plan_once_and_in_person() {
        var draft = draft();
        assertThatThrownBy(() -> doAs(here.anna, () -> plans.acknowledge(here.anna, draft)))
                .isInstanceOf(Absent.class);
        approve(draft, 1);
        doAs(here.anna, () -> plans.acknowledge(here.anna, draft));
        var when = readers(here.owner, draft).get(here.anna.rep());
        doAs(here.anna, () -> plans.acknowledge(here.anna, draft));
        assertThat(readers(here.owner, draft)).containsOnlyKeys(
                Objects.requireNonNull(here.anna.rep())).containsValue(when);
        assertThat(readers(here.annasAgency, draft)).hasSize(1);
        assertThat(readers(here.bela, draft)).isEmpty();
        assertThatThrownBy(() -> doAs(here.owner,
                () -> plans.acknowledge(here.owner, draft)))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_strategy_is_cut_into_paragraphs_at_empty_lines() {
        var draft = draft();
        doAs(here.owner, () -> plans.change(
                here.owner, draft, 1, "One\nstill one.\r\n\r\nTwo.", List.of()));
        assertThat(see(here.owner, draft).paragraphs())
                .containsExactly("One\nstill one.", "Two.");
    }

    private UUID draft() {
        return as(here.owner, () -> plans.draft(here.owner, 2026));
    }

    private SalesPlan see(Viewer viewer, UUID plan) {
        return as(viewer, () -> plans.of(viewer, plan));
    }

    private void change(UUID draft, int version, Tactic... tactics) {
        doAs(here.owner, () -> plans.change(
                here.owner, draft, version, "Grow.", List.of(tactics)));
    }

    private void approve(UUID draft, int version) {
        doAs(here.owner, () -> plans.approve(here.owner, draft, version));
    }

    private Map<UUID, Instant> readers(Viewer viewer, UUID plan) {
        return as(viewer, () -> plans.acknowledgements(viewer, plan));
    }

    private static Tactic tactic(String what) {
        return new Tactic(Ids.fresh(), what, "Éva", MAY, null);
    }
}
