package linecard.files;

import java.util.List;
import java.util.Optional;

/// One row of a table file.
///
/// @param number  what a person sees: the line in an editor for CSV (where a row of several
///                lines begins), the row in the spreadsheet for XLSX; from 1
/// @param cells   as many as the header has, unless the problem says otherwise
/// @param problem what is wrong with this row alone; the rows after it are good
public record Row(long number, List<String> cells, Optional<Problem> problem) {

    public static Row of(long number, List<String> cells) {
        return new Row(number, cells, Optional.empty());
    }

    /// The same row with other cells in it, as many.
    public Row withCells(List<String> others) {
        return new Row(number, List.copyOf(others), problem);
    }

    Row with(Problem found) {
        return new Row(number, cells, problem.or(() -> Optional.of(found)));
    }

    boolean isBlank() {
        for (var cell : cells) if (!cell.isBlank()) return false;
        return true;
    }
}
