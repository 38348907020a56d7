package linecard.terms;

import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.reckoning.Terms.Limit;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// Clauses that would do nothing, or undo each other, are refused with the clause named; what says
/// little but means something is not.
class IdleTest {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final Rate FIVE = Rate.ofPercent("5");
    private static final Rate ZERO = new Rate(0);
    private static final Clawback USUAL = new Clawback(12_000, Rate.WHOLE, Set.of(Cause.RETURN));
    private static final UUID SZUCS = new UUID(1, 1);
    private static final UUID PUMPS = new UUID(1, 2);

    private List<RateRule> rates = List.of(rule("all", new Match.Any(), Dated.ALWAYS));
    private List<Ladder> ladders = List.of();
    private List<Spiff> spiffs = List.of();
    private Map<String, Rate> roles = Map.of();
    private Terms.@Nullable Override override;
    private @Nullable Limit minimum;
    private @Nullable Limit cap;
    private Terms.@Nullable Draw draw;
    private Terms.@Nullable Holdback holdback;
    private Clawback clawback = USUAL;

    @Test
    void a_clawback_that_takes_nothing_back_says_so_in_one_way_only() {
        clawback = new Clawback(12_000, Rate.WHOLE, Set.of());
        finds();
        clawback = new Clawback(6, Rate.WHOLE, Set.of());
        finds("clawback: Clawback: No cause is ticked, so nothing would ever be taken back.");
        clawback = new Clawback(12_000, FIVE, Set.of());
        finds("clawback: Clawback: No cause is ticked");
        clawback = new Clawback(0, Rate.WHOLE, Set.of(Cause.RETURN));
        finds("clawback: Clawback: At 0 nothing would ever be taken back.");
        clawback = new Clawback(12, ZERO, Set.of(Cause.RETURN));
        finds("clawback: Clawback: At 0 nothing would ever be taken back.");
        clawback = new Clawback(1, new Rate(1), Set.of(Cause.PRICE));
        finds();
    }

    @Test
    void a_ladder_by_which_nothing_is_paid_is_told() {
        ladders = List.of(ladder("L"), ladder("M"));
        rates = List.of(new RateRule("all", new Match.Any(), Dated.ALWAYS, new RateRule.Climb("M")));
        finds("ladders/0: Ladder “L”: No rate is paid by it");
    }

    @Test
    void what_holds_on_no_day_of_its_version_is_told() {
        spiffs = List.of(spiff("over", new Dated(null, JULY)), spiff("last day", new Dated(null, JULY.plusDays(1))),
                spiff("late", new Dated(OCTOBER, null)));
        rates = List.of(rule("old", new Match.Item(PUMPS), new Dated(JULY.minusYears(1), JULY)),
                rule("all", new Match.Any(), new Dated(OCTOBER.minusDays(1), null)));
        finds("rates/0: Rate “old”: Its days lie outside", "spiffs/0: Spiff “over”: Its days lie outside",
                "spiffs/2: Spiff “late”: Its days lie outside");
        assertThat(Idle.objections(version(), null)).as("where no version follows")
                .extracting(Objection::at).containsExactly("rates/0", "spiffs/0");
    }

    @Test
    void an_account_of_the_house_needs_no_rate_of_its_own_besides() {
        var house = new Match.House(SZUCS);
        var account = new Match.Account(SZUCS);
        rates = List.of(rule("own", account, Dated.ALWAYS), rule("house", house, Dated.ALWAYS));
        finds("rates/0: Rate “own”: “house” comes first for this account on all its days");
        rates = List.of(rule("own", account, Dated.ALWAYS), rule("house", house, new Dated(JULY, OCTOBER)));
        finds("rates/0: Rate “own”: “house” comes first");
        rates = List.of(rule("own", account, Dated.ALWAYS),
                rule("house", house, new Dated(JULY.plusDays(1), null)));
        finds();
        rates = List.of(rule("own", account, new Dated(JULY.plusDays(1), null)),
                rule("house", house, new Dated(JULY, OCTOBER.minusDays(1))));
        finds();
        rates = List.of(rule("own", new Match.Account(PUMPS), Dated.ALWAYS), rule("house", house, Dated.ALWAYS));
        finds();
    }

    @Test
    void zero_is_left_empty() {
        override = new Terms.Override("o", SZUCS, ZERO, Terms.Of.SALES);
        draw = new Terms.Draw(0, true);
        holdback = new Terms.Holdback(ZERO, 3);
        minimum = new Limit(0, Reset.MONTH);
        finds("override: Override: At 0 it would do nothing.", "draw: Draw: At 0 it would do nothing.",
                "holdback: Holdback: At 0 it would do nothing.",
                "minimum: A minimum of 0 would make up whatever a period falls below zero.");
    }

    @Test
    void minimum_and_draw_stay_below_the_cap_over_the_longer_of_their_periods() {
        minimum = new Limit(100_00, Reset.MONTH);
        cap = new Limit(300_00, Reset.QUARTER);
        draw = new Terms.Draw(100_00, true);
        finds();
        cap = new Limit(299_99, Reset.QUARTER);
        finds("minimum: Minimum and cap: Both cannot hold", "draw: Draw: It would pay more than the cap");
        draw = null;
        minimum = new Limit(1_200_00, Reset.YEAR);
        cap = new Limit(100_00, Reset.MONTH);
        finds();
        minimum = new Limit(1_200_01, Reset.YEAR);
        finds("minimum: Minimum and cap: Both cannot hold");
        cap = new Limit(400_01, Reset.QUARTER);
        finds();
    }

    @Test
    void nothing_for_a_role_or_an_account_is_something_to_agree() {
        roles = Map.of("owner", Rate.WHOLE, "ship_to", ZERO);
        rates = List.of(new RateRule("none", new Match.House(SZUCS), Dated.ALWAYS, new RateRule.Flat(ZERO)));
        finds();
    }

    private void finds(String... expected) {
        var objections = Idle.objections(version(), OCTOBER);
        assertThat(objections.stream()
                .map(one -> one.at() + ": " + one.text(Words.in(Language.ENGLISH))).toList())
                .zipSatisfy(List.of(expected), (said, start) -> assertThat(said).startsWith(start));
        for (var one : objections) assertThat(one.text(Words.in(Language.HUNGARIAN))).isNotBlank();
    }

    private Version version() {
        return new Version(SZUCS, SZUCS, JULY, new Terms(Event.INVOICE, Measure.GROSS, rates, ladders, spiffs,
                roles, override, minimum, cap, draw, holdback, clawback, true, Terms.LimitsOn.EARNED), 1);
    }

    private static RateRule rule(String name, Match match, Dated dated) {
        return new RateRule(name, match, dated, new RateRule.Flat(FIVE));
    }

    private static Ladder ladder(String name) {
        return new Ladder(name, Ladder.Style.MARGINAL, Reset.MONTH, Measure.GROSS, Set.of(),
                List.of(new Tier(0, FIVE)));
    }

    private static Spiff spiff(String name, Dated dated) {
        return new Spiff(name, new Match.Line(PUMPS), dated, 100);
    }
}
