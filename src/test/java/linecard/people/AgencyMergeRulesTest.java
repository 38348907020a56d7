package linecard.people;

import linecard.people.Agreement.Regime;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class AgencyMergeRulesTest {

    private static final LocalDate ON = LocalDate.of(2026, 11, 27);
    private static final UUID GONE = new UUID(0, 1);
    private static final UUID KEPT = new UUID(0, 2);
    private static final UUID EAST = new UUID(1, 1);

    private static Agreement agreed(
            UUID agency, LocalDate from, @Nullable LocalDate to, Regime regime, @Nullable UUID territory) {
        return new Agreement(UUID.randomUUID(), agency, from, to, regime, territory, List.of(), false, 1, "", 1);
    }

    @Test
    void two_that_say_the_same_from_then_on_become_one_and_two_that_do_not_stay_two() {
        var gone = agreed(GONE, ON.minusYears(3), null, Regime.AGREED, EAST);
        var kept = agreed(KEPT, ON.minusYears(1), null, Regime.AGREED, EAST);
        var same = AgencyMergeRules.versions(List.of(gone), List.of(kept), KEPT, ON).orElseThrow();
        assertThat(same.closed()).singleElement().extracting(Agreement::to).isEqualTo(ON);
        assertThat(same.taken()).isEmpty();
        assertThat(AgencyMergeRules.versions(List.of(gone),
                List.of(agreed(KEPT, ON.minusYears(1), null, Regime.AGREED, null)), KEPT, ON)).isEmpty();
        assertThat(AgencyMergeRules.versions(List.of(gone), List.of(kept.until(ON.plusDays(1))), KEPT, ON))
                .as("which ends earlier").isEmpty();
    }

    @Test
    void a_version_that_ends_on_that_day_is_over_and_one_that_begins_on_it_is_not() {
        var over = agreed(KEPT, ON.minusYears(1), ON, Regime.REQUIRED, null);
        var gone = agreed(GONE, ON.minusYears(1), ON.plusYears(1), Regime.AGREED, EAST);
        var later = agreed(GONE, ON.plusYears(1), null, Regime.VOLUNTARY, EAST);
        var taken = AgencyMergeRules.versions(List.of(later, gone), List.of(over), KEPT, ON).orElseThrow();
        assertThat(taken.closed()).singleElement().extracting(Agreement::id).isEqualTo(gone.id());
        assertThat(taken.removed()).containsExactly(later);
        assertThat(taken.taken()).extracting(Agreement::from).containsExactlyInAnyOrder(ON, ON.plusYears(1));
        assertThat(AgencyMergeRules.versions(List.of(gone),
                List.of(agreed(KEPT, ON, null, Regime.REQUIRED, null)), KEPT, ON)).isEmpty();
    }

    /// Whatever is agreed with both, on each day after it is agreed what was agreed with one of them.
    @Property(tries = 300)
    void nobody_is_without_an_agreement_who_had_one(
            @ForAll @IntRange(min = -40, max = 40) int from, @ForAll @IntRange(min = 1, max = 40) int length,
            @ForAll @IntRange(min = -40, max = 40) int start, @ForAll @IntRange(min = 1, max = 40) int more,
            @ForAll boolean alike) {
        var gone = List.of(agreed(GONE, ON.plusDays(from), ON.plusDays(from + length), Regime.AGREED, EAST));
        var kept = List.of(agreed(KEPT, ON.plusDays(start), ON.plusDays(start + more),
                alike ? Regime.AGREED : Regime.REQUIRED, EAST));
        var versions = AgencyMergeRules.versions(gone, kept, KEPT, ON);
        if (versions.isEmpty()) return;
        var after = new ArrayList<>(kept);
        after.addAll(versions.get().taken());
        for (int day = 0; day < 90; day++) {
            var at = ON.plusDays(day);
            assertThat(after.stream().filter(one -> one.isInForce(at)).count()).isEqualTo(
                    Stream.of(gone, kept).filter(all -> all.stream().anyMatch(one -> one.isInForce(at)))
                            .limit(1).count());
        }
    }
}
