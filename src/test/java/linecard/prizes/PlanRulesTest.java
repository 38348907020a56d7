package linecard.prizes;

import linecard.calendar.Span;
import linecard.people.Outcome.Refused;
import linecard.prizes.Plan.Offer;
import linecard.prizes.PlanRules.Asked;
import linecard.prizes.PlanRules.Round;
import linecard.prizes.Prize.Kind;
import linecard.prizes.Prize.Trip;
import linecard.scoring.Eligibility;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A contest starts only if it can give what it offers.
class PlanRulesTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final Span MARCH = new Span(MARCH_1, LocalDate.of(2026, 4, 1));
    private static final LocalDate CUT_OFF = LocalDate.of(2026, 4, 10);
    private static final UUID LAKE = UUID.randomUUID();

    private static Rules rules(Rules.Kind kind, Tied tied, long... values) {
        var prizes = new ArrayList<Rules.Prize>();
        for (int i = 0; i < values.length; i++) {
            prizes.add(new Rules.Prize(i + 1, true, "", values[i]));
        }
        return new Rules(kind, "revenue", null, MARCH, CUT_OFF, Handicap.NONE,
                kind == Rules.Kind.INDIVIDUAL_GOAL ? BigDecimal.ONE : null, null, false, List.of(),
                tied, Returns.IN_TIME, Leavers.STAY, false, Eligibility.ALL, prizes, null);
    }

    private static Rules ranking(long... values) {
        return rules(Rules.Kind.RANKING, Tied.EACH, values);
    }

    private static Prize lake(LocalDate from, boolean guest) {
        return new Prize(LAKE, Kind.TRIP, "Lake", "", 900, new Trip(4, from, from.plusDays(3),
                guest), false, 1);
    }

    private static Plan plan(@Nullable Long budget, Offer... offers) {
        return new Plan(UUID.randomUUID(), "Races", budget, 14, null, null, null, List.of(offers),
                1);
    }

    private static Asked asked(Rules rules, Plan plan, int sides, int seats, Round... rounds) {
        return new Asked(rules, plan, sides, Map.of(LAKE, seats), List.of(rounds), null,
                Currency.getInstance("USD"));
    }

    private static List<String> told(Asked asked) {
        return PlanRules.refusals(asked).stream()
                .map(no -> no.field() + " " + no.key().replace("prizes.no.", "")).toList();
    }

    private static Offer instead(int place, Prize prize) {
        return new Offer(place, Option.of(1, prize));
    }

    @Test
    void a_prize_that_nobody_can_win_is_refused_with_its_place() {
        assertThat(told(asked(ranking(5, 4, 3), plan(null), 2, 0))).containsExactly("main3 beyond");
        assertThat(told(asked(ranking(5, 4), plan(null), 2, 0))).isEmpty();
        assertThat(told(asked(rules(Rules.Kind.INDIVIDUAL_GOAL, Tied.EACH, 5), plan(null), 0, 0)))
                .isEmpty();
    }

    @Test
    void a_trip_has_a_seat_for_every_winner_and_guest() {
        var trip = lake(CUT_OFF.plusDays(30), true);
        var two = plan(null, instead(1, trip), instead(2, trip));
        assertThat(told(asked(ranking(5, 4), two, 9, 4))).isEmpty();
        assertThat(told(asked(ranking(5, 4), two, 9, 3))).containsExactly("other1 seats");
        assertThat(PlanRules.refusals(asked(ranking(5, 4), two, 9, 3)).getFirst().arguments())
                .containsExactly("Lake", 4, 3);
        var alone = lake(CUT_OFF.plusDays(30), false);
        assertThat(told(asked(ranking(5, 4), plan(null, instead(1, alone), instead(2, alone)), 9,
                2))).isEmpty();
        var each = rules(Rules.Kind.INDIVIDUAL_GOAL, Tied.EACH, 5);
        assertThat(told(asked(each, plan(null, instead(1, alone)), 5, 4)))
                .containsExactly("other1 seats");
    }

    @Test
    void a_trip_does_not_begin_before_the_contest_is_decided() {
        for (int days : new int[] {-3, 0}) {
            assertThat(told(asked(ranking(5), plan(null,
                    instead(1, lake(CUT_OFF.plusDays(days), false))), 9, 4)))
                    .containsExactly("other1 tripBefore");
        }
        assertThat(told(asked(ranking(5), plan(null,
                instead(1, lake(CUT_OFF.plusDays(1), false))), 9, 4))).isEmpty();
    }

    @Test
    void rounds_of_a_series_do_not_overlap() {
        var plan = plan(null);
        var next = new Round("April", new Span(MARCH.to(), MARCH.to().plusMonths(1)));
        var late = new Round("Late", new Span(MARCH.to().minusDays(1), MARCH.to().plusDays(9)));
        assertThat(told(asked(ranking(5), plan, 9, 0, next))).isEmpty();
        assertThat(told(asked(ranking(5), plan, 9, 0, next, late)))
                .containsExactly("series rounds");
    }

    @Test
    void what_is_divided_is_money_and_an_alternative_stands_for_something() {
        var bag = new Prize(UUID.randomUUID(), Kind.MERCHANDISE, "Bag", "", 3, null, false, 1);
        assertThat(told(asked(rules(Rules.Kind.POT, Tied.EACH, 5), plan(null, instead(1, bag)), 9,
                0))).containsExactly("other1 divided");
        assertThat(told(asked(rules(Rules.Kind.RANKING, Tied.POOLED, 5),
                plan(null, instead(1, bag)), 9, 0))).containsExactly("other1 divided");
        assertThat(told(asked(ranking(5), plan(null, instead(2, bag)), 9, 0)))
                .containsExactly("other2 insteadOfNothing");
    }

    @Test
    void neither_the_contest_s_budget_nor_the_year_s_is_gone_beyond() {
        assertThat(told(asked(ranking(5, 4), plan(9L), 9, 0))).isEmpty();
        assertThat(told(asked(ranking(5, 4), plan(8L), 9, 0))).containsExactly("budget budget");
        var asked = asked(ranking(5, 4), plan(null), 9, 0);
        assertThat(PlanRules.refusals(new Asked(asked.rules(), asked.plan(), 9, Map.of(),
                List.of(), 8L, asked.currency()))).extracting(Refused::key)
                .containsExactly("prizes.no.year");
    }

    /// The dearest of each place, and of an individual goal for everybody.
    @Property(tries = 300)
    void what_is_promised_is_never_below_what_any_choice_costs(
            @ForAll @IntRange(min = 1, max = 9_999) int first,
            @ForAll @IntRange(min = 1, max = 9_999) int second,
            @ForAll @IntRange(min = 1, max = 9_999) int instead,
            @ForAll @IntRange(min = 2, max = 40) int sides) {
        var bag = new Prize(UUID.randomUUID(), Kind.MERCHANDISE, "Bag", "", instead, null, false,
                1);
        assertThat(PlanRules.promised(ranking(first, second), plan(null, instead(2, bag)), sides))
                .isEqualTo(first + Math.max(second, instead));
        assertThat(PlanRules.promised(rules(Rules.Kind.INDIVIDUAL_GOAL, Tied.EACH, first),
                plan(null, instead(1, bag)), sides))
                .isEqualTo((long) sides * Math.max(first, instead));
    }

    @Test
    void a_prize_that_the_rules_do_not_name_any_more_is_not_the_first_to_choose() {
        var bag = new Prize(UUID.randomUUID(), Kind.MERCHANDISE, "Bag", "", 5, null, false, 1);
        var plan = plan(null, new Offer(1, Option.of(0, bag)));
        assertThat(plan.options(ranking(5), 1)).containsExactly(
                Option.of(new Rules.Prize(1, true, "", 5)));
        assertThat(plan.options(ranking(5).giving(List.of(new Rules.Prize(1, false, "Bag", 5))),
                1)).containsExactly(Option.of(0, bag));
    }

    @Test
    void only_a_trip_has_seats_and_days() {
        assertThatThrownBy(() -> new Prize(LAKE, Kind.TRIP, "Lake", "", 1, null, false, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
