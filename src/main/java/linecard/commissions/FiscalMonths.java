package linecard.commissions;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.FiscalYear;
import linecard.calendar.KnownYears;
import linecard.people.Today;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;

/// Which fiscal month a page is about, how it is called, and what day it is at the organisation.
@Component
public class FiscalMonths {

    private final Clock clock;

    FiscalMonths(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today(Viewer viewer) {
        return Today.of(viewer, clock);
    }

    /// The month of that year and number; the last one that is over where none is asked for.
    FiscalPeriod of(Viewer viewer, @Nullable Integer year, @Nullable Integer month) {
        var calendar = viewer.organisation().calendar();
        if (year == null || month == null) {
            return before(calendar, calendar.periodOf(today(viewer)));
        }
        if (!KnownYears.holdFiscal(year) || month < 1 || month > 12) {
            throw new Absent("fiscal month");
        }
        return calendar.year(year).month(month);
    }

    static FiscalPeriod before(FiscalCalendar calendar, FiscalPeriod month) {
        return calendar.periodOf(month.span().from().minusDays(1));
    }

    static FiscalPeriod after(FiscalCalendar calendar, FiscalPeriod month) {
        return calendar.periodOf(month.span().to());
    }

    /// `November 2026`; in a calendar of weeks `month 11 of fiscal 2026`.
    public static String label(Words words, FiscalCalendar calendar, FiscalPeriod month) {
        return switch (calendar) {
            case FiscalCalendar.Months _ -> words.month(YearMonth.from(month.span().from()));
            case FiscalCalendar.Weeks _ ->
                    words.text("commissions.fiscalMonth", month.year(), month.number());
        };
    }

    /// Whether the months of two years bear the same names: a goal for one holds for the other.
    public static boolean areAlike(FiscalYear one, FiscalYear other) {
        for (int i = 1; i <= 12; i++) {
            if (!named(one.month(i)).equals(named(other.month(i)))) return false;
        }
        return true;
    }

    /// The calendar month that most of it lies in.
    private static YearMonth named(FiscalPeriod month) {
        return YearMonth.from(month.span().from().plusDays(month.span().days() / 2));
    }

    /// The days of the month, with its last one.
    static String days(Words words, FiscalPeriod month) {
        return words.date(month.span().from()) + "\u00a0– "
                + words.date(month.span().to().minusDays(1));
    }
}
