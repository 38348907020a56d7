package linecard.commissions;

import linecard.calendar.Span;
import linecard.reckoning.Agreement;
import linecard.reckoning.Change;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Refused;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What an agency has earned up to the end of a month, and not been stated yet.
///
/// @param agreement by which it is reckoned
/// @param superseded what was stated of the windows that are stated anew
/// @param fresh those windows, as they are known now
/// @param changes the difference
/// @param refused why nothing could be reckoned; null where it could
record Accrual(
        UUID agency, Agreement agreement, List<StatedWindow> superseded, List<Fresh> fresh,
        List<Change> changes, Gathered.Names names, @Nullable Refused refused) {

    /// @param counted see [StatedWindow]
    record Fresh(
            Span span, String counted, String terms, LinesPacking.Known known,
            Reckoned reckoned) {}
}
