package linecard.plan;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calendar.FiscalYear;
import linecard.calendar.KnownYears;
import linecard.calendar.Span;
import linecard.people.Today;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// Which fiscal year a page is about, and what day it is at the organisation.
@Component
class FiscalYears {

    private final Clock clock;

    FiscalYears(Clock clock) {
        this.clock = clock;
    }

    LocalDate today(Viewer viewer) {
        return Today.of(viewer, clock);
    }

    /// The year of that number; the running one where none is asked for.
    FiscalYear of(Viewer viewer, @Nullable Integer asked) {
        var calendar = viewer.organisation().calendar();
        if (asked == null) return calendar.yearOf(today(viewer));
        if (!KnownYears.holdFiscal(asked)) throw new Absent("fiscal year");
        return calendar.year(asked);
    }

    /// The short name of each fiscal month, by the calendar month that most of it lies in.
    static List<String> monthNames(FiscalYear year, Words words) {
        return year.months().stream()
                .map(month -> words.monthName(middle(month.span()).getMonthValue()))
                .toList();
    }

    static LocalDate middle(Span month) {
        return month.from().plusDays(month.days() / 2);
    }
}
