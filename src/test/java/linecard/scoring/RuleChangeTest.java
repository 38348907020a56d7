package linecard.scoring;

import linecard.Race;
import linecard.calendar.Span;
import linecard.scoring.RuleChange.Problem;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class RuleChangeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

    private static final String RULES = Race.rules(
            LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 10));

    private static List<Problem> changed(String from, String to) {
        return RuleChange.of(RulesText.read(RULES), RulesText.read(RULES.replace(from, to)), TODAY);
    }

    @Test
    void days_to_come_doubts_and_marks_may_become_others_and_nothing_else() {
        assertThat(changed("2026-04-10", "2026-04-20")).isEmpty();
        assertThat(changed("2026-03-01\t2026-04-01", "2026-03-01\t2026-03-21")).isEmpty();
        assertThat(changed("in_time", "ignored")).isEmpty();
        assertThat(changed("minimum\t", "minimum\t5")).isEmpty();
        assertThat(changed("x", "y")).containsExactly(Problem.NOTHING_CHANGED);
        assertThat(changed("ranking", "pot")).containsExactly(Problem.COUNTED_STANDS);
        assertThat(changed("revenue", "margin")).containsExactly(Problem.COUNTED_STANDS);
        assertThat(changed("line\t", "line\tP\tPumps")).containsExactly(Problem.COUNTED_STANDS);
        assertThat(changed("handicap\tnone", "handicap\tgoal"))
                .containsExactly(Problem.COUNTED_STANDS);
        assertThat(changed("by_team\tfalse", "by_team\ttrue"))
                .containsExactly(Problem.ENTRANTS_STAND);
        assertThat(changed("prize\t1", "with_goal\ttrue\nprize\t1"))
                .containsExactly(Problem.ENTRANTS_STAND);
        assertThat(changed("10000", "9999")).containsExactly(Problem.PRIZES_STAND);
        assertThat(changed("2026-03-01\t", "2026-03-02\t"))
                .containsExactly(Problem.FIRST_DAY_STANDS);
        assertThat(changed("2026-04-01", "2026-03-20")).containsExactly(Problem.LAST_DAY_OVER);
        var now = RulesText.read(RULES);
        assertThat(RuleChange.of(now, now.over(now.days(), now.cutOff().plusDays(1)),
                LocalDate.of(2026, 4, 1))).containsExactly(Problem.DAYS_OVER);
    }

    @Test
    void rules_say_in_their_text_and_hash_which_they_took_the_place_of() {
        var now = RulesText.read(RULES);
        var next = now.over(now.days(), now.cutOff().plusDays(1)).following(RulesText.hash(now));
        assertThat(RulesText.of(now)).isEqualTo(RULES);
        assertThat(RulesText.of(next)).endsWith("follows\t" + RulesText.hash(now) + "\n");
        assertThat(RulesText.read(RulesText.of(next))).isEqualTo(next);
    }

    @Test
    void the_29th_of_february_has_a_day_beside_it_in_every_year() {
        var now = RulesText.read(RULES);
        assertThat(now.over(new Span(LocalDate.of(2028, 2, 28), LocalDate.of(2028, 2, 29)),
                now.cutOff()).yearBefore()).isEqualTo(
                new Span(LocalDate.of(2027, 2, 28), LocalDate.of(2027, 3, 1)));
        assertThat(now.yearBefore()).isEqualTo(
                new Span(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 1)));
    }

    @Test
    void who_joined_on_the_day_did_not_join_before_it() {
        var eligible = new Eligibility(List.of(), List.of(), false, TODAY);
        assertThat(eligible.admits(null, "A", false, TODAY.minusDays(1))).isTrue();
        assertThat(eligible.admits(null, "A", false, TODAY)).isFalse();
        assertThat(eligible.admits(null, "A", false, null)).isFalse();
    }

    @Property(tries = 500)
    void who_takes_part_meets_each_condition_that_is_said(@ForAll long seed) {
        var random = new Random(seed);
        var eligible = ContestTest.eligible(random);
        var territory = random.nextInt(6) == 0 ? null : "N" + random.nextInt(5);
        var agency = "N" + random.nextInt(5);
        boolean hasGoal = random.nextBoolean();
        var joined = random.nextInt(4) == 0 ? null : TODAY.plusDays(random.nextInt(40) - 20);
        boolean isOut = false;
        if (!eligible.territories().isEmpty()) {
            isOut |= eligible.territories().stream().map(Named::code).toList()
                    .indexOf(String.valueOf(territory)) < 0;
        }
        if (!eligible.agencies().isEmpty()) {
            isOut |= eligible.agencies().stream().map(Named::code).toList().indexOf(agency) < 0;
        }
        if (eligible.withGoal() && !hasGoal) isOut = true;
        var before = eligible.joinedBefore();
        if (before != null && (joined == null || joined.compareTo(before) >= 0)) isOut = true;
        assertThat(eligible.admits(territory, agency, hasGoal, joined)).isEqualTo(!isOut);
        assertThat(Eligibility.ALL.admits(territory, agency, hasGoal, joined)).isTrue();
    }
}
