package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.reckoning.Agreement;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// Where an agency stands: its terms, and up to where its months are closed.
///
/// @param agreement null without any terms
/// @param last the latest statement; null where there is none
/// @param dated the same terms, with what days earned by that were stated, see [CountedOther]
/// @param plainUntil up to this day statements were made line by line, see decision 0032; null if
///        never
record Standing(
        UUID agency, @Nullable Agreement agreement, @Nullable Last last,
        @Nullable Agreement dated, @Nullable LocalDate plainUntil) {

    /// @param to the first day that no statement covers
    /// @param prepared whether it waits for a second person
    record Last(String number, LocalDate to, boolean prepared) {}

    /// The day from which anything can be earned; null without any terms.
    @Nullable LocalDate start() {
        return agreement == null || agreement.versions().isEmpty() ? null
                : agreement.versions().getFirst().from();
    }

    /// The first day of the earliest month that can still be closed; null where every one can.
    @Nullable LocalDate openFrom(FiscalCalendar calendar) {
        if (last == null) return null;
        var around = calendar.periodOf(last.to()).span();
        return around.from().equals(last.to()) ? around.from() : around.to();
    }
}
