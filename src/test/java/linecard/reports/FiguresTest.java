package linecard.reports;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Holidays;
import linecard.calendar.Span;
import linecard.sales.Sum;
import linecard.words.Language;
import linecard.words.Words;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    private static final FiscalCalendar JANUARY = FiscalCalendar.parse("months:1");

    @Test
    void attainment_is_never_capped() {
        assertThat(figures(250, 100L, null).attainment()).isEqualByComparingTo("2.5");
    }

    @Test
    void a_window_without_a_sale_is_short_by_the_whole_goal() {
        assertThat(figures(0, 100L, null).variance()).isEqualTo(-100);
    }

    @Test
    void no_prior_year_is_no_base_and_not_zero_percent() {
        assertThat(figures(100, null, null).change()).isNull();
        assertThat(figures(100, null, null).growth()).isNull();
    }

    @Test
    void growth_on_a_zero_or_negative_base_shows_the_amount_only() {
        assertThat(figures(100, null, 0L).change()).isEqualTo(100);
        assertThat(figures(100, null, 0L).growth()).isNull();
        assertThat(figures(100, null, -50L).change()).isEqualTo(150);
        assertThat(figures(100, null, -50L).growth()).isNull();
    }

    @Test
    void growth_is_the_change_over_the_base() {
        assertThat(figures(110, null, 100L).growth()).isEqualByComparingTo(new BigDecimal("0.1"));
    }

    @Test
    void a_goal_is_due_by_working_days() {
        var calendar = Holidays.of("HU", 2026, 2026);
        var november = JANUARY.year(2026).month(11);
        assertThat(calendar.count(november.span())).isEqualTo(21);
        var sixteen = LocalDate.of(2026, 11, 23);
        assertThat(calendar.count(new Span(november.span().from(), sixteen.plusDays(1))))
                .isEqualTo(16);
        assertThat(Pace.due(21_000, november, calendar, sixteen)).isEqualTo(16_000);
        assertThat(Pace.due(21_000, november, calendar, LocalDate.of(2026, 10, 31))).isZero();
        assertThat(Pace.due(21_000, november, calendar, LocalDate.of(2026, 11, 30)))
                .isEqualTo(21_000);
        assertThat(Pace.due(21_000, november, calendar, LocalDate.of(2027, 5, 1)))
                .isEqualTo(21_000);
    }

    @Property(tries = 500)
    void what_is_due_grows_day_by_day_up_to_the_goal(
            @ForAll @LongRange(max = Long.MAX_VALUE / 2) long goal,
            @ForAll @IntRange(min = 1, max = 12) int number, @ForAll @IntRange(max = 40) int day) {
        var calendar = Holidays.of("HU", 2026, 2026);
        var month = JANUARY.year(2026).month(number);
        var today = month.span().from().minusDays(5).plusDays(day);
        long due = Pace.due(goal, month, calendar, today);
        assertThat(due).isBetween(0L, goal)
                .isLessThanOrEqualTo(Pace.due(goal, month, calendar, today.plusDays(1)));
    }

    @Test
    void the_prior_window_has_the_same_number() {
        var july = FiscalCalendar.parse("months:7");
        var quarter = Window.at(july, Window.By.QUARTER, LocalDate.of(2006, 2, 14));
        assertThat(quarter.span())
                .isEqualTo(new Span(LocalDate.of(2006, 1, 1), LocalDate.of(2006, 4, 1)));
        assertThat(quarter.prior().span())
                .isEqualTo(new Span(LocalDate.of(2005, 1, 1), LocalDate.of(2005, 4, 1)));
        assertThat(quarter.label(Words.in(Language.ENGLISH))).isEqualTo("Q3 2006");
        assertThat(quarter.next().span().from()).isEqualTo(LocalDate.of(2006, 4, 1));
        assertThat(quarter.previous().span().to()).isEqualTo(LocalDate.of(2006, 1, 1));
    }

    @Test
    void a_running_window_is_compared_up_to_the_same_date() {
        var month = Window.at(JANUARY, Window.By.MONTH, LocalDate.of(2026, 11, 23));
        assertThat(month.priorToDate(LocalDate.of(2026, 11, 23)))
                .isEqualTo(new Span(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 11, 24)));
        assertThat(month.priorToDate(LocalDate.of(2026, 12, 1))).isNull();
    }

    @Test
    void the_leap_day_is_compared_with_the_end_of_february() {
        var month = Window.at(JANUARY, Window.By.MONTH, LocalDate.of(2028, 2, 29));
        assertThat(month.priorToDate(LocalDate.of(2028, 2, 29)))
                .isEqualTo(new Span(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 3, 1)));
    }

    @Test
    void the_fifty_third_week_has_no_counterpart_beyond_the_prior_month() {
        var retail = FiscalCalendar.parse("weeks:4-5-4:nearest:SATURDAY:JANUARY");
        var last = retail.year(2023).month(12);
        var day = last.span().to().minusDays(1);
        var window = Window.at(retail, Window.By.MONTH, day);
        assertThat(window.span().days()).isEqualTo(35);
        assertThat(window.priorToDate(day)).isEqualTo(window.prior().span());
    }

    @Property(tries = 500)
    void both_sides_of_a_running_window_end_at_the_same_day(
            @ForAll @IntRange(max = 4000) int day, @ForAll Window.By by, @ForAll boolean weeks) {
        var calendar = weeks ? FiscalCalendar.parse("weeks:4-5-4:nearest:SATURDAY:JANUARY")
                : FiscalCalendar.parse("months:7");
        var today = LocalDate.of(2022, 1, 1).plusDays(day);
        var window = Window.at(calendar, by, today);
        var now = window.span().upTo(today);
        var then = Objects.requireNonNull(window.priorToDate(today));
        assertThat(now).isEqualTo(new Span(window.span().from(), today.plusDays(1)));
        assertThat(window.span().upTo(window.span().to())).isEqualTo(window.span());
        assertThat(then.from()).isEqualTo(window.prior().span().from());
        if (weeks) {
            assertThat(then.days()).isEqualTo(Math.min(now.days(), window.prior().span().days()));
        } else {
            assertThat(then.to().minusDays(1)).isEqualTo(today.minusYears(1));
        }
    }

    @Test
    void what_is_dated_after_today_stands_beside_the_figures_and_in_none() {
        var today = LocalDate.of(2026, 11, 23);
        var lens = Lens.of(new Lens.Asked(null, null, null, null, null, null, null, null), JANUARY, today);
        var later = new HashMap<@Nullable UUID, Sum>();
        later.put(null, new Sum(500, -100, 200, 3000));
        var board = BoardRules.board(lens, new BoardRules.Known(null, Map.of(), List.of(), later, Map.of(),
                        null, new HashMap<>(), List.of()), Holidays.of("HU", 2026, 2026), today, Language.ENGLISH);
        assertThat(board.isEmpty()).isFalse();
        assertThat(board.house()).isNotNull().extracting(Board.Row::figures)
                .isEqualTo(new Figures(0, 0, 500, null, null, null, null));
        assertThat(board.total().figures()).isEqualTo(new Figures(0, 0, 500, null, null, null, null));
        assertThat(board.total().figures().plus(board.total().figures()).later()).isEqualTo(1000);
    }

    private static Figures figures(
            long actual, @Nullable Long goal, @Nullable Long prior) {
        return new Figures(actual, 0, 0, goal, goal, prior, prior);
    }
}
