package linecard.sales;

import linecard.accounts.Assignment;
import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.sales.Results.Bridge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.sales.Market.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HoldingRulesTest {

    private static final UUID KIS = new UUID(2, 1);
    private static final UUID NAGY = new UUID(2, 2);
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BELA = new UUID(0, 2);
    private static final UUID AGENCY = new UUID(1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final List<Span> HALF_YEARS =
            List.of(span("2025-01-01", "2025-07-01"), span("2026-01-01", "2026-07-01"));

    @Test
    void an_account_that_never_changed_hands_is_the_same() {
        assertThat(throughout(held(ANNA, "2020-01-01", null))).containsExactly(whole(ANNA));
    }

    @Test
    void one_taken_over_within_a_window_is_not() {
        assertThat(throughout(held(ANNA, "2025-01-02", null))).containsExactly(house());
        assertThat(throughout(held(ANNA, "2025-01-01", null))).containsExactly(whole(ANNA));
    }

    @Test
    void a_gap_between_the_windows_does_not_matter_and_one_within_does() {
        assertThat(throughout(
                held(ANNA, "2026-01-01", null), held(ANNA, "2024-01-01", "2025-07-01")))
                .containsExactly(whole(ANNA));
        assertThat(throughout(
                held(ANNA, "2026-01-01", null), held(ANNA, "2024-01-01", "2025-06-30")))
                .containsExactly(house());
    }

    @Test
    void days_to_come_need_not_be_held() {
        assertThat(throughout(held(ANNA, "2020-01-01", "2026-06-16")))
                .containsExactly(whole(ANNA));
        assertThat(throughout(held(ANNA, "2020-01-01", "2026-06-15"))).as("not today").containsExactly(house());
    }

    @Test
    void who_joined_late_leaves_the_share_to_the_house() {
        var shares = List.of(new Share(ANNA, AGENCY, 600_000), new Share(BELA, AGENCY, 400_000));
        assertThat(HoldingRules.throughout(shares, List.of(
                held(ANNA, "2020-01-01", null), held(BELA, "2025-09-01", null)),
                HALF_YEARS, TODAY))
                .containsExactly(new Share(ANNA, AGENCY, 600_000), Share.house(400_000));
    }

    @Test
    void a_bridge_shows_what_came_and_what_went() {
        var bridges = HoldingRules.bridges(Map.of(), 
                Map.of(KIS, nets(ANNA, 900, null, 100), NAGY, nets(BELA, 300)),
                Map.of(KIS, nets(BELA, 900, null, 100), NAGY, nets(ANNA, 300)));
        assertThat(bridges)
                .containsEntry(ANNA, new Bridge(900, 300, 900, 300))
                .containsEntry(BELA, new Bridge(300, 900, 300, 900))
                .containsEntry(null, new Bridge(100, 0, 0, 100))
                .hasSize(3);
    }

    @Test
    void an_account_below_zero_goes_as_a_negative_amount() {
        var bridges = HoldingRules.bridges(Map.of(), 
                Map.of(KIS, nets(ANNA, -100)), Map.of(KIS, nets(BELA, -100)));
        assertThat(bridges)
                .containsEntry(ANNA, new Bridge(-100, 0, -100, 0))
                .containsEntry(BELA, new Bridge(0, -100, 0, -100));
    }

    @Test
    void more_accounts_than_can_be_looked_at_are_refused_rather_than_left_out() {
        var most = Collections.nCopies(Holdings.MOST, KIS);
        assertThat(Holdings.all(most)).isSameAs(most);
        assertThatThrownBy(() -> Holdings.all(Collections.nCopies(Holdings.MOST + 1, KIS)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("1000000 accounts");
    }

    private static List<Share> throughout(Assignment... ofAccount) {
        return HoldingRules.throughout(List.of(whole(ANNA)), List.of(ofAccount),
                HALF_YEARS, TODAY);
    }

    private static Map<@Nullable UUID, Long> nets(@Nullable Object... pairs) {
        var nets = new HashMap<@Nullable UUID, Long>();
        for (int i = 0; i < pairs.length; i += 2) {
            nets.put((UUID) pairs[i], Long.valueOf(String.valueOf(pairs[i + 1])));
        }
        return nets;
    }

    private static Share whole(UUID rep) {
        return new Share(rep, AGENCY, 1_000_000);
    }

    private static Share house() {
        return Share.house(1_000_000);
    }

    private static Assignment held(UUID rep, String from, @Nullable String to) {
        return new Assignment(UUID.randomUUID(), KIS, rep, Assignment.Role.OWNER,
                new Rate(500_000), LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to), 1);
    }
}
