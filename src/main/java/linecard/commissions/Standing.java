package linecard.commissions;

import linecard.calendar.FiscalCalendar;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// Where an agency stands: its terms, and up to where its months are closed.
///
/// @param firstRate the day from which anything can be earned; null without any rate
/// @param last the latest statement; null where there is none
/// @param otherUntil up to this day statements counted the other kind of document; null if never
record Standing(
        UUID agency, Terms terms, @Nullable LocalDate firstRate, @Nullable Stated last,
        @Nullable LocalDate otherUntil) {

    /// The first day of the earliest month that can still be closed; null where every one can.
    @Nullable LocalDate openFrom(FiscalCalendar calendar) {
        if (last == null) return null;
        var around = calendar.periodOf(last.to()).span();
        return around.from().equals(last.to()) ? around.from() : around.to();
    }
}
