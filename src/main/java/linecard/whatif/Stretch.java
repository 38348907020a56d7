package linecard.whatif;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.reckoning.Reset;
import linecard.words.Words;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// The days on which other terms are tried: a fiscal year, quarter or month.
record Stretch(FiscalCalendar calendar, Reset size, List<FiscalPeriod> months) {

    /// @param part `q1` to `q4`, `1` to `12`, or empty for the whole year
    /// @throws IllegalArgumentException for any other part
    static Stretch of(FiscalCalendar calendar, int number, String part) {
        var year = calendar.year(number);
        if (part.isEmpty()) return new Stretch(calendar, Reset.YEAR, year.months());
        if (part.matches("q[1-4]")) {
            int quarter = part.charAt(1) - '1';
            return new Stretch(calendar, Reset.QUARTER, year.quarters().get(quarter).months());
        }
        if (part.matches("[1-9]|1[0-2]")) {
            return new Stretch(calendar, Reset.MONTH,
                    List.of(year.month(Integer.parseInt(part))));
        }
        throw new IllegalArgumentException(part + " is no part of a year");
    }

    Span span() {
        return new Span(months.getFirst().span().from(), months.getLast().span().to());
    }

    boolean hasBegun(LocalDate today) {
        return !span().from().isAfter(today);
    }

    /// How many days the fiscal year has that it lies in.
    long daysOfYear() {
        return calendar.year(months.getFirst().year()).span().days();
    }

    /// The place of the month that a day lies in.
    int monthOf(LocalDate day) {
        int at = 0;
        while (at < months.size() - 1 && !day.isBefore(months.get(at).span().to())) at++;
        return at;
    }

    String label(Words words) {
        var first = months.getFirst();
        return switch (size) {
            case YEAR -> words.text("whatif.yearLabel", first.year());
            case QUARTER -> words.text("whatif.quarterLabel", first.year(), first.quarter());
            case MONTH -> monthLabel(words, first);
        };
    }

    private String monthLabel(Words words, FiscalPeriod month) {
        return switch (calendar) {
            case FiscalCalendar.Months _ -> words.month(YearMonth.from(month.span().from()));
            case FiscalCalendar.Weeks _ ->
                    words.text("whatif.monthLabel", month.year(), month.number());
        };
    }
}
