package linecard.signals;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The fiscal months that are compared, each by its first day: two quarters' worth that are over,
/// and the two years before them, in which the same months stand twice.
///
/// @param closed 30 of them, the latest first
record Months(List<Span> closed) {

    static final int LATEST = 6;
    static final int YEAR = 12;
    static final int ALL = LATEST + 2 * YEAR;

    static Months of(FiscalCalendar calendar, LocalDate today) {
        var closed = new ArrayList<Span>();
        var at = calendar.periodOf(today).span().from();
        while (closed.size() < ALL) {
            var span = calendar.periodOf(at.minusDays(1)).span();
            closed.add(span);
            at = span.from();
        }
        return new Months(List.copyOf(closed));
    }

    /// The first days of the same months, so many years before, by ISO.
    String[] same(int years) {
        return closed.subList(years * YEAR, years * YEAR + LATEST).stream()
                .map(month -> month.from().toString()).toArray(String[]::new);
    }

    LocalDate start() {
        return closed.getLast().from();
    }

    /// Of the latest months.
    Span days() {
        return days(0);
    }

    Span days(int years) {
        int last = years * YEAR;
        return new Span(closed.get(last + LATEST - 1).from(), closed.get(last).to());
    }

    /// Twelve months that are over, and the days since.
    Span year(LocalDate today) {
        return new Span(closed.get(YEAR - 1).from(), today.plusDays(1));
    }

    /// How many there are before the latest, from a day on.
    int before(LocalDate first) {
        return (int) closed.subList(LATEST, ALL).stream()
                .filter(month -> !month.from().isBefore(first)).count();
    }
}
