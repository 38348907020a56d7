package linecard.files;

import java.time.Duration;

/// How much of a file is taken, and given.
final class Limits {

    static final long FILE_BYTES = 1L << 30;
    static final long ROWS = 10_000_000;
    static final int COLUMNS = 200;

    /// What a cell of a spreadsheet holds at most, so that what is read can be written again.
    static final int CELL_CHARS = 32_767;

    /// What one export holds at most, and how long it may take to write.
    static final long EXPORT_ROWS = 1_000_000;
    static final Duration EXPORT_TIME = Duration.ofMinutes(2);

    private Limits() {}
}
