package linecard.signals;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /// Each by its first day, from 0 for the oldest on.
    Map<LocalDate, Integer> numbers() {
        var numbers = new HashMap<LocalDate, Integer>();
        for (var month : closed.reversed()) numbers.put(month.from(), numbers.size());
        return numbers;
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
}
