package linecard.plan;

import linecard.LinecardTest;
import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.plan.Goal.Aim;
import linecard.plan.Goal.Measure;
import linecard.plan.Negotiation.State;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static linecard.plan.PlanStage.as;
import static linecard.plan.PlanStage.doAs;
import static linecard.plan.PlanStage.rep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@LinecardTest
class GoalsTest {

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Goals goals;

    private PlanStage here;

    @BeforeEach
    void found() {
        here = new PlanStage(program);
    }

    @Test
    void a_goal_is_set_and_read_by_its_rep_only() {
        set(rep(here.anna), 100);
        set(null, 200);
        assertThat(as(here.anna, () -> goals.inForce(here.anna, 2026)))
                .extracting(Goal::year).containsExactly(120_000L);
        assertThat(as(here.annasAgency, () -> goals.inForce(here.annasAgency, 2026))).hasSize(1);
        assertThat(as(here.bela, () -> goals.inForce(here.bela, 2026))).isEmpty();
        assertThat(as(here.owner, () -> goals.inForce(here.owner, 2026))).hasSize(2);
        assertThat(as(here.owner, () -> goals.inForce(here.owner, 2027))).isEmpty();
    }

    @Test
    void the_same_months_set_again_change_nothing() {
        var goal = set(rep(here.anna), 100);
        assertThat(set(rep(here.anna), 100)).isEqualTo(goal);
        assertThat(as(here.owner, () -> goals.history(here.owner, goal))).hasSize(1);
        set(rep(here.anna), 110);
        assertThat(as(here.anna, () -> goals.history(here.anna, goal)))
                .extracting(Proposal::number, Proposal::year, Proposal::reason, Proposal::by)
                .containsExactly(
                        tuple(1, 120_000L, "why", "Szűcs Árpád"),
                        tuple(2, 132_000L, "why", "Szűcs Árpád"));
    }

    @Test
    void a_rep_counters_the_manager_agrees_and_both_numbers_stay() {
        var goal = set(rep(here.anna), 100);
        doAs(here.anna, () -> goals.propose(here.anna, goal, 1,
                new GoalMonths(months(80), Profile.MANUAL, "a customer closed")));
        var countered = as(here.manager, () -> goals.of(here.manager, goal));
        assertThat(countered.state()).isEqualTo(State.COUNTERED);
        assertThat(countered.settled().year()).isEqualTo(120_000);
        var offer = countered.offerTo(Side.PRINCIPAL).orElseThrow();
        doAs(here.manager, () -> goals.agree(here.manager, goal, offer.id()));
        var agreed = as(here.anna, () -> goals.of(here.anna, goal));
        assertThat(agreed.settled().year()).isEqualTo(96_000);
        assertThat(agreed.settled().agreed()).isTrue();
        assertThat(agreed.proposals()).hasSize(2);
        assertThat(Objects.requireNonNull(agreed.inForce().agreed()).by())
                .isEqualTo("Szűcs Árpád");
    }

    @Test
    void after_an_agreement_the_earlier_number_can_be_set_anew() {
        var goal = set(rep(here.anna), 100);
        doAs(here.anna, () -> goals.propose(here.anna, goal, 1,
                new GoalMonths(months(80), Profile.EVEN, "less")));
        var counter = as(here.owner, () -> goals.of(here.owner, goal)).proposals().getLast();
        doAs(here.owner, () -> goals.agree(here.owner, goal, counter.id()));
        set(rep(here.anna), 80);
        assertThat(as(here.owner, () -> goals.history(here.owner, goal))).hasSize(2);
        set(rep(here.anna), 100);
        var revised = as(here.anna, () -> goals.of(here.anna, goal));
        assertThat(revised.proposals()).hasSize(3);
        assertThat(revised.settled().year()).isEqualTo(96_000);
        doAs(here.anna, () -> goals.agree(
                here.anna, goal, revised.proposals().getLast().id()));
        assertThat(as(here.anna, () -> goals.of(here.anna, goal)).settled().year())
                .isEqualTo(120_000);
    }

    @Test
    void who_has_not_seen_the_latest_number_proposes_nothing() {
        var goal = set(rep(here.anna), 100);
        set(rep(here.anna), 110);
        assertThatThrownBy(() -> doAs(here.anna, () -> goals.propose(here.anna, goal, 1,
                new GoalMonths(months(80), Profile.EVEN, "late"))))
                .isInstanceOf(Stale.class);
        var first = as(here.anna, () -> goals.history(here.anna, goal)).getFirst();
        assertThatThrownBy(() -> doAs(here.anna,
                () -> goals.agree(here.anna, goal, first.id()))).isInstanceOf(Stale.class);
    }

    @Test
    void nobody_agrees_to_a_number_of_the_own_side() {
        var goal = set(rep(here.anna), 100);
        var own = as(here.owner, () -> goals.history(here.owner, goal)).getFirst();
        assertThatThrownBy(() -> doAs(here.manager,
                () -> goals.agree(here.manager, goal, own.id()))).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> agreeInTheDatabase(here.manager, own.id()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> agreeInTheDatabase(here.annasAgency, own.id()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> agreeInTheDatabase(here.bela, own.id()))
                .isInstanceOf(DataAccessException.class);
        agreeInTheDatabase(here.anna, own.id());
    }

    @Test
    void a_rep_proposes_for_nobody_else() {
        var goal = set(rep(here.anna), 100);
        assertThatThrownBy(() -> doAs(here.bela, () -> goals.propose(here.bela, goal, 1,
                new GoalMonths(months(1), Profile.EVEN, "")))).isInstanceOf(Absent.class);
        assertThatThrownBy(() -> doAs(here.bela, () -> goals.set(
                here.bela, aim(rep(here.bela)), new GoalMonths(months(1), Profile.EVEN, ""))))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> doAs(here.annasAgency, () -> goals.propose(here.annasAgency, goal, 1,
                new GoalMonths(months(1), Profile.EVEN, ""))))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> proposeInTheDatabase(here.bela, goal, "rep"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> proposeInTheDatabase(here.anna, goal, "principal"))
                .isInstanceOf(DataAccessException.class);
        proposeInTheDatabase(here.anna, goal, "rep");
    }

    @Test
    void several_goals_are_set_together_or_not_at_all() {
        var all = new HashMap<Aim, GoalMonths>();
        all.put(aim(null), new GoalMonths(months(300), Profile.EVEN, ""));
        all.put(aim(rep(here.anna)), new GoalMonths(months(100), Profile.EVEN, ""));
        doAs(here.owner, () -> goals.setAll(here.owner, all));
        assertThat(as(here.owner, () -> goals.inForce(here.owner, 2026))).hasSize(2);
        all.put(aim(rep(here.anna)), new GoalMonths(months(150), Profile.EVEN, ""));
        all.put(aim(UUID.randomUUID()), new GoalMonths(months(100), Profile.EVEN, ""));
        assertThatThrownBy(() -> doAs(here.owner, () -> goals.setAll(here.owner, all)))
                .isInstanceOf(Absent.class);
        assertThat(as(here.owner, () -> goals.inForce(here.owner, 2026)))
                .extracting(Goal::year).containsExactlyInAnyOrder(120_000L, 360_000L);
    }

    @Test
    void fractions_of_a_forint_are_refused() {
        assertThatThrownBy(() -> as(here.owner, () -> goals.set(here.owner, aim(null),
                new GoalMonths(Collections.nCopies(12, 150L), Profile.EVEN, ""))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private UUID set(@Nullable UUID rep, long month) {
        return as(here.owner, () -> goals.set(
                here.owner, aim(rep), new GoalMonths(months(month), Profile.EVEN, "why")));
    }

    private static Aim aim(@Nullable UUID rep) {
        return new Aim(2026, Measure.REVENUE, rep, null);
    }

    private static List<Long> months(long each) {
        return Collections.nCopies(12, each * 100);
    }

    private void agreeInTheDatabase(Viewer viewer, UUID proposal) {
        here.sql(viewer, """
                insert into plan.goal_agreement (organisation_id, proposal_id, agreed_name)
                values (?, ?, 'x')
                """, viewer.organisation().id(), proposal);
    }

    private void proposeInTheDatabase(Viewer viewer, UUID goal, String side) {
        here.sql(viewer, """
                insert into plan.goal_proposal (organisation_id, goal_id, number, side, amount,
                                                profile, proposed_name)
                values (?, ?, 9, ?, 0, 'even', 'x')
                """, viewer.organisation().id(), goal, side);
    }
}
