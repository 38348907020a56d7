package linecard.forecast;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Holidays;
import linecard.forecast.PipelineRules.Pace;
import linecard.forecast.ShareRules.Setting;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.pipeline.Amounts;
import linecard.pipeline.History;
import linecard.pipeline.History.Moment;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.Stage;
import linecard.pipeline.Stage.Kind;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PipelineRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final Horizon HORIZON = Horizon.of(
            FiscalCalendar.parse("months:1"), Holidays.of("HU", 2019, 2028), TODAY);
    private static final Stage TALKING = stage("Talking", Kind.OPEN, 200_000);
    private static final Stage QUOTED = stage("Quoted", Kind.OPEN, 500_000);
    private static final Stage WON = stage("Won", Kind.WON, 1_000_000);
    private static final Stage LOST = stage("Lost", Kind.LOST, 0);
    private static final List<Stage> STAGES = List.of(TALKING, QUOTED, WON, LOST);

    @Test
    void chances_are_measured_where_enough_went_through_and_stated_where_not() {
        var finished = new ArrayList<History>();
        for (int i = 0; i < 12; i++) finished.add(ended(Outcome.WON, 40 + i, 0));
        for (int i = 0; i < 12; i++) finished.add(ended(Outcome.LOST, 60 + i, 0));
        var pace = Objects.requireNonNull(PipelineRules.pace(
                finished, STAGES, TODAY.minusYears(2), HORIZON, ZoneOffset.UTC));
        assertThat(pace.chance(TALKING.id())).isEqualTo(0.5);
        assertThat(pace.chance(QUOTED.id())).as("nobody was in it: as stated").isEqualTo(0.5);
        assertThat(pace.chance(UUID.randomUUID())).isZero();
        assertThat(pace.months()).isEqualTo(12);
        assertThat(pace.cycle()).containsOnly(30);
        assertThat(pace.late()).containsOnly(10);
    }

    @Test
    void what_is_lost_counts_for_nothing_however_few_or_many_were_won() {
        for (int won : new int[] {12, 23}) {
            var finished = new ArrayList<History>();
            for (int i = 0; i < 24; i++) {
                finished.add(ended(i < won ? Outcome.WON : Outcome.LOST, 40 + i, 0));
            }
            var pace = Objects.requireNonNull(PipelineRules.pace(
                    finished, STAGES, TODAY.minusYears(2), HORIZON, ZoneOffset.UTC));
            assertThat(pace.chance(LOST.id())).isZero();
        }
    }

    @Test
    void of_too_few_or_too_young_ones_nothing_is_said() {
        var nine = new ArrayList<History>();
        for (int i = 0; i < 9; i++) nine.add(ended(Outcome.WON, 40 + i, 0));
        assertThat(PipelineRules.pace(nine, STAGES, TODAY.minusYears(2), HORIZON, ZoneOffset.UTC)).isNull();
        assertThat(PipelineRules.pace(List.of(), STAGES, TODAY, HORIZON, ZoneOffset.UTC)).isNull();
        nine.add(ended(Outcome.WON, 50, 0));
        assertThat(PipelineRules.pace(nine, STAGES, TODAY.minusYears(2), HORIZON, ZoneOffset.UTC)).isNotNull();
        assertThat(PipelineRules.pace(nine, STAGES, TODAY.minusDays(120), HORIZON, ZoneOffset.UTC))
                .as("ten wins within a month of counting").isNull();
        var share = sold(1_000_000);
        share.openMinor = 5;
        assertThat(ShareRules.alone(share, setting(null)).paths()[Method.PIPELINE.ordinal()]).isEmpty();
    }

    @Property(tries = 200)
    void an_amount_is_spread_over_months_and_nothing_is_added(
            @ForAll @IntRange(min = -400, max = 900) int closesIn,
            @ForAll @IntRange(min = -60, max = 200) int late) {
        var pace = new Pace(Map.of(), new long[] {late - 20, late, late, late + 30, late + 90},
                new long[] {10, 20, 30, 40, 50}, 12);
        var months = PipelineRules.months(1000, TODAY.plusDays(closesIn), pace, HORIZON);
        assertThat(months).hasSize(12);
        assertThat(Arrays.stream(months).boxed()).allMatch(amount -> amount >= 0);
        assertThat(Arrays.stream(months).sum()).isLessThanOrEqualTo(1000.0001);
        if (closesIn + late + 90 < 300) assertThat(Arrays.stream(months).sum()).isCloseTo(1000, within(1e-6));
    }

    @Test
    void a_steady_pipeline_goes_on_as_it_was() {
        var share = sold(1_000_000);
        share.wonMinor = 6_000_000;
        var pace = new Pace(Map.of(), new long[5], new long[] {30, 30, 30, 30, 30}, 12);
        var path = PipelineRules.path(share, pace, HORIZON);
        double perDay = 12_000_000 / 365.0;
        assertThat(path.all()[6] / HORIZON.daysLeft(6)).isCloseTo(perDay, within(1e-6));
        assertThat(path.fromWins()[6] / HORIZON.daysLeft(6)).isCloseTo(perDay / 2, within(1e-6));
        assertThat(path.fromWins()[0]).as("none that is not entered yet is won within its cycle").isZero();
        share.wonMinor = 90_000_000;
        assertThat(PipelineRules.path(share, pace, HORIZON).all()[0]).as("more won than sold").isZero();
        assertThat(path.winRate()).isZero();
    }

    @Test
    void the_pipeline_counts_by_its_weight_and_the_win_rate_moves_it() {
        var share = sold(1_000_000);
        var amounts = Amounts.of(new Money(4_000_000, Currency.getInstance("HUF")));
        var pace = new Pace(Map.of(TALKING.id(), 0.25), new long[5], new long[] {400, 400, 400, 400, 400}, 12);
        share.add(new Prospecting.One(UUID.randomUUID(), UUID.randomUUID(), amounts,
                PipelineRules.months(1_000_000, LocalDate.of(2026, 12, 10), pace, HORIZON), 0.25, false), 0.5);
        var alone = ShareRules.alone(share, setting(pace));
        var pipeline = Objects.requireNonNull(alone.pipeline());
        assertThat(pipeline.fromOpen()[1]).isEqualTo(500_000);
        assertThat(pipeline.winRate()).isEqualTo(0.25);
        assertThat(alone.mean()[1]).isCloseTo((alone.paths()[0][1] + pipeline.all()[1]) / 2, within(1.0));
        var figure = ShareRules.figures(alone, List.of(), setting(pace)).getFirst();
        var snapshot = new Snapshot(UUID.randomUUID(), TODAY,
                HORIZON.ahead().stream().map(month -> month.span().from()).toList(), HORIZON.quarters(),
                List.of(), true, false, List.of(1L, 0L, 0L), 1, null);
        assertThat(snapshot.weight(Method.PIPELINE)).as("of before there was one").isZero();
        var wins = wins(snapshot, figure, "50");
        assertThat(wins.usual()).isEqualTo(25);
        assertThat(wins.moreMinor()).as("twice as many").isEqualTo(500_000);
        for (var typed : List.of("", "-3", "abc", "99999", "1e9", "٣")) {
            assertThat(wins(snapshot, figure, typed).isOther()).as(typed).isFalse();
        }
        assertThat(wins(snapshot, figure, "9999").asked()).isEqualTo(100);
    }

    private static Scenario.Lever wins(Snapshot snapshot, Figure figure, String typed) {
        return Objects.requireNonNull(Objects.requireNonNull(
                Scenario.of(snapshot, figure, 0, "", typed)).wins());
    }

    private static Setting setting(@Nullable Pace pace) {
        return new Setting(HORIZON, null, pace, new long[] {500_000, 0, 0, 500_000}, 1);
    }

    private static Share sold(long month) {
        var share = new Share(Dimension.REP, "a", 60);
        Arrays.fill(share.past, month);
        return share;
    }

    /// Thirty days in the first stage, expected to close ten days before it did.
    private static History ended(Outcome outcome, int daysAgo, long amount) {
        var closed = TODAY.minusDays(daysAgo);
        var money = new Money(amount, Currency.getInstance("HUF"));
        var rep = UUID.randomUUID();
        return new History(UUID.randomUUID(), UUID.randomUUID(), outcome,
                closed.atStartOfDay(ZoneOffset.UTC).toInstant(), List.of(
                new Moment(closed.minusDays(30).atStartOfDay(ZoneOffset.UTC).toInstant(), TALKING.id(), money,
                        closed.minusDays(10), rep),
                new Moment(closed.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        outcome == Outcome.WON ? WON.id() : LOST.id(), money, closed.minusDays(10), rep)));
    }

    private static Stage stage(String name, Kind kind, long prior) {
        return new Stage(UUID.randomUUID(), name, kind, 1, new Rate(prior), null, false, 1);
    }
}
