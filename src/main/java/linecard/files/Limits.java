package linecard.files;

/// How much of a file is taken.
final class Limits {

    static final long FILE_BYTES = 1L << 30;
    static final long ROWS = 10_000_000;
    static final int COLUMNS = 200;

    /// What a cell of a spreadsheet holds at most, so that what is read can be written again.
    static final int CELL_CHARS = 32_767;

    private Limits() {}
}
