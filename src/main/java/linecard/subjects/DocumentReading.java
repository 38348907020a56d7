package linecard.subjects;

import linecard.exchange.Entry;
import linecard.exchange.RejectedRow;
import linecard.exchange.Rejection;
import linecard.exchange.Rows;
import linecard.files.Row;
import linecard.jobs.Progress;
import linecard.subjects.DocumentReader.Head;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Reads a file of documents once into columns of numbers. Rows of the same kind and number make
/// a document wherever they stand. What is wrong with a row is not kept: it is read a second time
/// where somebody wants to see it.
final class DocumentReading {

    private final Rows rows;
    private final Entry.Places places;
    private final DocumentReader reader;
    private final Progress progress;
    private final DocumentColumns columns = new DocumentColumns();
    private final int[] headColumns;
    private @Nullable Last last;

    /// The row before, where it was good.
    private record Last(List<String> cells, int document, Head head, String key) {}

    DocumentReading(Rows rows, Entry.Places places, DocumentReader reader, Progress progress) {
        this.rows = rows;
        this.places = places;
        this.reader = reader;
        this.progress = progress;
        this.headColumns = places.columns(DocumentSubject.HEAD);
    }

    DocumentColumns columns() {
        return columns;
    }

    DocumentColumns read() throws IOException {
        rows.each(this::take);
        columns.order();
        return columns;
    }

    private void take(Row row) {
        progress.advance(1);
        var entry = new Entry(places, row);
        var before = last != null && repeats(row, last) ? last : null;
        var head = before != null ? before.head() : reader.head(entry);
        var line = reader.line(entry, head);
        var key = before != null ? before.key() : DocumentReader.key(entry);
        if (entry.problem() != null) {
            columns.addBad(key, row.number());
            last = null;
            return;
        }
        int of = before != null ? before.document() : documentOf(key, head);
        columns.add(of, row.number(), line);
        last = new Last(row.cells(), of, head, key);
    }

    /// Whether a row says the same of its document as the one before: most do.
    private boolean repeats(Row row, Last before) {
        if (row.problem().isPresent()) return false;
        for (int column : headColumns) {
            if (!row.cells().get(column).equals(before.cells().get(column))) return false;
        }
        return true;
    }

    private int documentOf(String key, Head head) {
        int of = columns.document(key, head);
        var first = columns.head(of);
        if (!head.equals(first)) {
            columns.refuse(of, Rejection.of(head.unlike(first), "exchange.rowsDisagree"));
        }
        return of;
    }

    /// The rows that were refused, as they stand in the file.
    void eachRejected(Consumer<RejectedRow> taker) throws IOException {
        if (!columns.hasRejections()) return;
        var at = new int[1];
        rows.each(row -> {
            var why = rejection(row, at[0]++);
            if (why != null) taker.accept(RejectedRow.of(row, why));
        });
    }

    private @Nullable Rejection rejection(Row row, int at) {
        if (!columns.isBad(at)) return columns.rejection(at);
        var entry = new Entry(places, row);
        reader.line(entry, reader.head(entry));
        return entry.problem();
    }
}
