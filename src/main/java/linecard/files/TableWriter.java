package linecard.files;

import linecard.words.Language;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Writes an export, a header and then row after row, holding none of them for long.
///
/// Closing ends the file; the stream under it is left open.
public sealed interface TableWriter extends Closeable permits CsvTable, XlsxTable, JsonTable {

    /// @throws IllegalArgumentException where the row is not as wide as the header
    void row(List<Cell> cells) throws IOException;

    /// RFC 4180 in UTF-8 with its mark, as spreadsheets in this language expect it: semicolons and
    /// decimal commas in Hungarian, commas and decimal points in English. Texts that a spreadsheet
    /// would take for a formula get apostrophes, which reading the file here takes away again.
    static TableWriter csv(OutputStream out, Language language, List<String> header)
            throws IOException {
        return new CsvTable(out, language, header);
    }

    /// A workbook of one sheet. Its texts are marked as texts, so they stand as they are.
    static TableWriter xlsx(OutputStream out, String sheetName, List<String> header)
            throws IOException {
        return new XlsxTable(out, sheetName, header);
    }

    /// An array of one object a row, a row a line. Money is its minor units and its currency, days
    /// and moments are as in ISO 8601, what is empty is null.
    ///
    /// @param keys the names of an object's members
    static TableWriter json(OutputStream out, List<String> keys) {
        return new JsonTable(out, keys);
    }
}
