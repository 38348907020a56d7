package linecard.reckoning;

import linecard.calendar.Span;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Refused.Reason;
import org.junit.jupiter.api.Test;

import java.util.List;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// What is refused, since it cannot be reckoned right.
class RefusedTest {

    @Test
    void amounts_that_are_too_large_are_refused_and_never_wrong() {
        var plan = flat("10").plan();
        var most = 999_999_999_999_999_999L;
        assertThat(reckoned(plan, JANUARY, sale("S-1", day(1, 5), most)).total())
                .isEqualTo(100_000_000_000_000_000L);
        assertThat(Reckoning.of(plan, lines(List.of(sale("S-1", day(1, 5), most + 1))), JANUARY))
                .isEqualTo(new Refused(Reason.TOO_LARGE, "S-1"));
        var facts = new java.util.ArrayList<Fact>();
        for (int i = 10; i < 21; i++) facts.add(sale("S-" + i, day(1, 5), most));
        assertThat(Reckoning.of(plan, lines(facts), JANUARY))
                .isEqualTo(new Refused(Reason.TOO_LARGE, ""));
    }

    @Test
    void a_margin_without_costs_is_refused() {
        var clauses = flat("10");
        clauses.base = Measure.margin();
        assertThat(Reckoning.of(clauses.plan(), lines(List.of(sale("S-1", day(1, 5), 5))), JANUARY))
                .isEqualTo(new Refused(Reason.UNKNOWN_AMOUNT, "COST"));
    }

    @Test
    void a_period_that_is_not_over_or_closed_says_so() {
        assertThat(Refused.closing(JANUARY, day(1, 31), null))
                .isEqualTo(new Refused(Reason.NOT_OVER, "2026-02-01"));
        assertThat(Refused.closing(JANUARY, day(2, 1), null)).isNull();
        assertThat(Refused.closing(JANUARY, day(5, 1), day(2, 1)))
                .isEqualTo(new Refused(Reason.CLOSED, "2026-02-01"));
    }

    @Test
    void half_a_tier_period_is_not_reckoned_as_if_it_were_whole() {
        var plan = clauses().tiers(Style.MARGINAL, Reset.QUARTER, "0:1 1000:2").plan();
        assertThat(Reckoning.of(plan, lines(List.of()), month(2)))
                .isEqualTo(new Refused(Reason.INCOMPLETE, "2026-02-01"));
        assertThat(plan.window(month(2))).isEqualTo(new Span(JANUARY_1, day(3, 1)));
    }
}
