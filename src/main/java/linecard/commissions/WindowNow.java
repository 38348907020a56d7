package linecard.commissions;

import linecard.reckoning.Window;

import java.util.List;
import java.util.UUID;

/// A window of an agency as it would be stated now.
///
/// @param counted see [StatedWindow]
/// @param before what was stated of its days
/// @param counts of its agency, up to the end of the period
record WindowNow(
        Standing standing, Window window, String counted, String terms,
        List<StatedWindow> before, Counts counts) {

    UUID agency() {
        return standing.agency();
    }
}
