package linecard.plan;

import linecard.LinecardTest;
import linecard.access.Viewer;
import linecard.plan.Goal.Measure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import static linecard.plan.PlanStage.as;
import static linecard.plan.PlanStage.rep;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class GoalPagesTest {

    @Autowired
    private ApplicationContext program;

    private PlanStage here;
    private UUID goal = UUID.randomUUID();

    @BeforeEach
    void found() {
        here = new PlanStage(program);
        goal = as(here.owner, () -> goals().set(
                here.owner, new Goal.Aim(2026, Measure.REVENUE, rep(here.anna), null),
                new GoalMonths(Collections.nCopies(12, 100_000_000L), Profile.EVEN, "")));
    }

    @Test
    void a_goal_is_seen_by_its_rep_and_not_by_another() {
        assertThat(here.get(here.anna, path(""))).hasStatusOk().bodyText()
                .contains("Kiss Anna", "12\u00a0000\u00a0000", "Elfogadom", "a megbízó részéről");
        assertThat(here.get(here.bela, path(""))).hasStatus(404);
        assertThat(here.get(here.annasAgency, path(""))).hasStatusOk()
                .bodyText().doesNotContain("Elfogadom", "/proposals/new");
        assertThat(here.get(here.owner, path(""))).hasStatusOk()
                .bodyText().doesNotContain("Elfogadom");
    }

    @Test
    void a_rep_answers_with_a_number_and_a_reason() {
        assertThat(here.get(here.anna, path("/proposals/new"))).hasStatusOk();
        assertThat(propose(here.anna, 1, "10 000 000", "even", "")).hasStatus(422)
                .bodyText().contains("10 000 000", "reason-error");
        assertThat(propose(here.anna, 1, "10 000 000", "even", "Bezárt egy gyár")).hasStatus(303);
        assertThat(here.get(here.manager, path(""))).hasStatusOk().bodyText().contains(
                "Bezárt egy gyár", "10\u00a0000\u00a0000", "12\u00a0000\u00a0000",
                "ellenajánlat", "Elfogadom");
        var offer = negotiation(here.owner).proposals().getLast();
        assertThat(agree(here.annasAgency, offer)).hasStatus(403);
        assertThat(agree(here.anna, offer)).hasStatus(409);
        assertThat(agree(here.manager, offer)).hasStatus(303);
        assertThat(agree(here.owner, offer)).hasStatus(409);
        assertThat(negotiation(here.anna).settled().year()).isEqualTo(1_000_000_000);
    }

    @Test
    void of_two_people_the_second_is_told() {
        assertThat(propose(here.owner, 1, "13000000", "working_days", "Új üzem")).hasStatus(303);
        assertThat(propose(here.manager, 1, "14000000", "even", "Nem láttam")).hasStatus(409);
        assertThat(propose(here.anna, 1, "9000000", "even", "Én sem")).hasStatus(409);
    }

    @Test
    void what_cannot_be_a_goal_is_refused_with_what_was_typed() {
        for (var wrong : List.of("-5", "sok", "", "100,50", "1000000000000000000000")) {
            assertThat(propose(here.owner, 1, wrong, "even", "mert")).as(wrong).hasStatus(422)
                    .bodyText().contains("value=\"" + wrong + "\"", "mert");
        }
        assertThat(propose(here.owner, 1, "100", "by magic", "mert")).hasStatus(422);
        assertThat(here.post(here.bela, path("/proposals"), "seen", "1", "whole", "1", "profile",
                "even", "reason", "x")).hasStatus(404);
    }

    @Test
    void the_number_that_stands_already_is_no_other_one() {
        assertThat(propose(here.owner, 1, "14000000", "even", "Így")).hasStatus(303);
        assertThat(propose(here.owner, 2, "14000000", "even", "Marad, mert")).hasStatus(422)
                .bodyText().contains("id=\"whole-error\"", "Marad, mert");
        assertThat(propose(here.anna, 2, "14000000", "even", "Én is")).hasStatus(303);
    }

    @Test
    void the_months_are_shown_before_anything_is_saved() {
        assertThat(here.post(here.owner, path("/proposals"), "do", "spread", "seen", "1",
                "whole", "100 000 000", "profile", "working_days", "reason", "")).hasStatusOk()
                .bodyText().contains("8\u00a0300\u00a0395", "7\u00a0905\u00a0138");
        assertThat(negotiation(here.owner).proposals()).hasSize(1);
    }

    @Test
    void months_typed_one_by_one_make_the_year() {
        var form = new ArrayList<>(List.of("seen", "1", "whole", "", "profile", "manual",
                "reason", "Idény"));
        for (int month = 1; month <= 12; month++) {
            form.addAll(List.of("month-" + month, month == 2 ? "" : "1000"));
        }
        assertThat(here.post(here.anna, path("/proposals"), form.toArray(String[]::new)))
                .hasStatus(303);
        var last = negotiation(here.owner).proposals().getLast();
        assertThat(last.year()).isEqualTo(1_100_000);
        assertThat(last.months().get(1)).isZero();
        assertThat(last.profile()).isEqualTo(Profile.MANUAL);
    }

    @Test
    void a_rep_without_a_goal_gets_a_first_one() {
        var query = "year=2026&measure=revenue&rep=" + here.bela.rep();
        assertThat(here.get(here.manager, "/goals/new?" + query)).hasStatusOk()
                .bodyText().contains("Nagy Béla");
        assertThat(here.get(here.bela, "/goals/new?" + query)).hasStatus(403);
        assertThat(here.post(here.manager, "/goals", "year", "2026", "measure", "revenue", "rep",
                rep(here.bela).toString(), "whole", "5 000 000", "profile", "working_days"))
                .hasStatus(303);
        assertThat(as(here.bela, () -> goals().inForce(here.bela, 2026)))
                .extracting(Goal::year).containsExactly(500_000_000L);
    }

    private MvcTestResult propose(
            Viewer viewer, int seen, String whole, String profile, String reason) {
        return here.post(viewer, path("/proposals"), "seen", String.valueOf(seen),
                "whole", whole, "profile", profile, "reason", reason);
    }

    private MvcTestResult agree(
            Viewer viewer, Proposal proposal) {
        return here.post(viewer, path("/agreement"), "proposal", proposal.id().toString());
    }

    private Negotiation negotiation(Viewer viewer) {
        return as(viewer, () -> goals().of(viewer, goal));
    }

    private Goals goals() {
        return here.of(Goals.class);
    }

    private String path(String rest) {
        return "/goals/" + goal + rest;
    }
}
