package linecard.files;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A table file being read, from the row after the header to the last; blank rows are passed over.
///
/// Rows come one at a time and once: the file is never held in memory. Going through them may
/// throw [FileRefused] at any row.
public final class Sheet implements Iterable<Row>, AutoCloseable {

    private final RawRows rows;
    private final long maxRows;
    private final Detected detected;
    /// Read and not given out yet; none after the last row.
    private final Deque<Row> ahead = new ArrayDeque<>();
    private long taken;
    private long blank;

    private Sheet(RawRows rows, Detected found, long maxRows) throws IOException {
        this.rows = rows;
        this.maxRows = maxRows;
        var first = nextFilled();
        if (first == null) throw new FileRefused("files.empty");
        this.detected = found.with(Header.of(below(first, found)));
        lookAhead();
    }

    /// The row with the names of the columns: the first, or the one below titles, each of which
    /// fills one cell.
    private Row below(Row first, Detected found) throws IOException {
        boolean isLine = found.kind() == Detected.Kind.CSV && first.cells().size() == 1;
        for (var row = filled(first) == 1 ? nextFilled() : null; row != null;
                row = nextFilled()) {
            boolean isWider = filled(row) > 1;
            if (isWider && (!isLine
                    || Delimiters.areNames(row.cells(), found.delimiter().orElseThrow()))) {
                ahead.clear();
                return row;
            }
            ahead.add(row);
            if (isWider || ahead.size() == Delimiters.TITLES) break;
        }
        return first;
    }

    private static long filled(Row row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private void lookAhead() throws IOException {
        if (!ahead.isEmpty()) return;
        var row = nextFilled();
        if (row != null) ahead.add(row);
    }

    static Sheet of(RawRows rows, Detected found, long maxRows) throws IOException {
        try {
            return new Sheet(rows, found, maxRows);
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    public Detected detected() {
        return detected;
    }

    /// What a person should be told about a file that is taken: that it has only a header.
    public Optional<Problem> remark() {
        return taken == 0 && ahead.isEmpty()
                ? Optional.of(Problem.of("files.only-header"))
                : Optional.empty();
    }

    @Override
    public Iterator<Row> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !ahead.isEmpty();
            }

            @Override
            public Row next() {
                var row = ahead.remove();
                if (++taken > maxRows) throw new FileRefused("files.too-many-rows", maxRows);
                lookAheadOrUnchecked();
                return fitted(row);
            }
        };
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private void lookAheadOrUnchecked() {
        try {
            lookAhead();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Row nextFilled() throws IOException {
        var row = rows.next();
        while (row != null && row.isBlank() && row.problem().isEmpty()) {
            if (++blank > maxRows) throw new FileRefused("files.too-many-rows", maxRows);
            row = rows.next();
        }
        return row;
    }

    /// The row with as many cells as the header. Blank cells beyond it say nothing and are
    /// dropped; a spreadsheet leaves out the empty cells at the end of a row, a CSV does not.
    private Row fitted(Row row) {
        int columns = detected.header().size();
        var cells = row.cells();
        if (cells.size() == columns) return row;
        if (cells.size() > columns) {
            var beyond = Row.of(row.number(), cells.subList(columns, cells.size()));
            return beyond.isBlank()
                    ? new Row(row.number(), List.copyOf(cells.subList(0, columns)), row.problem())
                    : row.with(Problem.of("files.row-long", cells.size(), columns));
        }
        if (detected.kind() == Detected.Kind.CSV) {
            return row.with(Problem.of("files.row-short", cells.size(), columns));
        }
        var filled = new ArrayList<>(cells);
        while (filled.size() < columns) filled.add("");
        return new Row(row.number(), filled, row.problem());
    }
}
