package linecard.reports;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// What two stretches of days come to, and where the difference lies.
///
/// @param rows with the largest difference first; they sum to the totals
record Comparison(Pair pair, List<Row> rows, long now, long then) {

    /// What became of one part, in a word.
    enum What { NEW, GONE, MORE, LESS, SAME }

    /// @param key null for what belongs to nobody or nothing
    /// @param now null where nothing was sold
    record Row(@Nullable UUID key, String name, @Nullable Long now, @Nullable Long then) {

        long change() {
            return Math.subtractExact(now == null ? 0 : now, then == null ? 0 : then);
        }

        What what() {
            if (then == null && now != null) return What.NEW;
            if (now == null && then != null) return What.GONE;
            long change = change();
            return change > 0 ? What.MORE : change < 0 ? What.LESS : What.SAME;
        }
    }

    long change() {
        return Math.subtractExact(now, then);
    }

    /// How many rows a thing became of.
    long count(What what) {
        return rows.stream().filter(row -> row.what() == what).count();
    }
}
