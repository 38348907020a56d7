package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Ladder.Style;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// What would be earned, from here on and by other terms.
class OutlookTest {

    @Test
    void what_an_order_would_earn_and_how_far_the_next_tier_is() {
        var plan = clauses().tiers(Style.RETROACTIVE, Reset.QUARTER, "0:5 1000:10").plan();
        var lines = lines(List.of(sale("S-1", day(1, 5), 600_00)));
        var known = new Span(JANUARY_1, day(2, 1));
        var now = Reckoning.of(plan, lines, known).orThrow();
        assertThat(Outlook.distances(now)).singleElement().satisfies(distance -> {
            assertThat(distance.position()).isEqualTo(600_00);
            assertThat(distance.missing()).isEqualTo(400_00);
        });
        var more = sale("?", day(1, 31), 400_00);
        assertThat(Outlook.with(plan, lines, known, more).orThrow().total() - now.total())
                .isEqualTo(70_00);
    }

    @Test
    void a_ladder_on_which_nothing_has_been_sold_is_ahead_whole_and_one_that_is_counted_is_not() {
        var pumps = new Ladder("pumps", Style.RETROACTIVE, Reset.QUARTER, Measure.GROSS, Set.of(PUMPS),
                clauses().tiers(Style.RETROACTIVE, Reset.QUARTER, "0:5 1000:10").ladders.getFirst()
                        .tiers());
        var plan = flat("10").ladder(pumps).plan();
        var dosing = new Subject(HEGYI, null, null, null, List.of(DOSING_PUMPS, PUMPS));
        var valve = new Subject(HEGYI, null, null, null, List.of(VALVES));
        var valves = sale("S-1", day(1, 5), valve, ANNA, 600_00);
        assertThat(Outlook.distances(plan, reckoned(plan, JANUARY, valves), day(1, 20)))
                .singleElement().satisfies(distance -> {
                    assertThat(distance.position()).isZero();
                    assertThat(distance.missing()).isEqualTo(1_000_00);
                });
        for (var counted : List.of(PUMP, dosing)) {
            assertThat(Outlook.distances(plan, reckoned(plan, JANUARY, valves,
                    sale("S-2", day(1, 6), counted, ANNA, 600_00)), day(1, 20))).isEmpty();
        }
    }

    @Test
    void other_terms_over_the_past_tell_who_would_get_more() {
        var facts = List.of(sale("S-1", day(1, 5), 1_000_00), sale("S-2", day(1, 6), PUMP, BELA, 500_00));
        var shifts = Outlook.shifts(reckoned(flat("10").plan(), JANUARY, facts),
                reckoned(flat("12").plan(), JANUARY, facts));
        assertThat(shifts).containsExactlyInAnyOrder(new Outlook.Shift(ANNA, 100_00, 120_00),
                new Outlook.Shift(BELA, 50_00, 60_00));
        assertThat(Outlook.share(150_00, 1_500_00)).isEqualTo(100_000);
        assertThat(Outlook.share(0, 0)).isNull();
        assertThat(Outlook.breakEven(80_000_00, 20_000, 100_000)).isEqualTo(1_000_000_00);
        assertThat(Outlook.breakEven(80_000_00, 100_000, 100_000)).isNull();
    }
}
