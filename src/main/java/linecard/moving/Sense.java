package linecard.moving;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a table holds and what its columns mean.
///
/// @param program from which it comes
/// @param kind of record; empty where the table stays where it is
/// @param columns our field to the column that says it
record Sense(String program, String kind, Map<String, String> columns) {

    /// Nobody knows what it is.
    static final Sense NONE = new Sense(Program.TABLES.code(), "", Map.of());

    /// As we know such tables.
    static Sense recognised(Source source) {
        return Outlines.of(source.header()).map(outline -> {
            var columns = new LinkedHashMap<String, String>();
            outline.columns(source.header())
                    .forEach((field, at) -> columns.put(field, source.header().get(at)));
            return new Sense(outline.program().code(), outline.kind().code(), columns);
        }).orElse(NONE);
    }

    /// As it was understood when the move was tried.
    static Sense tried(Findings.Table table) {
        var columns = new LinkedHashMap<String, String>();
        for (var meant : table.columns()) columns.put(meant.field(), meant.column());
        return new Sense(table.program().isEmpty() ? NONE.program() : table.program(),
                table.kind(), columns);
    }
}
