package linecard.prizes;

import linecard.people.Outcome.Refused;
import linecard.prizes.Award.Approval;
import linecard.prizes.Award.Delivery;
import linecard.prizes.Award.State;
import linecard.prizes.Prize.Kind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.prizes.Award.Delivery.HANDED_OVER;
import static linecard.prizes.Award.Delivery.ORDERED;
import static linecard.prizes.Award.Delivery.REFUSED;
import static linecard.prizes.Award.Delivery.SENT;
import static org.assertj.core.api.Assertions.assertThat;

/// An award goes onward only, one step after the other.
class AwardRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    private static final UUID LAKE = UUID.randomUUID();
    private static final Option CASH = new Option(0, null, Kind.CASH, "", 100, null, null, false);
    private static final Option BAG =
            new Option(1, null, Kind.MERCHANDISE, "Bag", 80, null, null, false);
    private static final Option TRIP = new Option(2, LAKE, Kind.TRIP, "Lake", 90,
            TODAY.plusDays(30), TODAY.plusDays(33), true);

    private static Award award(
            State state, @Nullable Integer chosen, @Nullable Delivery delivery) {
        boolean isApproved = state != State.PROPOSED;
        return new Award(UUID.randomUUID(), UUID.randomUUID(), "Race", "Anna", UUID.randomUUID(),
                UUID.randomUUID(), "Duna", 1, TODAY.minusDays(30), state,
                isApproved ? new Approval(TODAY.minusDays(3), "Finance", false) : null,
                TODAY, chosen, "", delivery, delivery == null ? null : TODAY.minusDays(1), "",
                List.of(CASH, BAG, TRIP), 1);
    }

    private static String key(@Nullable Refused refused) {
        return refused == null ? "" : refused.key().replace("prizes.no.", "");
    }

    @Test
    void a_second_person_approves_where_there_is_one() {
        var proposed = award(State.PROPOSED, null, null);
        assertThat(key(AwardRules.approval(proposed, false, false, false, Map.of()))).isEmpty();
        assertThat(key(AwardRules.approval(proposed, true, false, false, Map.of())))
                .isEqualTo("own");
        assertThat(key(AwardRules.approval(proposed, true, true, false, Map.of()))).isEmpty();
        assertThat(key(AwardRules.approval(proposed, false, false, true, Map.of())))
                .isEqualTo("held");
        assertThat(key(AwardRules.approval(proposed, false, false, false, Map.of(LAKE, -1))))
                .isEqualTo("seatsGone");
        assertThat(key(AwardRules.approval(award(State.APPROVED, null, null), false, false, false,
                Map.of()))).isEqualTo("approved");
        assertThat(key(AwardRules.approval(award(State.WITHDRAWN, null, null), false, false,
                false, Map.of()))).isEqualTo("withdrawn");
    }

    @Test
    void the_winner_chooses_once_and_in_time() {
        var open = award(State.APPROVED, null, null);
        assertThat(key(AwardRules.choice(open, 2, TODAY, true))).isEmpty();
        assertThat(key(AwardRules.choice(open, 3, TODAY, true))).isEqualTo("web.notOffered");
        assertThat(key(AwardRules.choice(open, 2, TODAY.plusDays(1), true))).isEqualTo("late");
        assertThat(key(AwardRules.choice(open, 2, TODAY.plusDays(1), false))).isEmpty();
        assertThat(key(AwardRules.choice(award(State.APPROVED, 0, null), 2, TODAY, true)))
                .isEqualTo("chosen");
        assertThat(key(AwardRules.choice(award(State.PROPOSED, null, null), 0, TODAY, false)))
                .isEqualTo("notApproved");
    }

    @Test
    void a_prize_is_ordered_sent_and_handed_over_but_never_back() {
        assertThat(AwardRules.next(award(State.APPROVED, 1, null)))
                .containsExactly(ORDERED, SENT, HANDED_OVER, REFUSED);
        assertThat(AwardRules.next(award(State.APPROVED, 1, ORDERED)))
                .containsExactly(SENT, HANDED_OVER, REFUSED);
        assertThat(AwardRules.next(award(State.APPROVED, 1, SENT)))
                .containsExactly(HANDED_OVER, REFUSED);
        assertThat(AwardRules.next(award(State.APPROVED, 2, ORDERED)))
                .containsExactly(HANDED_OVER, REFUSED);
        for (var end : List.of(HANDED_OVER, REFUSED)) {
            assertThat(AwardRules.next(award(State.APPROVED, 1, end))).isEmpty();
        }
        assertThat(AwardRules.next(award(State.APPROVED, 0, null))).isEmpty();
        assertThat(AwardRules.next(award(State.APPROVED, null, null))).isEmpty();
        assertThat(AwardRules.next(award(State.WITHDRAWN, 1, null))).isEmpty();
    }

    @Test
    void a_delivery_has_a_day_between_the_last_one_and_today() {
        var ordered = award(State.APPROVED, 1, ORDERED);
        assertThat(key(AwardRules.delivery(ordered, SENT, TODAY, TODAY, false))).isEmpty();
        assertThat(key(AwardRules.delivery(ordered, SENT, TODAY.plusDays(1), TODAY, false)))
                .isEqualTo("future");
        assertThat(key(AwardRules.delivery(ordered, SENT, TODAY.minusDays(2), TODAY, false)))
                .isEqualTo("before");
        assertThat(key(AwardRules.delivery(ordered, ORDERED, TODAY, TODAY, false)))
                .isEqualTo("delivery");
        assertThat(key(AwardRules.delivery(ordered, SENT, TODAY, TODAY, true))).isEqualTo("held");
        assertThat(key(AwardRules.delivery(award(State.APPROVED, 1, null), SENT,
                TODAY.minusDays(4), TODAY, false))).isEqualTo("before");
    }

    @Test
    void what_was_handed_over_is_not_withdrawn() {
        assertThat(key(AwardRules.withdrawal(award(State.PROPOSED, null, null)))).isEmpty();
        assertThat(key(AwardRules.withdrawal(award(State.APPROVED, 0, null)))).isEmpty();
        assertThat(key(AwardRules.withdrawal(award(State.APPROVED, 1, SENT)))).isEmpty();
        assertThat(key(AwardRules.withdrawal(award(State.APPROVED, 1, HANDED_OVER))))
                .isEqualTo("over");
        assertThat(key(AwardRules.withdrawal(award(State.WITHDRAWN, 0, null))))
                .isEqualTo("withdrawn");
    }

    @Test
    void a_guest_is_named_until_the_trip_begins() {
        assertThat(award(State.APPROVED, 2, null).takesGuest(TODAY.plusDays(30))).isTrue();
        assertThat(award(State.APPROVED, 2, null).takesGuest(TODAY.plusDays(31))).isFalse();
        assertThat(award(State.APPROVED, 1, null).takesGuest(TODAY)).isFalse();
        assertThat(award(State.APPROVED, 2, REFUSED).takesGuest(TODAY)).isFalse();
    }
}
