package linecard.exchange;

import linecard.files.Problem;
import linecard.words.Coded;
import linecard.words.DateOrder;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A file that somebody brought, the meaning of its columns, and what came of its rows.
///
/// @param header the names of the file's columns; none where it could not be opened
/// @param sample its first rows
/// @param mapping our field to the file's header, or to = and a word that holds for all rows
/// @param alsoNew what is made beside the rows themselves: words key to names
/// @param source from which it came; null where none was named
/// @param unattended came without a person, and goes on by itself as far as its source allows
/// @param job the check or booking asked for last
/// @param problem of the file as a whole
public record Import(
        UUID id, String subject, String fileName, long fileBytes, String sha256,
        Interpretation how, List<String> header, List<List<String>> sample,
        Map<String, String> mapping, State state, Difference difference,
        Map<String, List<String>> alsoNew, @Nullable Named source, boolean unattended,
        @Nullable UUID job, @Nullable Problem problem, String askedBy, Instant askedAt,
        @Nullable Instant appliedAt, @Nullable Instant undoneAt) {

    /// Rows that another room put into the fields of a subject, under their names.
    ///
    /// @param name what they are called where they are refused
    public static Import of(UUID id, String subject, String name, List<String> fields,
            DateOrder dates) {
        var mapping = new LinkedHashMap<String, String>();
        for (var field : fields) mapping.put(field, field);
        return new Import(id, subject, name, 0, "",
                Interpretation.UNKNOWN.written(dates, Language.ENGLISH), fields, List.of(),
                mapping, State.UPLOADED, Difference.NONE, Map.of(), null, false, null, null, "",
                Instant.EPOCH, null, null);
    }

    /// How far it has come.
    public enum State implements Coded {
        UPLOADED, CHECKING, CHECKED, APPLYING, APPLIED, UNDOING, UNDONE, FAILED, CANCELLED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        boolean isAtWork() {
            return this == CHECKING || this == APPLYING || this == UNDOING;
        }
    }

    /// The source of a file, by its name.
    public record Named(UUID id, String name) {}

    /// Whether columns may still be given another meaning.
    boolean isOpen() {
        return !state.isAtWork() && state != State.APPLIED && state != State.UNDONE;
    }

    boolean isReadable() {
        return !header.isEmpty();
    }

    /// The values of a column in the first rows.
    List<String> samples(String column) {
        int at = header.indexOf(column);
        if (at < 0) return List.of();
        return sample.stream().limit(5).map(row -> at < row.size() ? row.get(at) : "").toList();
    }

    /// The columns that mean something, in the order of the file.
    List<String> meant() {
        return header.stream().filter(mapping::containsValue).toList();
    }
}
