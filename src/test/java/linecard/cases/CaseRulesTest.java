package linecard.cases;

import linecard.cases.ConflictCase.Course;
import linecard.cases.ConflictCase.Intake;
import linecard.cases.ConflictCase.State;
import linecard.cases.Subject.Name;
import linecard.people.Restraint;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.people.Restraint.Kind.NO_TERRITORY;
import static org.assertj.core.api.Assertions.assertThat;

class CaseRulesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Name NOBODY = new Name("", "", "");
    private static final UUID FIRM = new UUID(0, 1);
    private static final UUID REP = new UUID(0, 2);

    private static ConflictCase one(@Nullable UUID agency, Course course) {
        return new ConflictCase(new UUID(0, 9), Intake.PERSON, "T", "C", "", null, Severity.NOTICE,
                new Subject(agency, null, null, null), new Subject.Names("", NOBODY, "", NOBODY), MONDAY,
                MONDAY.plusDays(1), null, "", course, 1);
    }

    private static Course course(@Nullable LocalDate acted, int asked, int open, @Nullable LocalDate due) {
        return new Course(acted, asked, open, due, 0, null, null, null);
    }

    @Test
    void the_clock_stops_with_the_first_action() {
        var waiting = one(FIRM, course(null, 0, 0, null));
        assertThat(waiting.state(MONDAY.plusDays(1))).isEqualTo(State.WAITING);
        assertThat(waiting.state(MONDAY.plusDays(2))).isEqualTo(State.OVERDUE);
        assertThat(one(FIRM, course(MONDAY, 0, 0, null)).state(MONDAY.plusDays(9))).isEqualTo(State.OPEN);
        var asked = one(FIRM, course(MONDAY, 1, 1, MONDAY.plusDays(9)));
        assertThat(asked.state(MONDAY.plusDays(9))).isEqualTo(State.ASKED);
        assertThat(asked.state(MONDAY.plusDays(10))).isEqualTo(State.OPEN);
    }

    @Test
    void nothing_is_decided_against_somebody_who_was_not_heard() {
        var unheard = one(FIRM, course(MONDAY, 0, 0, null));
        for (var verdict : List.of(Verdict.ACCEPTED, Verdict.CONFIRMED, Verdict.UNPROVEN)) {
            assertThat(CaseRules.againstDeciding(unheard, verdict, MONDAY)).contains("cases.no.unheard");
        }
        assertThat(CaseRules.againstDeciding(unheard, Verdict.UNFOUNDED, MONDAY)).isEmpty();
        assertThat(CaseRules.againstDeciding(one(null, course(MONDAY, 0, 0, null)), Verdict.CONFIRMED, MONDAY))
                .as("nobody is named").isEmpty();
    }

    @Test
    void a_decision_waits_for_the_answer_or_for_its_day_to_pass() {
        var asked = one(FIRM, course(MONDAY, 1, 1, MONDAY.plusDays(9)));
        for (var verdict : Verdict.values()) {
            assertThat(CaseRules.againstDeciding(asked, verdict, MONDAY.plusDays(9)))
                    .contains("cases.no.unanswered");
            assertThat(CaseRules.againstDeciding(asked, verdict, MONDAY.plusDays(10))).isEmpty();
        }
        assertThat(CaseRules.againstDeciding(one(FIRM, course(MONDAY, 1, 0, null)), Verdict.CONFIRMED, MONDAY))
                .isEmpty();
        var decided = one(FIRM, new Course(MONDAY, 1, 0, null, 0, null, Verdict.ACCEPTED, MONDAY));
        assertThat(CaseRules.againstDeciding(decided, Verdict.CONFIRMED, MONDAY)).contains("cases.no.decided");
    }

    @Test
    void a_restraint_holds_from_its_first_day_up_to_the_day_before_it_ends() {
        var held = new Restraint(new UUID(0, 3), FIRM, REP, NO_TERRITORY, MONDAY, MONDAY.plusDays(7));
        assertThat(held.holds(MONDAY.minusDays(1))).isFalse();
        assertThat(held.holds(MONDAY)).isTrue();
        assertThat(held.holds(MONDAY.plusDays(6))).isTrue();
        assertThat(held.holds(MONDAY.plusDays(7))).isFalse();
        assertThat(held.holds(MONDAY.minusDays(30), null)).isTrue();
        assertThat(held.holds(MONDAY.plusDays(7), null)).isFalse();
        assertThat(held.holds(MONDAY.minusDays(30), MONDAY)).isFalse();
        var lifted = new Restraint(new UUID(0, 3), FIRM, null, NO_TERRITORY, MONDAY, MONDAY);
        assertThat(lifted.holds(MONDAY.minusDays(9), null)).as("lifted on its first day").isFalse();
        assertThat(lifted.binds(FIRM, REP)).as("all of the agency").isTrue();
        assertThat(held.binds(FIRM, new UUID(0, 4))).isFalse();
        assertThat(held.binds(new UUID(0, 5), REP)).as("goes along with the rep to another agency").isTrue();
    }

    @Test
    void a_code_is_read_as_people_type_it() {
        var code = TipCode.fresh();
        assertThat(code.plain()).hasSize(TipCode.LENGTH).isNotEqualTo(TipCode.fresh().plain());
        assertThat(TipCode.of(code.shown())).contains(code);
        assertThat(TipCode.of(" " + code.shown().toLowerCase().replace('-', '–') + "\u00a0\n")).contains(code);
        assertThat(TipCode.of(code.plain().replace('0', 'o').replace('1', 'l'))).contains(code);
        for (var wrong : List.of("", "U".repeat(20), code.plain() + "A", code.plain().substring(1),
                "x".repeat(100_000), "'; drop table cases.act; --", "ÁÉÍÓÖŐÚÜŰÁÉÍÓÖŐÚÜŰÁÉ")) {
            assertThat(TipCode.of(wrong)).as(wrong.substring(0, Math.min(30, wrong.length()))).isEmpty();
        }
    }

    @Test
    void what_is_told_is_called_by_its_first_words() {
        assertThat(CaseRules.title("  Short one.\nAnd more")).isEqualTo("Short one.");
        var cut = CaseRules.title("word ".repeat(50));
        assertThat(cut).hasSizeLessThan(90).endsWith("word …");
        assertThat(CaseRules.title("\ud83d\ude00".repeat(90))).hasSizeLessThan(90)
                .doesNotContainPattern("[\ud800-\udbff](?![\udc00-\udfff])");
    }
}
