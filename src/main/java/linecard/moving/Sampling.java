package linecard.moving;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The first values of the columns of a table, by which a person knows them.
final class Sampling {

    private static final int ROWS = 8;
    private static final int VALUES = 3;
    private static final int MOST_COLUMNS = 300;
    private static final int LONGEST = 40;

    private Sampling() {}

    /// By column; empty where the first rows say nothing.
    static List<String> of(Source source) throws IOException {
        var rows = source.first(ROWS);
        var samples = new ArrayList<String>();
        for (int i = 0; i < Math.min(MOST_COLUMNS, source.header().size()); i++) {
            var values = new LinkedHashSet<String>();
            for (var row : rows) {
                var cell = i < row.cells().size() ? row.cells().get(i).strip() : "";
                if (!cell.isEmpty()) values.add(Crossing.shown(cell, LONGEST));
            }
            samples.add(String.join(" · ", values.stream().limit(VALUES).toList()));
        }
        return samples;
    }
}
