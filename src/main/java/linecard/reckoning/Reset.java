package linecard.reckoning;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalYear;
import linecard.calendar.Span;

import java.time.LocalDate;

/// The fiscal period over which something is summed before it starts at zero again. Ordered from
/// short to long, each one whole within the next.
public enum Reset {

    MONTH, QUARTER, YEAR;

    /// The period that the day lies in.
    public Span around(LocalDate day, FiscalCalendar calendar) {
        return around(day, calendar.yearOf(day));
    }

    Span around(LocalDate day, FiscalYear year) {
        return switch (this) {
            case MONTH -> year.monthOf(day).span();
            case QUARTER -> year.quarter(year.monthOf(day).quarter()).span();
            case YEAR -> year.span();
        };
    }
}
