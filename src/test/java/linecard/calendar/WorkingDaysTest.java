package linecard.calendar;

import linecard.calendar.FiscalCalendar.Months;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkingDaysTest {

    static final FiscalYear YEAR_2026 = new Months(Month.JANUARY).year(2026);
    static final WorkingDays HUNGARY = Holidays.of("HU", 2024, 2026);

    @Test
    void hungary_works_253_days_in_2026() {
        assertThat(HUNGARY.counts(YEAR_2026))
                .containsExactly(21, 20, 22, 20, 19, 22, 23, 20, 22, 21, 21, 22);
        assertThat(HUNGARY.count(YEAR_2026.span())).isEqualTo(253);
    }

    @Test
    void in_hungary_a_saturday_is_worked_for_each_moved_rest_day() {
        assertThat(HUNGARY.movedWorking()).hasSize(9);
        assertThat(HUNGARY.isWorking(LocalDate.of(2026, 1, 2))).isFalse();
        assertThat(HUNGARY.isWorking(LocalDate.of(2026, 1, 10))).isTrue();
        assertThat(HUNGARY.isWorking(LocalDate.of(2026, 12, 24))).isFalse();
        assertThat(HUNGARY.isWorking(LocalDate.of(2025, 5, 17))).isTrue();
        assertThat(HUNGARY.isWorking(LocalDate.of(2024, 8, 19))).isFalse();
    }

    @Test
    void the_usa_keeps_eleven_federal_holidays() {
        var usa = Holidays.of("US", 2026, 2026);
        assertThat(usa.holidays()).containsExactlyInAnyOrder(
                LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 19), LocalDate.of(2026, 2, 16),
                LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 19), LocalDate.of(2026, 7, 3),
                LocalDate.of(2026, 9, 7), LocalDate.of(2026, 10, 12), LocalDate.of(2026, 11, 11),
                LocalDate.of(2026, 11, 26), LocalDate.of(2026, 12, 25));
        assertThat(usa.count(YEAR_2026.span())).isEqualTo(250);
    }

    @Test
    void new_year_on_a_saturday_is_kept_in_the_old_year() {
        assertThat(Holidays.of("US", 2027, 2027).holidays()).contains(LocalDate.of(2027, 12, 31));
        assertThat(Holidays.of("US", 2028, 2028).holidays()).isNotEmpty()
                .allMatch(date -> date.getYear() == 2028);
    }

    @Test
    void other_countries_are_known_and_unknown_ones_refused() {
        assertThat(Holidays.of("DE", 2026, 2026).isWorking(LocalDate.of(2026, 10, 3))).isFalse();
        assertThat(Holidays.of("at", 2026, 2026).isWorking(LocalDate.of(2026, 10, 26))).isFalse();
        assertThatThrownBy(() -> Holidays.of("XX", 2026, 2026))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void days_off_take_away_moved_working_days_too() {
        var off = HUNGARY.without(Set.of(LocalDate.of(2026, 1, 10), LocalDate.of(2026, 1, 12)));
        assertThat(off.counts(YEAR_2026).getFirst()).isEqualTo(19);
    }

    @Test
    void an_organisation_may_work_on_any_day_or_rest_on_it() {
        var sunday = LocalDate.of(2026, 3, 15);
        assertThat(HUNGARY.with(sunday, true).isWorking(sunday)).isTrue();
        assertThat(HUNGARY.with(sunday, true).with(sunday, false)).isEqualTo(HUNGARY);
        var saturday = LocalDate.of(2026, 8, 8);
        assertThat(HUNGARY.with(saturday, false).counts(YEAR_2026).get(7)).isEqualTo(19);
    }

    private static LocalDate after(String day, int days) {
        return Holidays.of("HU", 2026, 2027).after(LocalDate.parse(day), days);
    }

    @Test
    void working_days_are_counted_from_the_day_after() {
        assertThat(after("2026-11-28", 0)).isEqualTo("2026-11-28");
        assertThat(after("2026-11-23", 1)).isEqualTo("2026-11-24");
        assertThat(after("2026-11-23", 5)).isEqualTo("2026-11-30");
        assertThat(after("2026-11-28", 1)).as("Saturday").isEqualTo("2026-11-30");
        assertThat(after("2026-12-11", 1)).as("before a Saturday that is worked").isEqualTo("2026-12-12");
        assertThat(after("2026-04-02", 1)).as("over Easter").isEqualTo("2026-04-07");
        assertThat(after("2026-12-31", 1)).as("over the year's end").isEqualTo("2027-01-04");
    }

    @Test
    void a_span_across_years_counts_both() {
        assertThat(HUNGARY.count(new Span(LocalDate.of(2025, 12, 22), LocalDate.of(2026, 1, 12))))
                .isEqualTo(2 + 3 + 6);
    }
}
