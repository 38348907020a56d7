package linecard.files;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;

/// Rows as they stand in the file, blank ones too, before one of them is known as the header.
interface RawRows extends Closeable {

    /// The next row, or null after the last.
    @Nullable Row next() throws IOException;
}
