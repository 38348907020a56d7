package linecard.forecast;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Holidays;
import linecard.forecast.ActivityRules.Yield;
import linecard.forecast.Figure.Reason;
import linecard.forecast.Figure.State;
import linecard.forecast.ShareRules.Setting;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ShareRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final Horizon HORIZON = Horizon.of(
            FiscalCalendar.parse("months:1"), Holidays.of("HU", 2019, 2028), TODAY);
    private static final Setting SETTING =
            new Setting(HORIZON, null, null, new long[] {700_000, 300_000, 0, 0}, 1);

    @Test
    void the_running_quarter_and_three_more_are_told() {
        assertThat(HORIZON.quarters()).containsExactly(2, 3, 3, 3);
        assertThat(HORIZON.ahead().getFirst().span().from()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(HORIZON.left()).isCloseTo(11.0 / 21, within(1e-9));
    }

    @Property(tries = 60)
    void parts_sum_to_the_whole_in_every_month_and_cut(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int many) {
        var chance = new Random(seed);
        var reps = new ArrayList<Share>();
        for (int i = 0; i < many; i++) reps.add(any(Dimension.REP, "rep " + i, chance));
        var whole = together(Dimension.ALL, reps);
        var lines = List.of(together(Dimension.PRODUCT_LINE, reps.subList(0, many / 2)),
                together(Dimension.PRODUCT_LINE, reps.subList(many / 2, many)));
        var figures = ShareRules.figures(ShareRules.alone(whole, SETTING),
                List.of(alone(reps), alone(lines), List.of()), SETTING);
        if (figures.getFirst().state() != State.EXPECTED) {
            assertThat(figures).hasSize(1);
            return;
        }
        for (var cut : List.of(Dimension.REP, Dimension.PRODUCT_LINE)) {
            for (int month = 0; month < Horizon.MONTHS; month++) {
                long sum = 0;
                for (var figure : figures) {
                    if (figure.dimension() == cut) sum += figure.expected()[month];
                }
                assertThat(sum).as(cut + " " + month).isEqualTo(figures.getFirst().expected()[month]);
            }
        }
        for (var figure : figures) {
            if (figure.band().isKnown()) assertInOrder(figure);
        }
    }

    private static void assertInOrder(Figure figure) {
        var band = figure.band();
        for (int month = 0; month < Horizon.MONTHS; month++) {
            assertThat(band.mostLow()[month]).isLessThanOrEqualTo(band.halfLow()[month]);
            // where sales are few and large, the mean may lie above half of what may come
            assertThat(band.halfLow()[month]).isLessThanOrEqualTo(band.halfHigh()[month]);
            assertThat(band.halfHigh()[month]).isLessThanOrEqualTo(band.mostHigh()[month]);
        }
    }

    @Test
    void a_range_that_ends_below_its_mean_keeps_its_order_at_the_floor() {
        var band = Band.of(1);
        band.put(0, 10, 40, 0, 900);
        var moved = band.around(new double[] {100}, new double[] {20}, 1, 0);
        assertThat(List.of(moved.mostLow()[0], moved.halfLow()[0], moved.halfHigh()[0],
                moved.mostHigh()[0])).containsExactly(0.0, 0.0, 0.0, 820.0);
    }

    @Test
    void histories_that_say_too_little_say_so() {
        assertThat(figure(new long[0])).extracting(Figure::state, Figure::reason)
                .containsExactly(State.NOTHING, Reason.NOTHING);
        assertThat(figure(new long[60])).extracting(Figure::state, Figure::reason)
                .containsExactly(State.NOTHING, Reason.NOTHING);
        assertThat(figure(last(1, 500_000))).extracting(Figure::state, Figure::reason)
                .containsExactly(State.POOLED, Reason.TOO_SHORT);
        assertThat(figure(last(2, 500_000))).extracting(Figure::state, Figure::reason)
                .containsExactly(State.POOLED, Reason.TOO_SHORT);
        var huge = new long[60];
        huge[30] = 900_000_000_000_000_000L;
        assertThat(figure(huge)).extracting(Figure::state, Figure::reason)
                .containsExactly(State.POOLED, Reason.TOO_FEW);
    }

    @Test
    void negative_months_and_huge_ones_give_finite_figures() {
        var past = last(36, 100_000_00);
        for (int month = 0; month < past.length; month += 5) past[month] = -past[month] / 2;
        assertFinite(share(Dimension.REP, "a", past));
        var huge = last(36, 1_000_000);
        huge[40] = 1_900_000_000_000_000_000L;
        assertFinite(share(Dimension.REP, "a", huge));
    }

    @Test
    void a_year_of_53_weeks_is_a_year() {
        var calendar = FiscalCalendar.parse("weeks:4-5-4:nearest:SATURDAY:JANUARY");
        var horizon = Horizon.of(calendar, Holidays.of("US", 2015, 2027), LocalDate.of(2024, 1, 20));
        assertThat(horizon.ahead()).hasSize(12);
        var setting = new Setting(horizon, null, null, new long[] {1_000_000, 0, 0, 0}, 1);
        var alone = ShareRules.alone(share(Dimension.REP, "a", last(36, 100_000)), setting);
        assertThat(Arrays.stream(alone.mean()).boxed()).hasSize(12).allMatch(Double::isFinite);
    }

    @Test
    void a_steady_seller_is_expected_to_go_on() {
        var share = share(Dimension.ALL, "", last(48, 2_000_000_00L));
        share.soFar = 1_000_000_00L;
        var figure = ShareRules.figures(ShareRules.alone(share, SETTING), List.of(), SETTING).getFirst();
        for (int month = 1; month < 12; month++) {
            assertThat((double) figure.expected()[month]).isBetween(1.6e8, 2.4e8);
        }
        assertThat(figure.expected()[0]).isGreaterThan(share.soFar);
        assertThat(figure.band().mostLow()[0]).isNotNegative();
    }

    @Test
    void an_account_orders_at_its_own_rhythm_until_it_is_silent_for_long() {
        var first = TODAY.minusDays(300);
        assertThat(new Rhythm(2, first, TODAY, 100).perDay(TODAY)).as("two orders say nothing").isZero();
        var monthly = new Rhythm(11, first, TODAY, 11_000);
        assertThat(monthly.perDay(TODAY)).isCloseTo(1000 / 30.0, within(1e-9));
        assertThat(monthly.perDay(TODAY.plusDays(59))).isCloseTo(1000 / 30.0, within(1e-9));
        assertThat(monthly.perDay(TODAY.plusDays(90))).isCloseTo(500 / 30.0, within(1e-9));
        assertThat(monthly.perDay(TODAY.plusDays(130))).isZero();
        assertThat(new Rhythm(11, first, TODAY, -5).perDay(TODAY)).as("gave back more").isZero();
        assertThat(new Rhythm(11, TODAY, TODAY, 5).perDay(TODAY)).as("all on one day").isZero();
    }

    @Test
    void calls_that_go_on_as_they_did_bring_what_they_brought() {
        var touch = new Touch(new double[] {30, 30, 30}, 365, new double[] {365_000, 0, 0}, 36_500);
        var path = ActivityRules.path(touch, Yield.of(touch, 365), HORIZON);
        var steady = path.all()[6] / HORIZON.daysLeft(6);
        assertThat(steady).isCloseTo(1000 + 100, within(1e-6));
        assertThat(path.fromCalls()[6] / HORIZON.daysLeft(6)).isCloseTo(1000, within(1e-6));
        assertThat(path.all()[0] / HORIZON.daysLeft(0)).isCloseTo(1100, within(1e-6));
        assertThat(Yield.isKnown(touch, 27)).isFalse();
        assertThat(Yield.isKnown(Touch.none(), 365)).isFalse();
    }

    @Property(tries = 300)
    void a_whole_is_split_to_the_minor_unit(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = -1000, max = 100_000) Integer> means,
            @ForAll @IntRange(min = -5000, max = 2_000_000) int whole) {
        var wanted = means.stream().mapToDouble(mean -> mean * 0.37).toArray();
        var doubts = means.stream().mapToDouble(mean -> Math.pow(mean, 2)).toArray();
        var neverBelow = new boolean[wanted.length];
        for (int i = 0; i < wanted.length; i++) neverBelow[i] = wanted[i] >= 0;
        var parts = Reconciling.parts(whole, wanted, doubts, neverBelow);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(whole);
        if (whole >= 0 && means.stream().allMatch(mean -> mean >= 0)) {
            assertThat(Arrays.stream(parts).boxed()).allMatch(part -> part >= 0);
        }
    }

    private static void assertFinite(Share share) {
        var alone = ShareRules.alone(share, SETTING);
        assertThat(Arrays.stream(alone.mean()).boxed()).allMatch(Double::isFinite);
        var figure = ShareRules.figures(alone, List.of(), SETTING).getFirst();
        if (figure.state() == State.EXPECTED && figure.band().isKnown()) assertInOrder(figure);
    }

    private static Figure figure(long[] past) {
        return ShareRules.figures(ShareRules.alone(share(Dimension.ALL, "", past), SETTING),
                List.of(), SETTING).getFirst();
    }

    /// The last so many months, each with about the same.
    private static long[] last(int months, long amount) {
        var past = new long[60];
        var chance = new Random(7);
        for (int i = 60 - months; i < 60; i++) past[i] = amount + chance.nextLong(amount / 10 + 1);
        return past;
    }

    private static Share share(Dimension dimension, String part, long[] past) {
        var share = new Share(dimension, part, 60);
        System.arraycopy(past, 0, share.past, 60 - past.length, past.length);
        return share;
    }

    private static Share any(Dimension dimension, String part, Random chance) {
        int months = chance.nextInt(61);
        long size = 1 + (long) Math.pow(10, chance.nextInt(13));
        var past = new long[60];
        for (int i = 60 - months; i < 60; i++) {
            int kind = chance.nextInt(12);
            past[i] = kind == 0 ? -chance.nextLong(size) : kind < 3 ? 0 : chance.nextLong(size);
        }
        var share = share(dimension, part, past);
        share.soFar = chance.nextInt(3) == 0 ? 0 : chance.nextLong(size);
        if (chance.nextBoolean()) share.perDay = size / 60.0;
        return share;
    }

    private static Share together(Dimension dimension, List<Share> of) {
        var sum = new Share(dimension, of.isEmpty() ? "none" : of.getFirst().part, 60);
        for (var one : of) {
            for (int month = 0; month < 60; month++) sum.add(month, one.past[month]);
            sum.add(60, one.soFar);
            sum.perDay += one.perDay;
        }
        return sum;
    }

    private static List<ShareRules.Alone> alone(List<Share> shares) {
        return shares.stream().map(share -> ShareRules.alone(share, SETTING)).toList();
    }
}
