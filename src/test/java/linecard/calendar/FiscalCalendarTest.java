package linecard.calendar;

import linecard.PublishedCases;
import linecard.calendar.FiscalCalendar.Months;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FiscalCalendarTest {

    static final FiscalCalendar RETAIL =
            FiscalCalendar.parse("weeks:4-5-4:nearest:SATURDAY:JANUARY");

    @Test
    void a_year_from_july_is_named_by_the_year_in_which_it_ends() {
        var year = new Months(Month.JULY).year(2006);
        assertThat(year.span()).isEqualTo(span("2005-07-01", "2006-07-01"));
        assertThat(year.month(1).span()).isEqualTo(span("2005-07-01", "2005-08-01"));
        assertThat(year.quarters().get(3).span()).isEqualTo(span("2006-04-01", "2006-07-01"));
        assertThat(new Months(Month.JULY).periodOf(LocalDate.parse("2005-12-31")))
                .isEqualTo(new FiscalPeriod(2006, 6, span("2005-12-01", "2006-01-01")));
    }

    @Test
    void a_year_from_january_is_the_calendar_year() {
        assertThat(new Months(Month.JANUARY).year(2024).span())
                .isEqualTo(span("2024-01-01", "2025-01-01"));
    }

    @Test
    void retail_years_have_53_weeks_in_2006_2012_2017_2023_2028_and_2034() {
        assertThat(IntStream.rangeClosed(2001, 2038)
                .filter(year -> RETAIL.year(year).span().days() == 53 * 7))
                .containsExactly(2006, 2012, 2017, 2023, 2028, 2034);
    }

    @Test
    void retail_years_begin_and_end_as_published() throws IOException {
        for (var row : PublishedCases.rows("payments/nrf_454_years.csv")) {
            var span = RETAIL.year(Integer.parseInt(row[0])).span();
            assertThat(span.from()).isEqualTo(row[1]);
            assertThat(span.to().minusDays(1)).isEqualTo(row[2]);
            assertThat(span.days()).isEqualTo(7 * Long.parseLong(row[3]));
        }
    }

    @Test
    void the_53rd_week_belongs_to_the_last_month() {
        assertThat(weeks(RETAIL.year(2022))).containsExactly(4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4);
        assertThat(weeks(RETAIL.year(2023))).containsExactly(4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 5);
    }

    @Test
    void a_year_of_weeks_that_ends_in_autumn_is_named_by_its_end() {
        var calendar = FiscalCalendar.parse("weeks:5-4-4:last:SATURDAY:SEPTEMBER");
        assertThat(calendar.year(2024).span()).isEqualTo(span("2023-10-01", "2024-09-29"));
        assertThat(weeks(calendar.year(2024))).startsWith(5, 4, 4);
    }

    @Test
    void the_nearest_weekday_may_lie_in_the_next_calendar_year() {
        var calendar = FiscalCalendar.parse("weeks:4-4-5:nearest:SATURDAY:DECEMBER");
        assertThat(calendar.year(2021).span()).isEqualTo(span("2021-01-03", "2022-01-02"));
        assertThat(calendar.yearOf(LocalDate.parse("2022-01-01")).number()).isEqualTo(2021);
    }

    @ParameterizedTest
    @ValueSource(strings = {"months:1", "months:12", "weeks:4-4-5:last:SUNDAY:JUNE",
            "weeks:4-5-4:nearest:SATURDAY:JANUARY", "weeks:5-4-4:last:FRIDAY:DECEMBER"})
    void the_text_of_a_calendar_reads_back(String text) {
        assertThat(FiscalCalendar.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "months", "months:0", "months:13", "months:x", "months:+7",
            "weeks:4-4-4:last:SUNDAY:JUNE", "weeks:4-4-5:first:SUNDAY:JUNE",
            "weeks:4-4-5:last:SUNDAY", "weeks:445:last:SUNDAY:JUNE",
            "weeks:4-4-5:last:JUNE:SUNDAY"})
    void any_other_text_is_refused(String text) {
        assertThatThrownBy(() -> FiscalCalendar.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void every_day_lies_in_exactly_one_month_of_its_year(
            @ForAll @IntRange(min = 0, max = 60_000) int day,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll FiscalCalendar.Pattern pattern, @ForAll FiscalCalendar.Rule rule,
            @ForAll java.time.DayOfWeek lastDay) {
        var date = LocalDate.of(1950, 1, 1).plusDays(day);
        for (var calendar : List.of(new Months(Month.of(month)),
                new FiscalCalendar.Weeks(pattern, rule, lastDay, Month.of(month)))) {
            var year = calendar.yearOf(date);
            assertThat(year.span().contains(date)).isTrue();
            assertThat(calendar.year(year.number() + 1).span().from()).isEqualTo(year.span().to());
            assertThat(year.months()).filteredOn(p -> p.span().contains(date))
                    .containsExactly(calendar.periodOf(date));
            assertThat(year.quarters()).flatMap(FiscalQuarter::months).isEqualTo(year.months());
            assertThat(FiscalCalendar.parse(calendar.text())).isEqualTo(calendar);
        }
    }

    private static List<Integer> weeks(FiscalYear year) {
        return year.months().stream().map(month -> (int) month.span().days() / 7).toList();
    }

    private static Span span(String from, String to) {
        return new Span(LocalDate.parse(from), LocalDate.parse(to));
    }
}
