package linecard.exchange;

import linecard.files.Row;
import linecard.files.Sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The rows of an import's file, with what people mended in them since.
public final class Rows {

    private final Path file;
    private final Import source;
    private final Mends mends;
    private final long most;

    /// @param most rows, beyond which the file is refused
    Rows(Path file, Import source, Mends mends, long most) {
        this.file = file;
        this.source = source;
        this.mends = mends;
        this.most = most;
    }

    /// Hands on one row after the other.
    ///
    /// @throws linecard.files.FileRefused at a row that cannot be, or that is one too many
    public void each(Consumer<Row> taker) throws IOException {
        var as = source.how().readAs().maxRows(most);
        try (var sheet = Sheets.open(file, source.fileName(), as)) {
            for (var row : sheet) taker.accept(mends.in(row));
        }
    }
}
