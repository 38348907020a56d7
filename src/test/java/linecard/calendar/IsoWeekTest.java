package linecard.calendar;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IsoWeekTest {

    @Test
    void the_year_2026_has_53_weeks() {
        assertThat(IsoWeek.weeksIn(2026)).isEqualTo(53);
        assertThat(IsoWeek.weeksIn(2027)).isEqualTo(52);
        assertThatThrownBy(() -> new IsoWeek(2027, 53))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void new_years_day_may_belong_to_the_week_of_the_old_year() {
        var week = IsoWeek.of(LocalDate.of(2027, 1, 1));
        assertThat(week).isEqualTo(new IsoWeek(2026, 53)).hasToString("2026-W53");
        assertThat(week.span())
                .isEqualTo(new Span(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4)));
        assertThat(week).isLessThan(new IsoWeek(2027, 1));
    }

    @Test
    void a_week_has_seven_days_and_its_sunday_is_in_no_other() {
        var sunday = LocalDate.of(2026, 11, 29);
        var week = IsoWeek.of(sunday);
        assertThat(week.span().from().datesUntil(week.span().to())).hasSize(7).endsWith(sunday);
        assertThat(IsoWeek.of(sunday.plusDays(1)).span().contains(sunday)).isFalse();
    }

    @Test
    void the_week_of_a_monday_is_the_one_it_begins_and_of_a_sunday_the_one_it_ends() {
        var monday = LocalDate.of(2026, 11, 23);
        assertThat(IsoWeek.of(monday)).isEqualTo(new IsoWeek(2026, 48));
        assertThat(IsoWeek.of(monday).span().from()).isEqualTo(monday);
        assertThat(IsoWeek.of(monday.minusDays(1))).isEqualTo(new IsoWeek(2026, 47));
    }

    @Test
    void every_day_of_ten_years_lies_in_its_week() {
        var end = LocalDate.of(2031, 1, 1);
        for (var day = LocalDate.of(2021, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            assertThat(IsoWeek.of(day).span().contains(day)).isTrue();
        }
    }
}
