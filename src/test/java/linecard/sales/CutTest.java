package linecard.sales;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static linecard.sales.Market.span;
import static org.assertj.core.api.Assertions.assertThat;

class CutTest {

    private static final FiscalCalendar YEAR = FiscalCalendar.parse("months:1");

    @Test
    void whole_months_have_no_ends() {
        var cut = Cut.of(span("2026-01-01", "2026-04-01"), YEAR);
        assertThat(cut.wholeFrom()).isEqualTo("2026-01-01");
        assertThat(cut.wholeTo()).isEqualTo("2026-04-01");
    }

    @Test
    void days_within_a_month_are_all_head() {
        var cut = Cut.of(span("2026-01-10", "2026-01-20"), YEAR);
        assertThat(cut.wholeFrom()).isEqualTo("2026-01-20");
        assertThat(cut.wholeTo()).isEqualTo("2026-01-20");
        assertThat(cut.headMonth()).isEqualTo("2026-01-01");
    }

    @Test
    void a_month_that_has_begun_is_all_tail() {
        var cut = Cut.of(span("2026-02-01", "2026-02-20"), YEAR);
        assertThat(cut.wholeFrom()).isEqualTo("2026-02-01");
        assertThat(cut.wholeTo()).isEqualTo("2026-02-01");
        assertThat(cut.tailMonth()).isEqualTo("2026-02-01");
    }

    @Property
    void every_day_is_in_one_part_and_in_its_month(
            @ForAll @IntRange(min = 0, max = 800) int start,
            @ForAll @IntRange(min = 1, max = 200) int days, @ForAll boolean weeks) {
        var calendar = weeks
                ? FiscalCalendar.parse("weeks:4-4-5:nearest:SATURDAY:JANUARY") : YEAR;
        var from = LocalDate.of(2025, 1, 1).plusDays(start);
        var cut = Cut.of(new Span(from, from.plusDays(days)), calendar);
        assertThat(cut.wholeFrom()).isBetween(cut.from(), cut.wholeTo());
        assertThat(cut.wholeTo()).isBetween(cut.wholeFrom(), cut.to());
        assertThat(calendar.periodOf(cut.wholeFrom()).span().from().equals(cut.wholeFrom())
                || cut.wholeFrom().equals(cut.to())).isTrue();
        for (var day = cut.from(); day.isBefore(cut.to()); day = day.plusDays(1)) {
            var month = calendar.periodOf(day).span();
            if (day.isBefore(cut.wholeFrom())) {
                assertThat(month.from()).isEqualTo(cut.headMonth());
            } else if (day.isBefore(cut.wholeTo())) {
                assertThat(month.to()).isBeforeOrEqualTo(cut.wholeTo());
            } else {
                assertThat(month.from()).isEqualTo(cut.tailMonth());
            }
        }
    }
}
