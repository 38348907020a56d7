package linecard.calls;

import linecard.calls.Call.Kind;
import linecard.calls.Call.Outcome;
import linecard.calls.Call.Stamp;
import linecard.calls.Call.State;
import linecard.calls.Monitoring.Feature;
import linecard.calls.Told.Field;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class CallRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Stamp FIRST = new Stamp(NOW.minusSeconds(60), "phone");
    private static final Stamp LATER = new Stamp(NOW, "tablet");
    private static final UUID ID = new UUID(0, 1);

    private static Told told(State state, @Nullable Outcome outcome, @Nullable LocalDate nextOn) {
        return new Told(state, Kind.VISIT, null, null, outcome, null, nextOn, List.of(), List.of(), List.of(),
                false, false, false, List.of());
    }

    private static Call call(State state) {
        return new Call(ID, ID, ID, ID, TODAY, told(state, null, null), Map.of(), "phone", NOW,
                state == State.PLANNED ? null : NOW, 0, 1);
    }

    private static Sent sent(@Nullable String reason) {
        return new Sent(ID, ID, ID, ID, TODAY, told(State.MADE, Outcome.ORDER, null), Map.of(), List.of(),
                "phone", NOW, false, null, reason);
    }

    private static Optional<Refused> against(@Nullable Call stored, LocalDate day, Told told, Feature... on) {
        return CallRules.against(stored, day, told, Set.of(on), TODAY);
    }

    private static Optional<Refused> refused(String field, String key, Object... arguments) {
        return Optional.of(Refused.of(field, key, arguments));
    }

    @Test
    void each_field_is_as_it_was_told_last_but_what_was_reported_is_not_planned_again() {
        var made = told(State.MADE, Outcome.ORDER, TODAY);
        var before = Map.of(Field.STATE, FIRST, Field.OUTCOME, LATER, Field.NEXT, FIRST);
        var merged = CallRules.merge(made, before, told(State.PLANNED, Outcome.REJECTED, null),
                Map.of(Field.STATE, LATER, Field.OUTCOME, FIRST, Field.NEXT, LATER));
        assertThat(merged.told()).isEqualTo(told(State.MADE, Outcome.ORDER, null));
        assertThat(merged.stamps()).isEqualTo(Map.of(Field.STATE, FIRST, Field.OUTCOME, LATER, Field.NEXT, LATER));
        assertThat(CallRules.merge(told(State.PLANNED, null, null), before, made, Map.of(Field.STATE, LATER))
                .told().state()).isEqualTo(State.MADE);
    }

    @Test
    void a_call_lies_within_the_days_and_is_made_by_today() {
        var planned = told(State.PLANNED, null, null);
        var made = told(State.MADE, null, null);
        assertThat(against(null, TODAY, made)).isEmpty();
        assertThat(against(null, TODAY.plusDays(1), made)).isEqualTo(refused("day", "calls.no.future"));
        assertThat(against(null, TODAY.minusDays(400), made)).isEmpty();
        assertThat(against(null, TODAY.minusDays(401), made)).isEqualTo(refused("day", "calls.no.old", 400));
        assertThat(against(null, TODAY.plusDays(400), planned)).isEmpty();
        assertThat(against(null, TODAY.plusDays(401), planned)).isEqualTo(refused("day", "calls.no.far", 400));
        assertThat(against(null, TODAY.minusDays(1), planned)).isEqualTo(refused("day", "calls.no.past"));
        assertThat(against(call(State.PLANNED), TODAY.minusDays(1), planned)).isEmpty();
    }

    @Test
    void an_outcome_is_asked_where_reports_are_on_and_the_next_step_comes_after_the_call() {
        assertThat(against(null, TODAY, told(State.MADE, null, null), Feature.REPORTS))
                .isEqualTo(refused("outcome", "calls.no.outcome"));
        assertThat(against(null, TODAY, told(State.CANCELLED, null, null), Feature.REPORTS)).isEmpty();
        assertThat(against(null, TODAY, told(State.MADE, null, TODAY.minusDays(1))))
                .isEqualTo(refused("nextOn", "calls.no.next"));
        assertThat(against(null, TODAY, told(State.MADE, null, TODAY))).isEmpty();
    }

    @Test
    void after_the_cut_off_what_was_reported_is_locked_where_that_is_on_until_the_day_was_submitted() {
        var on = Set.of(Feature.LOCK);
        assertThat(CallRules.againstChange(call(State.MADE), null, sent(null), on, true))
                .isEqualTo(refused("day", "calls.no.locked"));
        assertThat(CallRules.againstChange(call(State.MADE), null, sent(null), on, false)).isEmpty();
        assertThat(CallRules.againstChange(call(State.MADE), null, sent(null), Set.of(), true)).isEmpty();
        assertThat(CallRules.againstChange(call(State.PLANNED), null, sent(null), on, true)).isEmpty();
        var report = new CallReport(ID, ID, ID, TODAY, List.of(new CallReport.Version(1, "", NOW, "")));
        assertThat(CallRules.againstChange(call(State.MADE), report, sent("Elírás"), on, true)).isEmpty();
        assertThat(CallRules.againstChange(call(State.MADE), report, sent(null), on, true)).isEmpty();
        assertThat(CallRules.againstChange(call(State.MADE), report, sent(" "), on, true))
                .isEqualTo(refused("reason", "calls.no.reason"));
    }

    @Test
    void a_clock_is_set_right_by_up_to_a_day_and_never_into_the_future() {
        assertThat(CallRules.againstClock(Duration.ofDays(-1))).isEmpty();
        assertThat(CallRules.againstClock(Duration.ofDays(-1).minusSeconds(1)))
                .isEqualTo(refused("sentAt", "calls.no.clock", 1L));
        var right = CallRules.setRight(Map.of(Field.KIND, FIRST), Duration.ofSeconds(30), NOW);
        assertThat(right).containsEntry(Field.KIND, new Stamp(NOW.minusSeconds(90), "phone"));
        assertThat(CallRules.setRight(Map.of(Field.KIND, FIRST), Duration.ofSeconds(-90), NOW))
                .containsEntry(Field.KIND, new Stamp(NOW, "phone"));
    }
}
