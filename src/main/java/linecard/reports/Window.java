package linecard.reports;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.FiscalYear;
import linecard.calendar.Span;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// The stretch of time a page is about: a fiscal month, quarter or year.
record Window(FiscalCalendar calendar, FiscalYear year, By by, List<FiscalPeriod> months) {

    enum By { MONTH, QUARTER, YEAR }

    /// The window of that size that a day lies in.
    static Window at(FiscalCalendar calendar, By by, LocalDate day) {
        var year = calendar.yearOf(day);
        var month = year.monthOf(day);
        return switch (by) {
            case MONTH -> new Window(calendar, year, by, List.of(month));
            case QUARTER -> new Window(calendar, year, by,
                    year.quarter(month.quarter()).months());
            case YEAR -> new Window(calendar, year, by, year.months());
        };
    }

    Span span() {
        return new Span(months.getFirst().span().from(), months.getLast().span().to());
    }

    /// The window of the same number in the year before.
    Window prior() {
        var before = calendar.year(year.number() - 1);
        return new Window(calendar, before, by,
                months.stream().map(month -> before.month(month.number())).toList());
    }

    Window next() {
        return at(calendar, by, span().to());
    }

    Window previous() {
        return at(calendar, by, span().from().minusDays(1));
    }

    /// The window of another size around today where it lies in this one, else around its start.
    Window sized(By other, LocalDate today) {
        return at(calendar, other, isRunning(today) ? today : span().from());
    }

    /// Whether the window has begun and not ended on that day.
    boolean isRunning(LocalDate today) {
        return span().contains(today);
    }

    boolean hasBegun(LocalDate today) {
        return !span().from().isAfter(today);
    }

    /// In the prior window, the days up to the same date; null where this window is not running.
    /// In calendars of months the same date of the year before, in calendars of weeks the same
    /// weekday of the same week.
    @Nullable Span priorToDate(LocalDate today) {
        if (!isRunning(today)) return null;
        var prior = prior().span();
        var last = calendar instanceof FiscalCalendar.Months
                ? today.minusYears(1)
                : prior.from().plusDays(span().upTo(today).days() - 1);
        var to = last.plusDays(1).isAfter(prior.to()) ? prior.to() : last.plusDays(1);
        return new Span(prior.from(), to);
    }

    /// The same where there may be little room: a month may break in two lines.
    String breaking(Words words) {
        return label(words).replace('\u00a0', ' ');
    }

    String label(Words words) {
        return switch (by) {
            case MONTH -> calendar instanceof FiscalCalendar.Months
                    ? words.month(YearMonth.from(span().from()))
                    : words.text("reports.fiscalMonth", year.number(), months.getFirst().number());
            case QUARTER -> words.text("reports.quarterLabel." + months.getFirst().quarter(),
                    year.number());
            case YEAR -> words.text("reports.yearLabel", year.number());
        };
    }
}
