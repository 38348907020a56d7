package linecard.files;

import java.nio.charset.Charset;
import java.util.Optional;

/// What the caller says about a file; what is left open is detected.
///
/// @param maxRows data rows, and blank ones, passed before the file is refused
/// @param maxColumns of a CSV, before it is refused
public record ReadAs(
        Optional<Charset> charset,
        Optional<Character> delimiter,
        Optional<String> sheetName,
        long maxRows,
        int maxColumns) {

    public static final ReadAs DETECTED = new ReadAs(
            Optional.empty(), Optional.empty(), Optional.empty(), Limits.ROWS,
            Limits.COLUMNS);

    public ReadAs charset(Charset told) {
        return new ReadAs(Optional.of(told), delimiter, sheetName, maxRows, maxColumns);
    }

    public ReadAs delimiter(char told) {
        return new ReadAs(charset, Optional.of(told), sheetName, maxRows, maxColumns);
    }

    public ReadAs sheetName(String told) {
        return new ReadAs(charset, delimiter, Optional.of(told), maxRows, maxColumns);
    }

    public ReadAs maxRows(long told) {
        return new ReadAs(charset, delimiter, sheetName, told, maxColumns);
    }

    public ReadAs maxColumns(int told) {
        return new ReadAs(charset, delimiter, sheetName, maxRows, told);
    }
}
