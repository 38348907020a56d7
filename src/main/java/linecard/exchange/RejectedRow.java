package linecard.exchange;

import linecard.files.Kept;
import linecard.files.Row;

import java.util.List;

/// A row that was not taken, as it stood in the file.
///
/// @param number where it stands in the file
public record RejectedRow(long number, Rejection rejection, List<String> cells) {

    /// The row with its cells as the database can keep them.
    public static RejectedRow of(Row row, Rejection why) {
        return new RejectedRow(
                row.number(), why, row.cells().stream().map(Kept::text).toList());
    }

    RejectedRow withoutCells() {
        return new RejectedRow(number, rejection, List.of());
    }

    /// What stands in the cell that it was refused for, short enough to group by.
    String value(Import source) {
        int at = source.header().indexOf(source.mapping().getOrDefault(rejection.field(), ""));
        return at < 0 || at >= cells.size() ? "" : Entry.shown(cells.get(at).strip(), 300);
    }
}
