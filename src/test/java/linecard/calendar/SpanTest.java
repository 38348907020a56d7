package linecard.calendar;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpanTest {

    @Test
    void the_day_after_the_last_is_outside() {
        var november = new Span(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));
        assertThat(november.days()).isEqualTo(30);
        assertThat(november.contains(LocalDate.of(2026, 11, 30))).isTrue();
        assertThat(november.contains(LocalDate.of(2026, 12, 1))).isFalse();
    }

    @Test
    void an_empty_span_is_refused() {
        var day = LocalDate.of(2026, 11, 1);
        assertThatThrownBy(() -> new Span(day, day)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void up_to_a_day_are_the_days_until_then_and_all_of_them_where_it_is_none() {
        var november = new Span(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));
        assertThat(november.upTo(LocalDate.of(2026, 11, 28)))
                .isEqualTo(new Span(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 29)));
        for (var day : List.of("2026-10-31", "2026-11-30", "2026-12-01")) {
            assertThat(november.upTo(LocalDate.parse(day))).isEqualTo(november);
        }
    }

    @Property
    void two_spans_overlap_where_they_share_days(
            @ForAll @IntRange(max = 20) int a, @ForAll @IntRange(min = 1, max = 9) int aDays,
            @ForAll @IntRange(max = 20) int b, @ForAll @IntRange(min = 1, max = 9) int bDays) {
        var start = LocalDate.of(2024, 2, 20);
        var one = new Span(start.plusDays(a), start.plusDays(a + aDays));
        var other = new Span(start.plusDays(b), start.plusDays(b + bDays));
        var shared = IntStream.range(0, 40).mapToObj(start::plusDays)
                .filter(day -> one.contains(day) && other.contains(day)).count();
        assertThat(one.overlaps(other)).isEqualTo(shared > 0);
        assertThat(one.intersect(other)).isEqualTo(other.intersect(one));
        assertThat(one.intersect(other).map(Span::days).orElse(0L)).isEqualTo(shared);
    }
}
