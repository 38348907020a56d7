package linecard.files;

import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of one sheet of an XLSX.
///
/// The sheet is read here and not through a library for spreadsheets: those fill memory with
/// whatever column a cell claims to stand in, take time with the square of array formulas, and
/// hold all texts.
final class XlsxRows implements RawRows {

    /// The longest cell with each of its characters escaped as `_x000D_`.
    private static final int ESCAPED_CHARS = 7 * Limits.CELL_CHARS;

    private final XlsxParts parts;
    private final XlsxBook book;
    private final SharedTexts texts;
    private final XmlPart xml;
    private final Optional<Language> numbers;
    private int row;
    private int column;

    private XlsxRows(XlsxParts parts, XlsxBook book, XmlPart xml, SharedTexts texts,
            Optional<Language> numbers) {
        this.parts = parts;
        this.book = book;
        this.xml = xml;
        this.texts = texts;
        this.numbers = numbers;
    }

    static Sheet open(Path file, String fileName, ReadAs as) throws IOException {
        var parts = XlsxParts.open(file);
        try {
            refuseOthers(parts, fileName);
            var book = XlsxBook.of(parts);
            var tab = chosen(parts, book, as);
            var names = book.sheets().stream().map(XlsxBook.Tab::name).toList();
            var rows = new XlsxRows(parts, book, parts.open(tab.part()), texts(parts, book),
                    as.numbers());
            return Sheet.of(rows, Detected.xlsx(tab.name(), names), as.maxRows());
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static void refuseOthers(XlsxParts parts, String fileName) {
        if (parts.has("[Content_Types].xml")) return;
        var key = parts.has("mimetype") && parts.has("content.xml")
                ? "files.is-opendocument" : "files.is-archive";
        throw new FileRefused(key, FileName.shown(fileName));
    }

    private static XlsxBook.Tab chosen(XlsxParts parts, XlsxBook book, ReadAs as)
            throws IOException {
        if (book.sheets().isEmpty()) throw new FileRefused("files.empty");
        if (as.sheetName().isEmpty()) return firstFilled(parts, book);
        for (var tab : book.sheets()) if (tab.name().equals(as.sheetName().get())) return tab;
        throw new FileRefused("files.no-sheet", as.sheetName().get());
    }

    /// The first sheet in which anything stands: new workbooks may begin with empty ones.
    private static XlsxBook.Tab firstFilled(XlsxParts parts, XlsxBook book) throws IOException {
        for (var tab : book.sheets()) {
            try (var xml = parts.open(tab.part())) {
                while (xml.next()) {
                    if (xml.starts("v") || xml.starts("is")) return tab;
                    if (xml.starts("row")) xml.found();
                }
            }
        }
        return book.sheets().getFirst();
    }

    /// The sheets that a person can see.
    static List<String> sheets(Path file) throws IOException {
        try (var parts = XlsxParts.open(file)) {
            return XlsxBook.of(parts).sheets().stream().map(XlsxBook.Tab::name).toList();
        }
    }

    private static SharedTexts texts(XlsxParts parts, XlsxBook book) throws IOException {
        var name = book.texts();
        if (name == null || !parts.has(name)) return SharedTexts.none();
        try (var part = parts.open(name)) {
            return SharedTexts.of(part);
        }
    }

    @Override
    public @Nullable Row next() {
        while (xml.next()) {
            if (xml.ends("sheetData")) return null;
            if (xml.starts("row")) return row();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        try (parts; texts) {
            xml.close();
        }
    }

    private Row row() {
        xml.found();
        row = XlsxBook.number(xml.attribute("r"), row + 1);
        column = -1;
        var read = Row.of(row, new ArrayList<>());
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) read = with(read, cell());
        }
        return read;
    }

    /// The row with this cell at the present column; an empty cell adds none, wherever it stands.
    private Row with(Row read, Cell cell) {
        if (cell.text.isEmpty()) return read;
        if (column >= Limits.COLUMNS) {
            throw new FileRefused("files.too-many-columns", row, Limits.COLUMNS);
        }
        var cells = read.cells();
        while (cells.size() <= column) cells.add("");
        cells.set(column, cell.text);
        return cell.isError
                ? read.with(Problem.of("files.cell-error", Header.letters(column) + row, cell.text))
                : read;
    }

    private record Cell(String text, boolean isError) {}

    private Cell cell() {
        var place = xml.attribute("r");
        var type = xml.attribute("t");
        int style = XlsxBook.number(xml.attribute("s"), 0);
        column = place == null ? column + 1 : column(place);
        String value = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) value = fitting(xml.text(ESCAPED_CHARS));
            else if (xml.starts("is")) value = fitting(XlsxText.of(xml, "is"));
        }
        return new Cell(text(value, type == null ? "n" : type, style), "e".equals(type));
    }

    private String text(String value, String type, int style) {
        if (value.isEmpty()) return "";
        return switch (type) {
            case "n" -> number(format(style).text(value, book.from1904()));
            case "s" -> texts.get(XlsxBook.number(value, -1));
            case "str" -> fitting(XlsxText.fitting(value));
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "d" -> value.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", "").replace('T', ' ');
            case "inlineStr", "e" -> value;
            default -> throw new FileRefused("files.broken");
        };
    }

    /// A point is read as one in any language but before three digits, where it may part thousands:
    /// there alone it becomes a comma, so that a code is the same in whatever way it is given.
    private String number(String plain) {
        if (numbers.isEmpty()) return plain.replace(".", "");
        int end = plain.endsWith("%") ? plain.length() - 1 : plain.length();
        return numbers.get() == Language.HUNGARIAN && plain.indexOf('.') == end - 4
                ? plain.replace('.', ',') : plain;
    }

    private CellFormat format(int style) {
        List<CellFormat> formats = book.formats();
        return style >= 0 && style < formats.size() ? formats.get(style) : CellFormat.NUMBER;
    }

    private String fitting(@Nullable String text) {
        if (text == null) throw new FileRefused("files.long-cell", row, Limits.CELL_CHARS);
        return text;
    }

    /// The column of a place such as `AB12`, from 0.
    private static int column(String place) {
        int column = 0;
        int i = 0;
        for (; i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z'; i++) {
            column = column * 26 + place.charAt(i) - 'A' + 1;
        }
        if (i == 0 || i > 3) throw new FileRefused("files.broken");
        return column - 1;
    }
}
