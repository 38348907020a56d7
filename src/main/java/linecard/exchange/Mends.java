package linecard.exchange;

import linecard.files.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What people mended in a file: single cells, and values of a column wherever they stand. A
/// mended cell stands above a mended value.
///
/// @param cells by the row's number and the column's name
/// @param values by the column's name and what stands there
record Mends(
        List<String> header, Map<Long, Map<String, String>> cells,
        Map<String, Map<String, String>> values) {

    private boolean isEmpty() {
        return cells.isEmpty() && values.isEmpty();
    }

    /// The row as it is meant.
    Row in(Row row) {
        if (isEmpty()) return row;
        var ofRow = cells.getOrDefault(row.number(), Map.of());
        if (ofRow.isEmpty() && values.isEmpty()) return row;
        var mended = new ArrayList<>(row.cells());
        for (int i = 0; i < header.size() && i < mended.size(); i++) {
            var column = header.get(i);
            var byValue = values.getOrDefault(column, Map.of()).get(mended.get(i).strip());
            if (byValue != null) mended.set(i, byValue);
            var byCell = ofRow.get(column);
            if (byCell != null) mended.set(i, byCell);
        }
        return row.withCells(mended);
    }
}
