package linecard.database;

import java.util.List;

/// One page of a list that may be long.
///
/// @param number from 1
/// @param total how many there are on all pages
public record Paged<T>(List<T> rows, int number, long total) {

    public static final int SIZE = 50;

    /// No list is leafed through further than this.
    private static final int LAST = 100_000;

    /// A page of a list that is known whole; the last one where it does not go so far.
    public static <T> Paged<T> of(List<T> all, int number) {
        int there = Math.clamp(number, 1, Math.max(1, (all.size() + SIZE - 1) / SIZE));
        int from = offset(there);
        return new Paged<>(
                all.subList(from, Math.min(all.size(), from + SIZE)), there, all.size());
    }

    public static int offset(int number) {
        return (Math.clamp(number, 1, LAST) - 1) * SIZE;
    }

    /// The place of the first row of this page in the whole list, from 1.
    public long first() {
        return rows.isEmpty() ? 0 : offset(number) + 1L;
    }

    public long last() {
        return rows.isEmpty() ? 0 : offset(number) + (long) rows.size();
    }

    public boolean hasNext() {
        return last() < total && !rows.isEmpty();
    }
}
