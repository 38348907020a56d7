package linecard.forecast;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The newest forecast as somebody sees it.
///
/// @param whole of everything that the viewer sees; null where only parts are seen
/// @param by what it is cut by
/// @param quarter which quarter the rows are about, 0 the running one
/// @param rows with the largest first; `silent` those of which too little is known by themselves
/// @param silentMinor what those are expected to come to together
record Outlook(
        Snapshot snapshot, @Nullable Figure whole, Dimension by, int quarter, List<Row> rows,
        List<Row> silent, long silentMinor) {

    /// One part.
    ///
    /// @param path its own page; empty where it has none
    /// @param amount what is expected of the quarter, `naive` the same quarter of the year before
    /// @param rep what the rep undertakes, and `manager` says instead; null where nothing
    record Row(
            String name, String path, Figure figure, long amount, @Nullable Long low,
            @Nullable Long high, long naive, @Nullable Stance rep, @Nullable Stance manager) {}

    /// What all rows come to.
    long sum() {
        long sum = silentMinor;
        for (var row : rows) sum = Math.addExact(sum, row.amount());
        return sum;
    }

    boolean hasStances() {
        return by == Dimension.REP;
    }
}
