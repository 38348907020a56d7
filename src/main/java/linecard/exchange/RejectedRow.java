package linecard.exchange;

import java.util.List;

/// A row that was not taken, as it stood in the file.
///
/// @param number where it stands in the file
record RejectedRow(long number, Rejection rejection, List<String> cells) {

    RejectedRow withoutCells() {
        return new RejectedRow(number, rejection, List.of());
    }

    /// A cell, short enough for a table.
    String shown(int column) {
        return column < cells.size() ? Entry.shown(cells.get(column)) : "";
    }
}
