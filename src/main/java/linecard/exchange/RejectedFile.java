package linecard.exchange;

import linecard.files.Cell;
import linecard.files.TableWriter;
import linecard.words.Words;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.function.Consumer;

/// The rows that were not taken, as they stood in the file, with their place and the reason. It
/// can be mended and brought in again: the two columns added mean nothing to an import.
final class RejectedFile {

    private RejectedFile() {}

    static void write(
            OutputStream out, Import source, Words words,
            Consumer<Consumer<RejectedRow>> rows) throws IOException {
        var header = new ArrayList<>(source.header());
        header.add(unlike(header, words.text("exchange.row")));
        header.add(unlike(header, words.text("exchange.reason")));
        try (var table = TableWriter.csv(out, words.language(), header)) {
            rows.accept(row -> {
                var cells = new ArrayList<Cell>();
                for (int i = 0; i < source.header().size(); i++) {
                    cells.add(new Cell.Text(i < row.cells().size() ? row.cells().get(i) : ""));
                }
                cells.add(new Cell.Whole(row.number()));
                cells.add(new Cell.Text(row.rejection().text(words)));
                try {
                    table.row(cells);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /// A file that was mended once has such a column already; no header may stand twice.
    private static String unlike(ArrayList<String> header, String name) {
        var free = name;
        for (int i = 2; header.contains(free); i++) free = name + " " + i;
        return free;
    }
}
