package linecard.subjects;

import linecard.exchange.Entry;
import linecard.exchange.GoalChange;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One file being taken for a subject whose records are held in memory: what is known already,
/// and what each record would change.
///
/// @param <T> what one row says; rows that say the same are equal
interface Intake<T> {

    /// Reads a row. What is wrong with it is noted on the entry, and then the answer is not used.
    T read(Entry entry);

    /// Which record the row speaks of, as it stands in the file; empty where it names none.
    /// What follows a line break in it is not shown.
    String key(Entry entry);

    /// Whether several rows make one record. Else a record that comes twice must come the same.
    default boolean isOfManyRows() {
        return false;
    }

    /// The records in an order in which those that others need come first.
    default List<Bundle<T>> ordered(List<Bundle<T>> records) {
        return records;
    }

    /// So many rows are settled together.
    default int batchRows() {
        return 1_000;
    }

    /// The accounts among which customers are looked up; null where the file names none.
    default @Nullable KnownAccounts customers() {
        return null;
    }

    /// What becomes of each record, after all that were settled before. With `write` it is done,
    /// within the transaction at hand; without, it is only remembered.
    List<Verdict> settle(List<Bundle<T>> records, boolean write);

    /// What else was or would be made, such as product lines: words key to names.
    default Map<String, Set<String>> alsoNew() {
        return Map.of();
    }

    /// The goals changed since this was asked last.
    default List<GoalChange> changedGoals() {
        return List.of();
    }
}
