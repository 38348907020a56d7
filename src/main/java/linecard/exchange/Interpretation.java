package linecard.exchange;

import linecard.files.Detected;
import linecard.files.ReadAs;
import linecard.words.DateOrder;
import linecard.words.Language;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// How a file is read: what was found, or what a person chose instead. An empty text leaves it
/// to be found.
///
/// @param kind `CSV`, `XLSX` or `VCARD`; empty where the file is none of them
/// @param charset of a CSV
/// @param delimiter of a CSV
/// @param sheet of an XLSX
/// @param sheets all that a person can see
/// @param dates how dates are written whose year stands last; others say it themselves
/// @param numbers in whose way numbers are written
record Interpretation(
        String kind, String charset, String delimiter, String sheet, List<String> sheets,
        DateOrder dates, Language numbers) {

    static final List<String> CHARSETS =
            List.of("UTF-8", "windows-1250", "windows-1252", "UTF-16LE", "UTF-16BE");
    static final List<String> DELIMITERS = List.of(";", ",", "\t", "|");

    static final Interpretation UNKNOWN = new Interpretation(
            "", "", "", "", List.of(), DateOrder.DMY, Language.ENGLISH);

    ReadAs readAs() {
        var as = ReadAs.DETECTED.numbers(numbers);
        if (!charset.isEmpty()) as = as.charset(Charset.forName(charset));
        if (!delimiter.isEmpty()) as = as.delimiter(delimiter.charAt(0));
        return sheet.isEmpty() ? as : as.sheetName(sheet);
    }

    Interpretation found(Detected detected) {
        return new Interpretation(
                detected.kind().name(), detected.charset().map(Charset::name).orElse(""),
                detected.delimiter().map(String::valueOf).orElse(""),
                detected.sheetName().orElse(""), detected.sheetNames(), dates, numbers);
    }

    /// What is known of a file that could not be opened.
    ///
    /// @param names of its sheets: where one cannot be read, another may be chosen
    Interpretation refused(Optional<Detected.Kind> likely, List<String> names) {
        return new Interpretation(
                likely.map(Detected.Kind::name).orElse(""), charset, delimiter, sheet,
                names.size() > 1 ? names : List.of(), dates, numbers);
    }

    Interpretation written(DateOrder order, Language writer) {
        return new Interpretation(kind, charset, delimiter, sheet, sheets, order, writer);
    }

    /// What a person chose; what is not offered is left to be found.
    Interpretation chosen(String newCharset, String newDelimiter, String newSheet) {
        return new Interpretation(
                kind, CHARSETS.contains(newCharset) ? newCharset : "",
                DELIMITERS.contains(newDelimiter) ? newDelimiter : "",
                sheets.contains(newSheet) ? newSheet : "", sheets, dates, numbers);
    }

    /// Whether it is text, whose encoding may be chosen.
    boolean isText() {
        return hasDelimiter() || kind.equals("VCARD");
    }

    /// Whether the way of its numbers may be chosen.
    boolean hasNumbers() {
        return hasDelimiter() || !sheets.isEmpty();
    }

    /// Whether it is text in columns, whose delimiter may be chosen too.
    boolean hasDelimiter() {
        return kind.equals("CSV");
    }
}
