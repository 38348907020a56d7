package linecard.commissions;

import java.time.LocalDate;

/// An issued statement.
///
/// @param to the first day that it does not cover
record Stated(String number, LocalDate to) {}
