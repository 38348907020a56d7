package linecard.exchange;

import java.util.List;

/// A row that was not taken, as it stood in the file.
///
/// @param number where it stands in the file
record RejectedRow(long number, Rejection rejection, List<String> cells) {}
