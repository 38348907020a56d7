package linecard.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The rows of a CSV file.
final class CsvRows implements RawRows {

    private static final int SAMPLE_CHARS = 1 << 16;

    /// The longest cell with each of its characters a doubled quote, and the quotes around it.
    private static final int BUFFER_CHARS = 2 * Limits.CELL_CHARS + 2 + (1 << 14);

    private final CloseableIterator<Row> rows;
    private final Taker taker;

    private CsvRows(Reader reader, char delimiter, int maxColumns) {
        this.taker = new Taker(maxColumns);
        this.rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER_CHARS)
                .build(taker, reader)
                .iterator();
    }

    static Sheet open(Path file, byte[] start, ReadAs as) throws IOException {
        var charset = TextEncoding.of(file, start, as.charset());
        char delimiter = as.delimiter().isPresent()
                ? as.delimiter().get()
                : Delimiters.of(sample(file, charset));
        var rows = new CsvRows(TextEncoding.open(file, charset), delimiter, as.maxColumns());
        return Sheet.of(rows, Detected.csv(charset, delimiter), as.maxRows());
    }

    private static String sample(Path file, Charset charset) throws IOException {
        var sample = new char[SAMPLE_CHARS];
        int length = 0;
        try (var reader = TextEncoding.open(file, charset)) {
            for (int read = 0; read >= 0 && length < SAMPLE_CHARS; ) {
                length += read;
                read = reader.read(sample, length, SAMPLE_CHARS - length);
            }
        }
        var text = new String(sample, 0, length);
        int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        return length < SAMPLE_CHARS || end < 0 ? text : text.substring(0, end);
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            var row = rows.hasNext() ? rows.next() : null;
            return row != null && Delimiters.isSaidIn(row) ? next() : row;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof FileRefused refused) throw refused;
            throw new FileRefused(reason(e), taker.line(), Limits.CELL_CHARS);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The library tells its three reasons apart by their texts alone.
    private static String reason(CsvParseException e) {
        var text = String.valueOf(e.getMessage());
        if (text.contains("maximum buffer size")) return "files.long-cell";
        return text.startsWith("Unexpected character") ? "files.after-quote" : "files.open-quote";
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /// Takes the cells of a row as the library finds them, and refuses what is too much.
    private static final class Taker extends AbstractBaseCsvCallbackHandler<Row> {

        private final int maxColumns;
        private List<String> cells = new ArrayList<>();

        Taker(int maxColumns) {
            this.maxColumns = maxColumns;
        }

        long line() {
            return getStartingLineNumber();
        }

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>(cells.size());
        }

        @Override
        protected void handleField(int index, char[] buffer, int from, int length, boolean quoted) {
            if (index >= maxColumns) {
                throw new FileRefused("files.too-many-columns", line(), maxColumns);
            }
            if (length > Limits.CELL_CHARS) {
                throw new FileRefused("files.long-cell", line(), Limits.CELL_CHARS);
            }
            cells.add(Harmless.read(new String(buffer, from, length)));
        }

        @Override
        protected Row buildRecord() {
            return Row.of(line(), cells);
        }
    }
}
