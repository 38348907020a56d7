package linecard.joint;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fiscal year or quarter that a plan is for.
///
/// @param quarter from 1 to 4; null for the whole year
public record Period(int year, @Nullable Integer quarter) {

    public Period {
        if (quarter != null && (quarter < 1 || quarter > 4)) {
            throw new IllegalArgumentException("quarter " + quarter);
        }
    }

    public Span span(FiscalCalendar calendar) {
        return span(calendar, year);
    }

    /// The same a year earlier.
    Span prior(FiscalCalendar calendar) {
        return span(calendar, year - 1);
    }

    private Span span(FiscalCalendar calendar, int of) {
        var whole = calendar.year(of);
        if (quarter == null) return whole.span();
        var months = whole.quarter(quarter).months();
        return new Span(months.getFirst().span().from(), months.getLast().span().to());
    }

    /// `2026`, or `2026-3` for its third quarter.
    @Override
    public String toString() {
        return quarter == null ? String.valueOf(year) : year + "-" + quarter;
    }

    static Optional<Period> read(String text) {
        if (!text.matches("\\d{4}(-[1-4])?")) return Optional.empty();
        return Optional.of(new Period(Integer.parseInt(text.substring(0, 4)),
                text.length() == 4 ? null : Integer.valueOf(text.substring(5))));
    }

    /// A year and its quarters, and the same of the next.
    static List<Period> offered(int year) {
        var offered = new ArrayList<Period>();
        for (int of = year; of <= year + 1; of++) {
            offered.add(new Period(of, null));
            for (int quarter = 1; quarter <= 4; quarter++) offered.add(new Period(of, quarter));
        }
        return offered;
    }
}
