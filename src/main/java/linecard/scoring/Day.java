package linecard.scoring;

import java.time.LocalDate;

/// What one entrant's results of one day come to, as known at the cut-off.
///
/// @param amount without returns; negative where more was corrected than sold
/// @param returned what came back that day, zero or negative
public record Day(String entrant, LocalDate on, long amount, long returned) {}
