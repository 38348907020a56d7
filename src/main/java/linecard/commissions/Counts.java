package linecard.commissions;

import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many credits an agency has in each fiscal month. Credits only grow, corrections too, so as
/// long as a number is the same, nothing in the month has changed.
///
/// @param byMonth first day of the month, and number
record Counts(NavigableMap<LocalDate, Long> byMonth) {

    static final Counts NONE = new Counts(new TreeMap<>());

    private NavigableMap<LocalDate, Long> in(Span days) {
        return byMonth.subMap(days.from(), true, days.to(), false);
    }

    boolean isNone(Span days) {
        return in(days).isEmpty();
    }

    /// The first month of some days that has any; null where none does.
    @Nullable LocalDate first(Span days) {
        var found = in(days);
        return found.isEmpty() ? null : found.firstKey();
    }

    String text(Span days) {
        return in(days).entrySet().stream().map(Map.Entry::toString)
                .collect(Collectors.joining(" "));
    }
}
