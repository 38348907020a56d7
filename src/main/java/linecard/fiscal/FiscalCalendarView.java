package linecard.fiscal;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.FiscalYear;
import linecard.commissions.FiscalMonths;
import linecard.fiscal.FiscalCalendars.Ties;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.stream.Collectors;

/// What a change of the fiscal calendar would come to.
///
/// @param wanted null where none is wanted yet
record FiscalCalendarView(
        FiscalCalendar now, @Nullable FiscalCalendar wanted, Ties ties, LocalDate today) {

    private static final int NAMED = 3;

    boolean isSame() {
        return wanted != null && now.text().equals(wanted.text());
    }

    /// The running year as it would be.
    FiscalYear year() {
        return (wanted == null ? now : wanted).yearOf(today);
    }

    /// Says what keeps the calendar as it is.
    String refusal(Words words) {
        return ties.closed().isEmpty()
                ? words.text("fiscal.goals", ties.goals().stream()
                        .map(String::valueOf).collect(Collectors.joining(", ")))
                : words.text("fiscal.closed", closed(words));
    }

    /// Names the closed months, latest first, as they were when they were closed.
    private String closed(Words words) {
        var named = ties.closed().stream().limit(NAMED)
                .map(month -> FiscalMonths.label(words, now, month))
                .collect(Collectors.joining(", "));
        int more = ties.closed().size() - NAMED;
        return more <= 0 ? named : words.text("fiscal.andMore", named, more);
    }
}
