package linecard.moving;

import linecard.exchange.Columns;
import linecard.files.FileRefused;
import linecard.files.Problem;
import linecard.files.ReadAs;
import linecard.files.Row;
import linecard.files.Sheets;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A table that was sent, by itself or in a ZIP.
///
/// @param place among all that were sent, from 0
/// @param program from which it comes
/// @param kind what it holds; null where nobody knows, or where it stays where it is
/// @param columns where its fields stand
/// @param problem why it cannot be read; null where it can
record Source(
        int place, String name, Path path, List<String> header, Program program,
        @Nullable Kind kind, Map<String, Integer> columns, @Nullable Problem problem) {

    /// As many columns as a table of Salesforce may have.
    static final ReadAs WIDE = ReadAs.DETECTED.maxRows(1_000_000).maxColumns(1_000);

    /// One of which nothing is known but its columns.
    static Source unknown(
            int place, String name, Path path, List<String> header, @Nullable Problem problem) {
        return new Source(place, name, path, header, Program.TABLES, null, Map.of(), problem);
    }

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

    boolean is(Kind asked) {
        return kind == asked && problem == null;
    }

    boolean has(String field) {
        return columns.containsKey(field);
    }

    Source refused(Problem why) {
        return new Source(place, name, path, header, program, kind, columns, why);
    }

    /// The same, understood like this; columns that it has not are passed over.
    Source meaning(Sense sense) {
        var plain = header.stream().map(Columns::plain).toList();
        var found = new LinkedHashMap<String, Integer>();
        sense.columns().forEach((field, column) -> {
            int exact = header.indexOf(column);
            int at = exact < 0 ? plain.indexOf(Columns.plain(column)) : exact;
            if (at >= 0 && !found.containsValue(at)) found.put(field, at);
        });
        return new Source(place, name, path, header, Program.of(sense.program()),
                Kind.of(sense.kind()), found, problem);
    }

    /// Hands on one row after the other.
    ///
    /// @throws FileRefused at a row that cannot be
    void each(Consumer<Line> taker) throws IOException {
        try (var sheet = Sheets.open(path, name, WIDE)) {
            for (var row : sheet) taker.accept(new Line(this, row));
        }
    }

    /// The first rows, as far as they can be read.
    List<Row> first(int most) throws IOException {
        var rows = new ArrayList<Row>();
        if (problem != null) return rows;
        try (var sheet = Sheets.open(path, name, WIDE)) {
            for (var row : sheet) {
                if (rows.size() == most) break;
                rows.add(row);
            }
        } catch (FileRefused e) {
            return rows;
        }
        return rows;
    }
}
