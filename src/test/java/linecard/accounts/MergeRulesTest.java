package linecard.accounts;

import linecard.accounts.Assignment.Role;
import linecard.money.Rate;
import linecard.people.Merged;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class MergeRulesTest {

    private static final UUID GONE = new UUID(0, 1);
    private static final UUID KEPT = new UUID(0, 2);
    private static final UUID ANNA = new UUID(0, 3);
    private static final UUID BELA = new UUID(0, 4);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private static Assignment held(UUID account, UUID rep, int from, @Nullable Integer to) {
        return new Assignment(UUID.randomUUID(), account, rep, Role.OWNER, Rate.ofPercent("100"),
                DAY.plusDays(from), to == null ? null : DAY.plusDays(to), 1);
    }

    @Test
    void documents_follow_the_merging_from_its_day_on() {
        var third = new UUID(0, 9);
        var merged = Map.of(GONE, new Merged(GONE, KEPT, DAY),
                KEPT, new Merged(KEPT, third, DAY.plusDays(10)));
        assertThat(Merged.standing(merged, GONE, DAY.minusDays(1))).isEqualTo(GONE);
        assertThat(Merged.standing(merged, GONE, DAY)).isEqualTo(KEPT);
        assertThat(Merged.standing(merged, GONE, DAY.plusDays(10))).isEqualTo(third);
        assertThat(Merged.standing(merged, GONE)).isEqualTo(third);
        assertThat(Merged.standing(merged, third)).isEqualTo(third);
    }

    @Test
    void two_accounts_go_together_in_the_same_hands_or_where_one_is_in_nobodys() {
        var open = List.of(held(GONE, ANNA, -100, null));
        assertThat(MergeRules.hands(open, List.of(held(KEPT, ANNA, -5, null)), KEPT, DAY)).isPresent();
        assertThat(MergeRules.hands(open, List.of(held(KEPT, BELA, -5, null)), KEPT, DAY)).isEmpty();
        assertThat(MergeRules.hands(open, List.of(held(KEPT, ANNA, -5, 40)), KEPT, DAY)).isEmpty();
        assertThat(MergeRules.hands(open, List.of(held(KEPT, BELA, -50, -5)), KEPT, DAY))
                .as("what is over does not matter").isPresent();
        assertThat(MergeRules.hands(List.of(), List.of(held(KEPT, BELA, -5, null)), KEPT, DAY))
                .isPresent();
    }

    @Test
    void what_lasts_beyond_the_day_ends_here_and_goes_on_there() {
        var hands = MergeRules.hands(List.of(held(GONE, ANNA, -100, -50), held(GONE, ANNA, -50, 20),
                held(GONE, BELA, 20, null)), List.of(), KEPT, DAY).orElseThrow();
        assertThat(hands.closed()).singleElement().matches(one -> DAY.equals(one.to()));
        assertThat(hands.removed()).singleElement().matches(one -> one.rep().equals(BELA));
        assertThat(hands.taken()).hasSize(2).allMatch(one -> one.account().equals(KEPT))
                .anyMatch(one -> one.from().equals(DAY) && DAY.plusDays(20).equals(one.to()))
                .anyMatch(one -> one.rep().equals(BELA) && one.to() == null);
    }

    @Test
    void past_sales_are_in_the_hands_of_whoever_holds_the_other_since() {
        var joined = MergeRules.joined(List.of(held(GONE, ANNA, -100, null), held(GONE, ANNA, 5, 9)),
                List.of(held(KEPT, BELA, -70, -3), held(KEPT, BELA, -3, null)), DAY);
        assertThat(joined).hasSize(2);
        assertThat(joined.getFirst().to()).isEqualTo(DAY);
        assertThat(joined.getLast().rep()).isEqualTo(BELA);
        assertThat(joined.getLast().from()).isEqualTo(DAY);
    }
}
