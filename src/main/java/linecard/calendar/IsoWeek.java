package linecard.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/// A week of ISO 8601, Monday to Sunday. Week 1 is the one with 4 January; some years have 53.
public record IsoWeek(int year, int week) implements Comparable<IsoWeek> {

    public IsoWeek {
        if (week < 1 || week > weeksIn(year)) {
            throw new IllegalArgumentException(year + " has no week " + week);
        }
    }

    /// The week of a date; around New Year its year may differ from the date's.
    public static IsoWeek of(LocalDate date) {
        return new IsoWeek(
                date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    static int weeksIn(int year) {
        return LocalDate.of(year, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    public Span span() {
        var monday = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(week - 1);
        return new Span(monday, monday.plusWeeks(1));
    }

    @Override
    public int compareTo(IsoWeek other) {
        return year == other.year
                ? Integer.compare(week, other.week)
                : Integer.compare(year, other.year);
    }

    /// As ISO 8601 writes it: `2026-W53`.
    @Override
    public String toString() {
        return "%04d-W%02d".formatted(year, week);
    }
}
