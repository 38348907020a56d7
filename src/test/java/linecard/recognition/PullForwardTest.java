package linecard.recognition;

import linecard.calendar.Span;
import linecard.recognition.PullForward.Sign;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PullForwardTest {

    private static final UUID ANNA = new UUID(0, 1);

    /// Parts of 1,000 sold: in the last days, after, and returned after.
    private static Spell sold(int last, int after, int returned) {
        return new Spell(1000, last, after, -returned);
    }

    private static List<Spell> usually(int... lasts) {
        return IntStream.of(lasts).mapToObj(last -> sold(last, 80, 5)).toList();
    }

    private static PullForward.Finding of(Spell contest, List<Spell> earlier) {
        return PullForward.of(Map.of(ANNA, contest), Map.of(ANNA, earlier), true).getFirst();
    }

    @Test
    void more_than_usual_in_the_last_days_is_told_and_what_follows_it() {
        var usual = usually(70, 90, 80, 85, 75);
        assertThat(of(sold(85, 80, 5), usual).signs()).isEmpty();
        assertThat(of(sold(400, 80, 5), usual).signs()).containsExactly(Sign.BUNCHED);
        assertThat(of(sold(400, 0, 5), usual).signs())
                .containsExactly(Sign.BUNCHED, Sign.DIP);
        assertThat(of(sold(400, 80, 200), usual).signs())
                .containsExactly(Sign.BUNCHED, Sign.RETURNED);
        assertThat(of(sold(80, 0, 200), usual).signs()).as("a dip alone says nothing").isEmpty();
        assertThat(of(sold(100, 80, 5), usual).signs()).as("a small difference").isEmpty();
    }

    @Test
    void the_interval_is_students_for_one_more_observation() {
        var part = Objects.requireNonNull(
                of(sold(100, 0, 0), usually(100, 200, 300, 400)).last());
        assertThat(part.usual()).isEqualTo(0.25, within(1e-12));
        double reach = 3.182 * Math.sqrt(0.05 / 3 * 1.25);
        assertThat(part.low()).isEqualTo(0.25 - reach, within(1e-9));
        assertThat(part.high()).isEqualTo(0.25 + reach, within(1e-9));
    }

    @Test
    void too_little_to_compare_with_is_said_and_nothing_else() {
        assertThat(of(sold(900, 0, 500), usually(1, 2, 3)).isEnough()).isFalse();
        assertThat(of(Spell.NOTHING, usually(1, 2, 3, 4, 5)).isEnough()).isFalse();
        var idle = new ArrayList<>(Collections.nCopies(5, Spell.NOTHING));
        idle.addAll(usually(1, 2, 3));
        assertThat(of(sold(900, 0, 500), idle)).satisfies(one -> {
            assertThat(one.isEnough()).isFalse();
            assertThat(one.periods()).isEqualTo(3);
            assertThat(one.signs()).isEmpty();
        });
        assertThat(of(new Spell(-5, 100, 0, 0), usually(1, 2, 3, 4)).isEnough()).isFalse();
    }

    @Test
    void what_moves_all_alike_is_nobodys() {
        var contests = new HashMap<UUID, Spell>();
        var earlier = new HashMap<UUID, List<Spell>>();
        for (int i = 0; i < 9; i++) {
            contests.put(new UUID(0, i), sold(400, 80, 5));
            earlier.put(new UUID(0, i), usually(70 + i, 90, 80 + i, 85, 75));
        }
        assertThat(PullForward.of(contests, earlier, true)).hasSize(9)
                .allMatch(one -> one.signs().isEmpty());
        contests.put(new UUID(0, 4), sold(800, 80, 5));
        assertThat(PullForward.of(contests, earlier, true).getFirst())
                .satisfies(one -> assertThat(one.rep()).isEqualTo(new UUID(0, 4)))
                .satisfies(one -> assertThat(one.signs()).containsExactly(Sign.BUNCHED));
    }

    @Test
    void days_that_are_not_over_say_nothing_yet() {
        var one = PullForward.of(Map.of(ANNA, sold(400, 0, 0)),
                Map.of(ANNA, usually(70, 90, 80, 85)), false).getFirst();
        assertThat(one.signs()).containsExactly(Sign.BUNCHED);
        assertThat(one.after()).isNull();
        assertThat(one.returned()).isNull();
    }

    @Test
    void who_sells_evenly_is_seldom_told_of() {
        var random = new Random(7);
        int told = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            var parts = random.doubles(9).mapToInt(one -> 60 + (int) (one * 60)).toArray();
            var earlier = usually(java.util.Arrays.copyOf(parts, 8));
            if (!of(sold(parts[8], 80, 5), earlier).signs().isEmpty()) told++;
        }
        assertThat(told).isLessThan(100);
    }

    @Test
    void periods_before_are_as_many_months_or_as_many_days() {
        var quarter = new Span(LocalDate.of(2026, 10, 1), LocalDate.of(2027, 1, 1));
        assertThat(Around.of(quarter)).isEqualTo(new Around(LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 8)));
        assertThat(Around.before(quarter)).hasSize(8).first().isEqualTo(
                new Around(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 24),
                        LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 8)));
        var tenDays = new Span(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 13));
        assertThat(Around.of(tenDays).lastDays()).isEqualTo(2);
        assertThat(Around.before(tenDays).getFirst().from()).isEqualTo(LocalDate.of(2026, 2, 21));
        var oneDay = new Span(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4));
        assertThat(Around.of(oneDay).lastDays()).isEqualTo(1);
    }
}
