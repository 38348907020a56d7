package linecard.reckoning;

import linecard.calendar.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days on which documents are rated. There are few, so what holds for a day is asked of it
/// once, not of each of its documents.
///
/// @param days as they follow one another; a day may be there again
/// @param of each document, the place in `days`
record RatedDays(List<LocalDate> days, int[] of) {

    static RatedDays of(List<Document> documents) {
        var days = new ArrayList<LocalDate>();
        var of = new int[documents.size()];
        for (int i = 0; i < of.length; i++) {
            var day = documents.get(i).ratedOn();
            if (days.isEmpty() || !day.equals(days.getLast())) days.add(day);
            of[i] = days.size() - 1;
        }
        return new RatedDays(days, of);
    }

    /// Of each of the days.
    boolean[] within(Span span) {
        var within = new boolean[days.size()];
        for (int i = 0; i < within.length; i++) within[i] = span.contains(days.get(i));
        return within;
    }
}
