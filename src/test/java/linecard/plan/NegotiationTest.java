package linecard.plan;

import linecard.plan.Goal.Measure;
import linecard.plan.Negotiation.State;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import static linecard.plan.Side.PRINCIPAL;
import static linecard.plan.Side.REP;
import static org.assertj.core.api.Assertions.assertThat;

class NegotiationTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final List<Proposal> table = new ArrayList<>();

    @Test
    void the_principals_number_is_in_force_and_waits_for_the_rep() {
        says(PRINCIPAL, 100, null);
        assertThat(now().inForce().year()).isEqualTo(1200);
        assertThat(now().state()).isEqualTo(State.SET);
        assertThat(now().offerTo(REP)).contains(table.getFirst());
        assertThat(now().offerTo(PRINCIPAL)).isEmpty();
    }

    @Test
    void a_counter_proposal_does_not_hold_until_it_is_agreed() {
        says(PRINCIPAL, 100, null);
        says(REP, 80, null);
        assertThat(now().inForce().year()).isEqualTo(1200);
        assertThat(now().state()).isEqualTo(State.COUNTERED);
        assertThat(now().offerTo(PRINCIPAL)).contains(table.get(1));
    }

    @Test
    void an_agreed_number_carries_both_marks_and_holds() {
        says(PRINCIPAL, 100, null);
        says(REP, 80, 2L);
        assertThat(now().settled().year()).isEqualTo(960);
        assertThat(now().settled().agreed()).isTrue();
        assertThat(now().state()).isEqualTo(State.AGREED);
        assertThat(now().offerTo(REP)).isEmpty();
        assertThat(now().offerTo(PRINCIPAL)).isEmpty();
    }

    @Test
    void a_rep_may_still_take_the_first_number_after_countering() {
        says(PRINCIPAL, 100, 3L);
        says(REP, 80, null);
        assertThat(now().settled().year()).isEqualTo(1200);
        assertThat(now().state()).isEqualTo(State.AGREED);
        assertThat(now().offerTo(PRINCIPAL)).isEmpty();
    }

    @Test
    void a_revision_in_the_year_leaves_the_agreed_number_in_force_until_it_is_agreed() {
        says(PRINCIPAL, 100, 1L);
        says(PRINCIPAL, 120, null);
        assertThat(now().settled().year()).isEqualTo(1200);
        assertThat(now().state()).isEqualTo(State.SET);
        assertThat(now().offerTo(REP)).contains(table.get(1));
    }

    @Test
    void nobody_agrees_to_the_organisations_own_goal() {
        says(PRINCIPAL, 100, null);
        var own = new Negotiation(UUID.randomUUID(), 2026, Measure.REVENUE, null, null, table);
        assertThat(own.offerTo(REP)).isEmpty();
    }

    /// @param agreedHour when the other side said yes, if it did
    private void says(Side side, long month, @Nullable Long agreedHour) {
        int number = table.size() + 1;
        table.add(new Proposal(
                UUID.randomUUID(), number, side, Collections.nCopies(12, month), Profile.EVEN, "",
                side.code(), START.plusSeconds(3600L * (number - 1)),
                agreedHour == null ? null
                        : new Proposal.Mark("other", START.plusSeconds(3600 * agreedHour - 1800))));
    }

    private Negotiation now() {
        return new Negotiation(
                UUID.randomUUID(), 2026, Measure.REVENUE, UUID.randomUUID(), null, table);
    }
}
