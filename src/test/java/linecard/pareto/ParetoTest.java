package linecard.pareto;

import linecard.money.Rate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ParetoTest {

    private static final Rate MOST = new Rate(800_000);

    private static Worth worth(int id, long margin, long... months) {
        return new Worth(new UUID(0, id), months, margin);
    }

    private static Worth year(int id, long value) {
        var months = new long[12];
        Arrays.fill(months, value / 12);
        months[11] += value % 12;
        return worth(id, 0, months);
    }

    private static List<Worth> random(long seed, int size) {
        var random = new Random(seed);
        var all = new ArrayList<Worth>();
        for (int i = 0; i < size; i++) {
            var months = new long[1 + random.nextInt(12)];
            for (int m = 0; m < months.length; m++) {
                months[m] = Math.round(Math.exp(random.nextGaussian() * 2) * 10) - random.nextInt(12);
            }
            all.add(worth(i, random.nextInt(3), months));
        }
        return all;
    }

    @Property(tries = 300)
    void the_few_are_those_that_an_obvious_search_finds(
            @ForAll long seed, @ForAll @IntRange(max = 40) int size,
            @ForAll @IntRange(min = 500_000, max = 990_000) int threshold) {
        var all = random(seed, size);
        var curve = Curve.of(all, new Rate(threshold));
        var values = all.stream().map(Worth::value).filter(value -> value > 0)
                .sorted(Collections.reverseOrder()).toList();
        var total = BigDecimal.valueOf(values.stream().mapToLong(v -> v).sum());
        int few = 0;
        var sum = BigDecimal.ZERO;
        while (few < values.size() && sum.movePointRight(6)
                .compareTo(total.multiply(BigDecimal.valueOf(threshold))) < 0) {
            sum = sum.add(BigDecimal.valueOf(values.get(few++)));
        }
        assertThat(curve.few()).isEqualTo(few);
        assertThat(curve.places()).extracting(place -> place.worth().value()).isEqualTo(values);
        assertThat(curve.top(few)).isEqualTo(sum.longValueExact());
        assertThat(curve.negatives()).allMatch(one -> one.value() < 0)
                .hasSize((int) all.stream().filter(one -> one.value() < 0).count());
        assertThat(curve.points()).isSorted();
        if (!values.isEmpty()) {
            assertThat(curve.points()).hasSize(101).startsWith(0L).endsWith(1_000_000L);
        }
    }

    @Test
    void equals_stand_by_their_margin_and_then_by_their_id() {
        var curve = Curve.of(List.of(worth(3, 1, 5, 5, 5, 5, 5, 5), worth(2, 1, 5, 5, 5, 5, 5, 5),
                worth(1, 9, 5, 5, 5, 5, 5, 5), worth(9, 0, 5, 5, 5, 5, 5, 6)), MOST);
        assertThat(curve.places()).extracting(one -> one.worth().account())
                .containsExactly(new UUID(0, 9), new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    }

    @Test
    void real_numbers_are_told_and_exactly_the_threshold_is_enough() {
        var curve = Curve.of(List.of(year(1, 600), year(2, 200), year(3, 100), year(4, 60), year(5, 40),
                year(6, -70)), MOST);
        assertThat(curve.few()).isEqualTo(2);
        assertThat(curve.millionths(curve.top(2))).isEqualTo(800_000);
        assertThat(curve.fifth()).isEqualTo(1);
        assertThat(curve.millionths(curve.top(curve.fifth()))).isEqualTo(600_000);
        assertThat(curve.total()).isEqualTo(1000);
        assertThat(Curve.of(List.of(), MOST).few()).isZero();
    }

    @Test
    void a_young_account_is_taken_for_a_year() {
        assertThat(worth(1, 0, 100, 51).value()).isEqualTo(906);
        assertThat(worth(1, 0, 1, 0, 0, 0, 0).value()).isEqualTo(2);
        assertThat(worth(1, 0, -1, 0, 0, 0, 0).value()).isEqualTo(-1);
        assertThat(worth(1, 0, 100, 100, 100, 100, 100, 100).value()).isEqualTo(600);
        assertThat(worth(1, 0, 100, 51).isYoung()).isTrue();
    }

    @Test
    void in_at_once_and_out_after_two_reviews_running_below() {
        var at = Membership.NONE;
        var told = new ArrayList<Boolean>();
        for (boolean few : new boolean[] {false, true, false, true, false, false, false, true}) {
            at = at.next(few);
            told.add(at.isKey());
        }
        assertThat(told).containsExactly(false, true, true, true, true, false, false, true);
    }

    @Test
    void how_sure_a_place_is_comes_out_the_same_in_any_order() {
        var all = random(7, 60);
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(1));
        var stability = Stability.of(all, MOST, 42);
        assertThat(Stability.of(shuffled, MOST, 42)).isEqualTo(stability);
        assertThat(Stability.of(all, MOST, 43)).isNotEqualTo(stability);
    }

    @Test
    void one_large_order_is_less_sure_than_twelve_like_months() {
        var once = new long[12];
        once[5] = 1200;
        var all = List.of(year(1, 1200), worth(2, 0, once), year(3, 480), year(4, 200), year(5, 120));
        var stability = Stability.of(all, MOST, 1);
        assertThat(stability.get(new UUID(0, 1))).isEqualTo(1000);
        // the month with the order is drawn at least once in 1 - (11/12)^12 of all years
        assertThat(stability.getOrDefault(new UUID(0, 2), 0) / 1000.0).isCloseTo(0.65, within(0.1));
        assertThat(stability).doesNotContainKey(new UUID(0, 5));
    }

    @Property(tries = 200)
    void no_list_of_calls_is_better_and_none_as_good_is_shorter(
            @ForAll long seed, @ForAll @IntRange(max = 6) int most, @ForAll @IntRange(min = 1, max = 3) int each) {
        var random = new Random(seed);
        var gaps = new ArrayList<Double>();
        for (int i = random.nextInt(5); i >= 0; i--) gaps.add((random.nextInt(25) - 6) / 4.0 + 0.01);
        var chosen = Shortlist.of(gaps, most, each);
        int calls = chosen.stream().mapToInt(x -> x).sum();
        assertThat(calls).isLessThanOrEqualTo(most);
        assertThat(chosen).allMatch(x -> x >= 0 && x <= each);
        var best = best(gaps, 0, most, each);
        assertThat(left(gaps, chosen)).isCloseTo(best[0], within(1e-9));
        assertThat(calls).isEqualTo((int) best[1]);
    }

    private static double left(List<Double> gaps, List<Integer> calls) {
        double left = 0;
        for (int i = 0; i < gaps.size(); i++) left += Math.pow(gaps.get(i) - calls.get(i), 2);
        return left;
    }

    /// Tries all lists: what the best leaves, and how short the shortest of those is.
    private static double[] best(List<Double> gaps, int at, int most, int each) {
        if (at == gaps.size()) return new double[2];
        var best = new double[] {Double.MAX_VALUE, 0};
        for (int here = 0; here <= Math.min(each, most); here++) {
            var rest = best(gaps, at + 1, most - here, each);
            double left = rest[0] + Math.pow(gaps.get(at) - here, 2);
            double calls = rest[1] + here;
            if (left < best[0] - 1e-9 || left < best[0] + 1e-9 && calls < best[1]) {
                best = new double[] {left, calls};
            }
        }
        return best;
    }

    @Property(tries = 100)
    void ranks_are_as_likely_as_counting_all_picks_says(@ForAll long seed) {
        var random = new Random(seed);
        var all = random.ints(8, 0, 6).asDoubleStream().toArray();
        int later = 1 + random.nextInt(4);
        double seen = 0;
        for (int i = 8 - later; i < 8; i++) seen += rank(all, i);
        int high = 0;
        int picks = 0;
        for (int pick = 0; pick < 256; pick++) {
            if (Integer.bitCount(pick) != later) continue;
            picks++;
            double sum = 0;
            for (int i = 0; i < 8; i++) if ((pick >> i & 1) == 1) sum += rank(all, i);
            if (sum >= seen - 1e-9) high++;
        }
        assertThat(RankSum.chance(Arrays.copyOf(all, 8 - later), Arrays.copyOfRange(all, 8 - later, 8)))
                .isCloseTo((double) high / picks, within(1e-12));
    }

    private static double rank(double[] all, int of) {
        double rank = 0.5;
        for (double other : all) rank += other < all[of] ? 1 : other == all[of] ? 0.5 : 0;
        return rank;
    }
}
