package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.reckoning.Agreement;
import linecard.reckoning.Reset;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// By when the law of the EU wants statements, and when that becomes pressing. Whether an agency is
/// under that law, its agreement says.
final class DueRules {

    /// So many days before it is due, a statement is pressing.
    static final int PRESSING_DAYS = 10;

    private DueRules() {}

    /// The last day for the statement of a month, that of its quarter; null where none is set.
    static @Nullable LocalDate due(
            Agreement agreement, FiscalCalendar calendar, FiscalPeriod month) {
        return agreement.due(Reset.QUARTER.around(month.span().from(), calendar));
    }

    /// The last month of the latest quarter whose statement is pressing or late.
    ///
    /// @param agreement a European one
    static FiscalPeriod pressing(Agreement agreement, FiscalCalendar calendar, LocalDate today) {
        var month = calendar.periodOf(today);
        while (month.number() % 3 != 0 || !isPressing(due(agreement, calendar, month), today)) {
            month = FiscalMonths.before(calendar, month);
        }
        return month;
    }

    private static boolean isPressing(@Nullable LocalDate due, LocalDate today) {
        return due == null || daysTo(due, today) <= PRESSING_DAYS;
    }

    /// Below zero where it is over.
    static long daysTo(LocalDate due, LocalDate today) {
        return ChronoUnit.DAYS.between(today, due);
    }
}
