package linecard.files;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// What a file was found to be, shown to the person before anything is taken from it.
///
/// @param charset    of a CSV or a vCard file
/// @param delimiter  of a CSV
/// @param sheetName  the sheet of an XLSX that is read
/// @param sheetNames all sheets of an XLSX that a person can see
/// @param header     the names of the columns, without blanks around them
public record Detected(
        Kind kind,
        Optional<Charset> charset,
        Optional<Character> delimiter,
        Optional<String> sheetName,
        List<String> sheetNames,
        List<String> header) {

    public enum Kind { CSV, XLSX, VCARD }

    static Detected csv(Charset charset, char delimiter) {
        return new Detected(Kind.CSV, Optional.of(charset), Optional.of(delimiter),
                Optional.empty(), List.of(), List.of());
    }

    static Detected vcard(Charset charset) {
        return new Detected(Kind.VCARD, Optional.of(charset), Optional.empty(),
                Optional.empty(), List.of(), List.of());
    }

    static Detected xlsx(String sheetName, List<String> sheetNames) {
        return new Detected(Kind.XLSX, Optional.empty(), Optional.empty(),
                Optional.of(sheetName), sheetNames, List.of());
    }

    Detected with(List<String> names) {
        return new Detected(kind, charset, delimiter, sheetName, sheetNames, names);
    }
}
