package linecard.reckoning;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Days whose lines are reckoned together, since the terms in force on them sum over all of them.
///
/// @param span whole periods, but that the last window may end before its period does
/// @param agreement as far as it speaks of these days
public record Window(Span span, Agreement agreement) {

    /// The windows in which some days lie, one after the other.
    public static List<Window> of(Agreement agreement, FiscalCalendar calendar, Span days) {
        var spans = new ArrayList<Span>();
        for (var at = days.from(); at.isBefore(days.to()); ) {
            var span = around(agreement, calendar, at);
            while (!spans.isEmpty() && !spans.getLast().from().isBefore(span.from())) {
                spans.removeLast();
            }
            spans.add(span);
            at = span.to();
        }
        var windows = new ArrayList<Window>();
        for (var span : spans) {
            var end = span.to().isBefore(days.to()) ? span.to() : days.to();
            windows.add(new Window(new Span(span.from(), end), agreement.within(span)));
        }
        return windows;
    }

    /// The longest period over which terms that are in force within it sum anything.
    private static Span around(Agreement agreement, FiscalCalendar calendar, LocalDate day) {
        var reset = Reset.MONTH;
        while (true) {
            var span = reset.around(day, calendar);
            var longest = reset;
            for (var version : agreement.within(span).versions()) {
                longest = Terms.longer(longest, version.terms().window());
            }
            if (longest == reset) return span;
            reset = longest;
        }
    }
}
