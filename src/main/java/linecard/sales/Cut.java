package linecard.sales;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;

import java.time.LocalDate;

/// A span cut into the days before its first whole fiscal month, the whole months, and the days
/// after the last: the months' sums answer for the middle, the credits for both ends.
///
/// @param wholeFrom end of the head and first day of the whole months
/// @param wholeTo end of the whole months and first day of the tail
/// @param headMonth the fiscal month that the days of the head are in
/// @param tailMonth the fiscal month that the days of the tail are in
record Cut(
        LocalDate from, LocalDate wholeFrom, LocalDate wholeTo, LocalDate to,
        LocalDate headMonth, LocalDate tailMonth) {

    static Cut of(Span days, FiscalCalendar calendar) {
        var first = calendar.periodOf(days.from()).span();
        var last = calendar.periodOf(days.to().minusDays(1)).span();
        var wholeFrom = first.from().equals(days.from())
                ? days.from() : earlier(first.to(), days.to());
        var wholeTo = last.to().equals(days.to()) ? days.to() : later(last.from(), wholeFrom);
        return new Cut(days.from(), wholeFrom, wholeTo, days.to(), first.from(), last.from());
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
