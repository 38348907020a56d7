package linecard.plan;

import linecard.plan.Goal.Measure;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.Currency;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GoalRulesTest {

    private static final List<Long> WORKING_DAYS_2026 =
            List.of(21L, 20L, 22L, 20L, 19L, 22L, 23L, 20L, 22L, 21L, 21L, 22L);

    @Test
    void a_year_in_forints_lies_over_the_working_days_of_2026() {
        assertThat(GoalRules.spread(10_000_000_000L, 100, WORKING_DAYS_2026)).containsExactly(
                830039500L, 790513900L, 869565200L, 790513900L, 750988200L, 869565200L,
                909090900L, 790513800L, 869565200L, 830039500L, 830039500L, 869565200L);
    }

    @Test
    void a_rep_who_took_back_more_than_was_sold_gets_nothing() {
        assertThat(GoalRules.spread(1000, 1, List.of(300L, -500L, 100L)))
                .containsExactly(750L, 0L, 250L);
    }

    @Test
    void without_any_base_the_parts_are_even() {
        assertThat(GoalRules.spread(10, 1, List.of(0L, -5L, 0L))).containsExactly(4L, 3L, 3L);
    }

    @Test
    void forints_are_not_cut_into_fillers() {
        assertThat(GoalRules.step(Measure.REVENUE, Currency.getInstance("HUF"))).isEqualTo(100);
        assertThat(GoalRules.step(Measure.UNITS, Currency.getInstance("HUF"))).isEqualTo(1);
        assertThat(GoalRules.step(Measure.MARGIN, Currency.getInstance("EUR"))).isEqualTo(1);
        assertThatThrownBy(() -> GoalRules.spread(150, 100, GoalRules.even()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void growth_is_rounded_once_to_a_whole_step() {
        assertThat(GoalRules.grown(123_456_700L, 75_000, 100)).isEqualTo(132_716_000L);
        assertThat(GoalRules.grown(1000, -250_000, 1)).isEqualTo(750);
        assertThat(GoalRules.grown(-1000, 100_000, 1)).isZero();
    }

    @Test
    void no_goal_is_negative_or_of_eleven_months() {
        assertThatThrownBy(() -> GoalRules.require(Collections.nCopies(11, 1L), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GoalRules.require(Collections.nCopies(12, -1L), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GoalRules.require(Collections.nCopies(12, 50L), 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void parts_add_up_and_are_whole_steps(
            @ForAll @LongRange(max = 1_000_000_000_000L) long steps, @ForAll("steps") long step,
            @ForAll("weights") List<Long> weights) {
        var parts = GoalRules.spread(steps * step, step, weights);
        assertThat(GoalRules.sum(parts)).isEqualTo(steps * step);
        assertThat(parts).hasSameSizeAs(weights)
                .allMatch(part -> part >= 0 && part % step == 0);
    }

    @Property
    void the_whole_lies_around_its_parts(
            @ForAll @LongRange(max = 1_000_000_000L) long first,
            @ForAll @LongRange(max = 1_000_000_000L) long second,
            @ForAll @LongRange(max = 3_000_000_000L) long whole,
            @ForAll("months") List<Long> weights) {
        var parts = List.of(GoalRules.spread(first, 1, weights),
                GoalRules.spread(second, 1, GoalRules.even()));
        var months = GoalRules.around(whole, parts, 1, weights);
        assertThat(GoalRules.sum(months)).isEqualTo(whole);
        GoalRules.require(months, 1);
        for (int i = 0; i < 12 && whole >= first + second; i++) {
            assertThat(months.get(i)).isGreaterThanOrEqualTo(
                    parts.getFirst().get(i) + parts.getLast().get(i));
        }
    }

    @Property
    void a_larger_share_of_last_year_never_gets_less(
            @ForAll @LongRange(max = 1_000_000_000L) long whole,
            @ForAll("weights") List<Long> weights) {
        var parts = GoalRules.spread(whole, 1, weights);
        for (int i = 0; i < weights.size(); i++) {
            for (int j = 0; j < weights.size(); j++) {
                if (weights.get(i) > weights.get(j)) {
                    assertThat(parts.get(i)).isGreaterThanOrEqualTo(parts.get(j) - smallest(
                            weights.get(i)));
                }
            }
        }
    }

    /// With no weight above zero the parts are even, and the first get what is left over.
    private static long smallest(long weight) {
        return weight <= 0 ? 1 : 0;
    }

    @Provide
    static Arbitrary<Long> steps() {
        return Arbitraries.of(1L, 100L);
    }

    @Provide
    static Arbitrary<List<Long>> weights() {
        return Arbitraries.longs().between(-1_000_000, 1_000_000_000_000L)
                .list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    static Arbitrary<List<Long>> months() {
        return Arbitraries.longs().between(-1000, 1_000_000_000L).list().ofSize(12);
    }
}
