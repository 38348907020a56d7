package linecard.files;

import linecard.words.Language;
import linecard.words.Reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static linecard.files.TableFiles.HEAD;
import static linecard.files.TableFiles.cells;
import static linecard.files.TableFiles.detected;
import static linecard.files.TableFiles.refusal;
import static linecard.files.TableFiles.rows;
import static linecard.files.TableFiles.sheet;
import static linecard.files.TableFiles.workbook;
import static linecard.files.TableFiles.xlsx;
import static linecard.files.TableFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;

class XlsxReadingTest {

    static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><r><t>á</t></r><rPh><t>x</t></rPh>"
            + "<r><t>r</t></r></is></c></row>";

    @Test
    void texts_come_from_the_shared_ones_and_from_the_cell() {
        var file = xlsx(HEADER + "<row r=\"3\"><c r=\"A3\" t=\"str\"><f>A1&amp;1</f><v>név1</v></c>"
                + "<c r=\"B3\"><f>1+1</f><v>2</v></c></row>");
        assertThat(detected(file).header()).containsExactly("név", "ár");
        assertThat(rows(file)).containsExactly(Row.of(3, List.of("név1", "2")));
    }

    @Test
    void titles_may_stand_above_the_names_of_the_columns() {
        var file = xlsx(text(1, "Our book") + text(2, "September") + text(4, "név", "ár")
                + text(5, "csavar", "2"));
        assertThat(detected(file).header()).containsExactly("név", "ár");
        assertThat(rows(file)).containsExactly(Row.of(5, List.of("csavar", "2")));
    }

    @Test
    void a_sheet_of_one_column_has_no_title() {
        var rows = new StringBuilder();
        for (int row = 1; row <= 8; row++) rows.append(text(row, "P-" + row));
        assertThat(detected(xlsx(rows.toString())).header()).containsExactly("P-1");
        assertThat(rows(xlsx(rows.toString()))).hasSize(7)
                .startsWith(Row.of(2, List.of("P-2"))).endsWith(Row.of(8, List.of("P-8")));
        assertThat(rows(xlsx(text(1, "P-1") + text(2, "P-2"))))
                .containsExactly(Row.of(2, List.of("P-2")));
    }

    private static String text(int row, String... cells) {
        return IntStream.range(0, cells.length)
                .mapToObj(at -> "<c r=\"" + (char) ('A' + at) + row + "\" t=\"str\"><v>"
                        + cells[at] + "</v></c>")
                .collect(Collectors.joining("", "<row r=\"" + row + "\">", "</row>"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.30000000000000004, 0.3", "0, 1E3, 1000", "0, 1.5E-5, 0.000015", "0, -0, 0",
        "0, 123456789012345678, 123456789012346000", "0, 12345.60, 12345.6", "0, x, x",
        "0, 1E999999999, 1E999999999", "1, 46329, 2026-11-03", "3, 46329, 2026-11-03",
        "4, 46329.5, 2026-11-03 12:00", "4, 46329, 2026-11-03", "5, 0.75, 18:00",
        "4, 46329.999999999, 2026-11-04", "2, 0.075, 7.5%", "2, 0.30000000000000004, 30%",
        "6, 1234.5, 1234.5", "1, -5, -5", "1, 1E9, 1000000000", "1, 59, 1900-02-28",
        "1, 61, 1900-03-01", "99, 5, 5"
    })
    void a_number_is_given_as_a_person_sees_it(int style, String raw, String seen) {
        var file = xlsx(HEADER + "<row r=\"2\"><c r=\"A2\" s=\"" + style + "\"><v>" + raw
                + "</v></c></row>");
        assertThat(cells(file)).containsExactly(List.of(seen, ""));
    }

    @Test
    void numbers_may_be_given_in_the_way_of_the_texts_beside_them() {
        var file = xlsx(HEADER + "<row r=\"2\"><c r=\"A2\"><v>1234.5</v></c>"
                + "<c r=\"B2\" t=\"str\"><v>1.234,50</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>46329</v></c>"
                + "<c r=\"B3\" s=\"2\"><v>0.075</v></c></row>");
        assertThat(rows(file, ReadAs.DETECTED.numbers(Language.HUNGARIAN))).extracting(Row::cells)
                .containsExactly(List.of("1234.5", "1.234,50"), List.of("2026-11-03", "7.5%"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "-1.234", "0.125", "1234.567", "12.5", "100.1", "12.3456", "7"})
    void a_number_is_read_alike_in_either_way_and_so_is_a_code(String number) {
        var file = xlsx(HEADER + "<row r=\"2\"><c r=\"A2\"><v>" + number + "</v></c>"
                + "<c r=\"B2\" s=\"2\"><v>0.01125</v></c></row>");
        for (var language : Language.values()) {
            var cells = rows(file, ReadAs.DETECTED.numbers(language)).getFirst().cells();
            assertThat(Reading.number(cells.getFirst(), language)).isEqualTo(number);
            assertThat(Reading.percent(cells.get(1), language).millionths()).isEqualTo(11_250);
            if (!number.matches(".*\\.\\d{3}")) assertThat(cells.getFirst()).isEqualTo(number);
        }
    }

    @Test
    void the_first_sheet_in_which_anything_stands_is_opened() throws IOException {
        var parts = workbook(HEADER + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>");
        parts.put("xl/worksheets/0.xml", sheet("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"));
        parts.compute("xl/workbook.xml", (_, xml) -> xml.replace("<sheets>",
                "<sheets><sheet name=\"Borító\" sheetId=\"2\" r:id=\"s0\"/>"));
        parts.compute("xl/_rels/workbook.xml.rels", (_, xml) -> xml.replace("</Relationships>",
                "<Relationship Id=\"s0\" Type=\"http://x/worksheet\" Target=\"worksheets/0.xml\"/>"
                + "</Relationships>"));
        var file = zip(parts);
        try (var sheet = Sheets.open(file, "a.xlsx")) {
            assertThat(sheet.detected().sheetName()).contains("Árak");
            assertThat(sheet.detected().sheetNames()).containsExactly("Borító", "Árak");
        }
        assertThat(Sheets.names(file)).containsExactly("Borító", "Árak");
        assertThat(Sheets.names(TableFiles.csv("a;b"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            General                 | NUMBER
            #,##0.00 "Ft"           | NUMBER
            0" day"                 | NUMBER
            [h]:mm                  | NUMBER
            yyyy\\. mmmm d\\.       | DAY
            [$-40E]yyyy. mmm d.;@   | DAY
            mmm                     | DAY
            m/d/yy h:mm AM/PM       | MOMENT
            hh:mm:ss                | TIME
            0.00%                   | PERCENT
            [Red]-0.0               | NUMBER
            """)
    void a_format_code_tells_dates_from_numbers(String code, CellFormat format) {
        assertThat(CellFormat.of(code)).isEqualTo(format);
    }

    @Test
    void days_may_be_counted_from_1904() {
        var parts = workbook(HEADER + "<row><c r=\"A2\" s=\"1\"><v>44867</v></c></row>");
        parts.computeIfPresent("xl/workbook.xml", (_, text) ->
                text.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>"));
        assertThat(cells(zip(parts)).getFirst()).containsExactly("2026-11-03", "");
    }

    @Test
    void truth_and_day_cells_and_gaps_and_missing_places_are_read() {
        var file = xlsx("<row><c t=\"inlineStr\"><is><t>a</t></is></c>"
                + "<c t=\"inlineStr\"><is><t>b</t></is></c>"
                + "<c t=\"inlineStr\"><is><t>c</t></is></c></row>"
                + "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>"
                + "<c t=\"d\"><v>2026-11-03T00:00:00</v></c></row><row/>"
                + "<row r=\"7\"><c r=\"C7\"><v>1</v></c><c r=\"XFD7\" s=\"1\"/></row>");
        assertThat(rows(file)).containsExactly(
                Row.of(2, List.of("TRUE", "FALSE", "2026-11-03")), Row.of(7, List.of("", "", "1")));
    }

    @Test
    void an_error_of_the_spreadsheet_is_a_problem_of_its_row() {
        var rows = rows(xlsx(HEADER
                + "<row r=\"2\"><c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>"));
        assertThat(rows.getFirst().problem())
                .contains(Problem.of("files.cell-error", "B2", "#DIV/0!"));
        assertThat(rows.getLast().problem()).isEmpty();
    }

    @Test
    void a_row_longer_than_the_header_is_reported() {
        var rows = rows(xlsx(HEADER + "<row r=\"2\"><c r=\"D2\"><v>4</v></c></row>"));
        assertThat(rows.getFirst().problem()).contains(Problem.of("files.row-long", 4, 2));
    }

    @Test
    void characters_xml_cannot_hold_are_read_back() {
        var file = xlsx(HEADER + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>"
                + "a_x000D_b_x005F_x0041_ _x0000_ _xyz_</t></is></c></row>");
        assertThat(cells(file).getFirst().getFirst()).isEqualTo("a\rb_x0041_ _x0000_ _xyz_");
    }

    @Test
    void a_person_may_choose_among_the_sheets_they_can_see() {
        var parts = workbook(HEADER);
        parts.put("xl/workbook.xml", HEAD + "<workbook xmlns:r=\"http://r\"><sheets>"
                + "<sheet name=\"rejtett\" r:id=\"s0\" state=\"veryHidden\"/>"
                + "<sheet name=\"Árak\" r:id=\"s1\"/><sheet name=\"Rég\" r:id=\"s2\"/>"
                + "<sheet name=\"Ábra\" r:id=\"s3\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", HEAD + "<Relationships>"
                + "<Relationship Id=\"s0\" Type=\"x/worksheet\" Target=\"worksheets/1.xml\"/>"
                + "<Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"/xl/worksheets/1.xml\"/>"
                + "<Relationship Id=\"s2\" Type=\"x/worksheet\" Target=\"worksheets/2.xml\"/>"
                + "<Relationship Id=\"s3\" Type=\"x/chartsheet\" Target=\"worksheets/3.xml\"/>"
                + "<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"TEXTS.xml\"/>"
                + "</Relationships>");
        parts.put("xl/worksheets/2.xml", sheet(
                "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"));
        var file = zip(parts);
        assertThat(detected(file).sheetName()).contains("Árak");
        assertThat(detected(file).sheetNames()).containsExactly("Árak", "Rég");
        assertThat(rows(file, ReadAs.DETECTED.sheetName("Rég"))).containsExactly(
                Row.of(2, List.of("2")));
        assertThat(refusal(file, ReadAs.DETECTED.sheetName("rejtett")))
                .isEqualTo(Problem.of("files.no-sheet", "rejtett"));
    }

    @Test
    void the_name_of_the_file_does_not_matter() {
        assertThat(detected(xlsx(HEADER)).kind()).isEqualTo(Detected.Kind.XLSX);
    }
}
