package linecard.files;

import linecard.words.Language;

import java.nio.charset.Charset;
import java.util.Optional;

/// What the caller says about a file; what is left open is detected.
///
/// @param numbers in whose way a spreadsheet's numbers are given, so that all of its cells are read
///        alike: what it keeps as texts is given as it stands; empty where only its texts matter,
///        so that its numbers are given without any mark
/// @param maxRows data rows, and blank ones, passed before the file is refused
/// @param maxColumns of a CSV, before it is refused
public record ReadAs(
        Optional<Charset> charset,
        Optional<Character> delimiter,
        Optional<String> sheetName,
        Optional<Language> numbers,
        long maxRows,
        int maxColumns) {

    public static final ReadAs DETECTED = new ReadAs(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Language.ENGLISH),
            Limits.ROWS, Limits.COLUMNS);

    public ReadAs charset(Charset told) {
        return new ReadAs(Optional.of(told), delimiter, sheetName, numbers, maxRows, maxColumns);
    }

    public ReadAs delimiter(char told) {
        return new ReadAs(charset, Optional.of(told), sheetName, numbers, maxRows, maxColumns);
    }

    public ReadAs sheetName(String told) {
        return new ReadAs(charset, delimiter, Optional.of(told), numbers, maxRows, maxColumns);
    }

    public ReadAs numbers(Language told) {
        return new ReadAs(
                charset, delimiter, sheetName, Optional.of(told), maxRows, maxColumns);
    }

    ReadAs textsOnly() {
        return new ReadAs(
                charset, delimiter, sheetName, Optional.empty(), maxRows, maxColumns);
    }

    public ReadAs maxRows(long told) {
        return new ReadAs(charset, delimiter, sheetName, numbers, told, maxColumns);
    }

    public ReadAs maxColumns(int told) {
        return new ReadAs(charset, delimiter, sheetName, numbers, maxRows, told);
    }
}
