package linecard.reckoning;

import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Examples.Clauses;
import linecard.reckoning.Finding.Clause;
import linecard.reckoning.Finding.Contradiction;
import linecard.reckoning.Ladder.Style;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TermsCheckTest {

    /// Sound terms, each with one mistake.
    enum Planted {

        TWO_ALIKE(Clause.RATE, Contradiction.MATCH_EQUALLY, c -> c.rate(new Match.Any(), "7")),
        ONE_NAME_TWICE(Clause.RATE, Contradiction.SAME_NAME,
                c -> c.rate("rate 1", new Match.Line(PUMPS), Dated.ALWAYS, "7")),
        OF_NO_DAY(Clause.RATE, Contradiction.HOLDS_NO_DAY,
                c -> c.rate("x", new Match.Line(PUMPS), new Dated(day(3, 1), day(3, 1)), "7")),
        TOO_EARLY(Clause.RATE, Contradiction.BEFORE_AGREEMENT, c -> c.rate("x", new Match.Line(PUMPS),
                new Dated(JANUARY_1.minusDays(1), null), "7")),
        AS_IF_STATED(Clause.RATE, Contradiction.NOT_FOR_THIS, c -> c.rate(new Match.Stated(), "7")),
        NO_SUCH_LADDER(Clause.RATE, Contradiction.UNKNOWN_LADDER, c -> c.rates.add(
                new RateRule("x", new Match.Line(PUMPS), Dated.ALWAYS, new RateRule.Climb("none")))),
        FROM_ONE(Clause.LADDER, Contradiction.NOT_FROM_ZERO, c -> c.ladder(ladder("1:5 9:6"))),
        DOWNWARD(Clause.LADDER, Contradiction.NOT_ASCENDING, c -> c.ladder(ladder("0:5 9:6 9:7"))),
        EMPTY(Clause.LADDER, Contradiction.NO_TIER, c -> c.ladder(new Ladder(
                "x", Style.MARGINAL, Reset.MONTH, Measure.GROSS, Set.of(), List.of()))),
        NET_OF_NOTHING(Clause.BASE, Contradiction.DEDUCTIONS, c -> c.base = Measure.net()),
        GROSS_OF_SOMETHING(Clause.BASE, Contradiction.DEDUCTIONS,
                c -> c.base = new Measure(Measure.Kind.GROSS, Set.of(Column.TAX))),
        NET_OF_COST(Clause.BASE, Contradiction.DEDUCTIONS, c -> c.base = Measure.net(Column.COST)),
        PAID_BY_THE_UNIT(Clause.BASE, Contradiction.UNITS_PAID,
                c -> c.base = new Measure(Measure.Kind.UNITS, Set.of())),
        SPIFFS_ALIKE(Clause.SPIFF, Contradiction.MATCH_EQUALLY, c -> {
            c.spiffs.add(new Spiff("a", new Match.Item(PUMP_7), Dated.ALWAYS, 1));
            c.spiffs.add(new Spiff("b", new Match.Item(PUMP_7), new Dated(day(5, 1), null), 1));
        }),
        SPIFF_OF_NOTHING(Clause.SPIFF, Contradiction.NOT_ABOVE_ZERO,
                c -> c.spiffs.add(new Spiff("a", new Match.Item(PUMP_7), Dated.ALWAYS, 0))),
        SPIFF_ON_ACCOUNT(Clause.SPIFF, Contradiction.NOT_FOR_THIS,
                c -> c.spiffs.add(new Spiff("a", new Match.Account(HEGYI), Dated.ALWAYS, 1))),
        ROLES(Clause.ROLE, Contradiction.OVER_WHOLE,
                c -> c.roles.putAll(Map.of("a", percent("60"), "b", percent("40.0001")))),
        OVERRIDE(Clause.OVERRIDE, Contradiction.OVER_WHOLE,
                c -> c.override = new Terms.Override("o", ANNA, percent("95.1"), Terms.Of.SALES)),
        MINIMUM(Clause.LIMIT, Contradiction.MINIMUM_ABOVE_CAP, c -> {
            c.minimum = new Terms.Limit(2, Reset.MONTH);
            c.cap = new Terms.Limit(1, Reset.MONTH);
        }),
        NEGATIVE_CAP(Clause.LIMIT, Contradiction.NEGATIVE,
                c -> c.cap = new Terms.Limit(-1, Reset.MONTH)),
        DRAW(Clause.DRAW, Contradiction.NEGATIVE, c -> c.draw = new Terms.Draw(-1, true)),
        HOLDBACK(Clause.HOLDBACK, Contradiction.NOT_ABOVE_ZERO,
                c -> c.holdback = new Terms.Holdback(percent("5"), 0)),
        CLAWBACK(Clause.CLAWBACK, Contradiction.PRINCIPALS_FAULT, c -> c.clawback =
                new Terms.Clawback(12, WHOLE, EnumSet.allOf(Terms.Cause.class)));

        private final Clause clause;
        private final Contradiction what;
        private final Consumer<Clauses> mistake;

        Planted(Clause clause, Contradiction what, Consumer<Clauses> mistake) {
            this.clause = clause;
            this.what = what;
            this.mistake = mistake;
        }

        private static Ladder ladder(String tiers) {
            return Examples.ladder("x", Style.MARGINAL, Reset.MONTH, Measure.GROSS, tiers);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_contradiction_is_found_and_its_clause_is_named(Planted planted) {
        var clauses = flat("5");
        assertThat(TermsCheck.findings(clauses.agreement())).isEmpty();
        planted.mistake.accept(clauses);
        assertThat(TermsCheck.findings(clauses.agreement())).singleElement().satisfies(finding -> {
            assertThat(finding.clause()).isEqualTo(planted.clause);
            assertThat(finding.what()).isEqualTo(planted.what);
        });
        assertThatThrownBy(clauses::plan).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rates_that_follow_each_other_or_speak_of_different_things_do_not_contradict() {
        var clauses = flat("5").rate("a", new Match.Line(PUMPS), new Dated(null, day(7, 1)), "5")
                .rate("b", new Match.Line(PUMPS), new Dated(day(7, 1), null), "6")
                .rate(new Match.LineForType(PUMPS, "OEM"), "7");
        assertThat(TermsCheck.findings(clauses.agreement())).isEmpty();
    }

    @Test
    void versions_stand_in_order_within_the_agreement_from_its_first_day() {
        assertThat(dates(JANUARY_1, null)).containsExactly(Contradiction.NO_VERSION);
        assertThat(dates(JANUARY_1, null, day(2, 1))).containsExactly(Contradiction.STARTS_LATE);
        assertThat(dates(JANUARY_1, null, JANUARY_1.minusDays(1)))
                .containsExactly(Contradiction.BEFORE_AGREEMENT);
        assertThat(dates(JANUARY_1, null, JANUARY_1, JANUARY_1))
                .containsExactly(Contradiction.NOT_IN_ORDER);
        assertThat(dates(JANUARY_1, day(3, 1), JANUARY_1, day(3, 1)))
                .containsExactly(Contradiction.AFTER_END);
        assertThat(dates(JANUARY_1, JANUARY_1, JANUARY_1)).contains(Contradiction.HOLDS_NO_DAY);
        assertThat(dates(JANUARY_1, day(3, 1), JANUARY_1, day(2, 1))).isEmpty();
    }

    private static List<Contradiction> dates(LocalDate from, @Nullable LocalDate to, LocalDate... versions) {
        var list = java.util.Arrays.stream(versions)
                .map(day -> new Version(day, flat("5").terms())).toList();
        return TermsCheck.findings(new Agreement(TISZA, EURO, true, from, to, Tail.NONE, List.of(), list))
                .stream().map(Finding::what).toList();
    }

    @Test
    void the_steps_of_a_tail_ascend() {
        var tail = new Tail(List.of(new Step(3, WHOLE), new Step(3, percent("50"))), Set.of());
        var agreement = new Agreement(TISZA, EURO, true, JANUARY_1, null, tail, List.of(),
                List.of(new Version(JANUARY_1, flat("5").terms())));
        assertThat(TermsCheck.findings(agreement)).containsExactly(
                new Finding(Clause.TAIL, Contradiction.NOT_ASCENDING, List.of("3")));
    }
}
