package linecard.files;

import linecard.words.Language;
import linecard.words.Words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Table files for tests, good ones and bad ones, and a short way to read them.
final class TableFiles {

    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    static final String SHEET_TYPES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private TableFiles() {}

    static Path file(byte[] content) {
        try {
            var file = Files.createTempFile("linecard-test", ".table");
            file.toFile().deleteOnExit();
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path csv(String content) {
        return csv(content, StandardCharsets.UTF_8);
    }

    static Path csv(String content, Charset charset) {
        return file(content.getBytes(charset));
    }

    /// A workbook of one sheet with these rows of XML.
    static Path xlsx(String rows) {
        return zip(workbook(rows));
    }

    static Map<String, String> workbook(String rows) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", HEAD + "<Types/>");
        parts.put("_rels/.rels", HEAD + "<Relationships><Relationship Id=\"a\" "
                + "Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put("xl/workbook.xml", HEAD + "<workbook xmlns=\"" + SHEET_TYPES
                + "\" xmlns:r=\"http://r\"><workbookPr/><sheets>"
                + "<sheet name=\"Árak\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", HEAD + "<Relationships>"
                + "<Relationship Id=\"s1\" Type=\"http://x/worksheet\" "
                + "Target=\"worksheets/1.xml\"/>"
                + "<Relationship Id=\"t\" Type=\"http://x/sharedStrings\" Target=\"texts.xml\"/>"
                + "<Relationship Id=\"f\" Type=\"http://x/styles\" Target=\"styles.xml\"/>"
                + "</Relationships>");
        parts.put("xl/worksheets/1.xml", sheet(rows));
        parts.put("xl/texts.xml", HEAD + "<sst><si><t>név</t></si></sst>");
        parts.put("xl/styles.xml", styles());
        return parts;
    }

    static String sheet(String rows) {
        return HEAD + "<worksheet xmlns=\"" + SHEET_TYPES + "\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    /// Styles: 0 plain, 1 day (built in), 2 percent, 3 own day, 4 own moment, 5 time, 6 money.
    private static String styles() {
        return HEAD + "<styleSheet><numFmts>"
                + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\.\\ mmmm\\ d\\.\"/>"
                + "<numFmt numFmtId=\"165\" formatCode=\"yyyy-mm-dd hh:mm\"/>"
                + "<numFmt numFmtId=\"166\" formatCode=\"#,##0.00&quot; day&quot;;[Red]-#,##0\"/>"
                + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"
                + "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"20\"/>"
                + "<xf numFmtId=\"166\"/></cellXfs></styleSheet>";
    }

    static Path zip(Map<String, String> parts) {
        return file(zipped(bytes(parts)));
    }

    static Map<String, byte[]> bytes(Map<String, String> parts) {
        var bytes = new LinkedHashMap<String, byte[]>();
        parts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    static byte[] zipped(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static List<Row> rows(Path file) {
        return rows(file, ReadAs.DETECTED);
    }

    static List<Row> rows(Path file, ReadAs as) {
        var rows = new ArrayList<Row>();
        try (var sheet = Sheets.open(file, "árak.csv", as)) {
            for (var row : sheet) rows.add(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    static List<List<String>> cells(Path file) {
        var cells = new ArrayList<List<String>>();
        for (var row : rows(file)) cells.add(row.cells());
        return cells;
    }

    static Detected detected(Path file) {
        try (var sheet = Sheets.open(file, "árak.csv")) {
            return sheet.detected();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The key under which the whole file is refused; also proves that both languages have words
    /// for it, with all their places filled.
    static String refusal(Path file) {
        return refusal(file, ReadAs.DETECTED).key();
    }

    static Problem refusal(Path file, ReadAs as) {
        try {
            rows(file, as);
        } catch (FileRefused e) {
            for (var language : Language.values()) {
                var said = e.problem().text(Words.in(language));
                if (said.isBlank() || said.contains("{")) throw new AssertionError(said, e);
            }
            return e.problem();
        }
        throw new AssertionError("the file was taken");
    }
}
