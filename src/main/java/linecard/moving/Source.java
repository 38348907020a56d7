package linecard.moving;

import linecard.files.Problem;
import linecard.files.ReadAs;
import linecard.files.Row;
import linecard.files.Sheets;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A table that was sent, by itself or in a ZIP.
///
/// @param place among all that were sent, from 0
/// @param outline as what it was recognised; null where it was not
/// @param columns where its fields stand
/// @param problem why it cannot be read; null where it can
record Source(
        int place, String name, Path path, List<String> header, @Nullable Outline outline,
        Map<String, Integer> columns, @Nullable Problem problem) {

    /// As many columns as a table of Salesforce may have.
    static final ReadAs WIDE = ReadAs.DETECTED.maxRows(1_000_000).maxColumns(1_000);

    /// One of its rows, asked by our fields.
    record Line(Source source, Row row) {

        /// What stands there, without blanks around it; empty where nothing does.
        String get(String field) {
            var at = source.columns().get(field);
            return at == null || at >= row.cells().size() ? "" : row.cells().get(at).strip();
        }

        /// Where it stands among all that was sent.
        Place place() {
            return new Place(source.place(), row.number());
        }

        Program program() {
            return source.program();
        }
    }

    /// Where a row stands.
    record Place(int table, long row) {}

    boolean is(Kind kind) {
        return outline != null && problem == null && outline.kind() == kind;
    }

    boolean has(String field) {
        return columns.containsKey(field);
    }

    Program program() {
        return outline == null ? Program.TABLES : outline.program();
    }

    Source refused(Problem why) {
        return new Source(place, name, path, header, outline, columns, why);
    }

    /// Hands on one row after the other.
    ///
    /// @throws linecard.files.FileRefused at a row that cannot be
    void each(Consumer<Line> taker) throws IOException {
        try (var sheet = Sheets.open(path, name, WIDE)) {
            for (var row : sheet) taker.accept(new Line(this, row));
        }
    }
}
