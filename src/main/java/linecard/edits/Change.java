package linecard.edits;

import linecard.words.ReadingException;

import java.util.Set;
import java.util.UUID;

/// What is said of each of many records.
///
/// @param value as it is kept; empty to take one away
/// @param fixed those that stay as they are
record Change<T>(Edit<T> edit, String value, Set<UUID> fixed) {

    /// What becomes of one record.
    sealed interface Result<T> {}

    record Changed<T>(T before, T after) implements Result<T> {}

    /// It is so already.
    record Kept<T>() implements Result<T> {}

    record No<T>(T record, ReadingException reason) implements Result<T> {}

    Result<T> of(T record, UUID id) {
        if (fixed.contains(id)) return new No<>(record, new ReadingException("edits.no.fixed"));
        try {
            var after = edit.over().apply(record, value);
            return after.equals(record) ? new Kept<>() : new Changed<>(record, after);
        } catch (ReadingException e) {
            return new No<>(record, e);
        }
    }
}
