package linecard.exchange;

import linecard.files.Row;
import linecard.files.Sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The rows that an import brings. They can be gone through again, and are the same then.
@FunctionalInterface
public interface Rows {

    /// Hands on one row after the other.
    ///
    /// @throws linecard.files.FileRefused at a row that cannot be, or that is one too many
    void each(Consumer<Row> taker) throws IOException;

    /// Those of a file, with what people mended in them since.
    ///
    /// @param most rows, beyond which the file is refused
    static Rows of(Path file, Import source, Mends mends, long most) {
        return taker -> {
            var as = source.how().readAs().maxRows(most);
            try (var sheet = Sheets.open(file, source.fileName(), as)) {
                for (var row : sheet) taker.accept(mends.in(row));
            }
        };
    }
}
