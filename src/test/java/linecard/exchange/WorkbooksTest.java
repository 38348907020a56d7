package linecard.exchange;

import linecard.exchange.Import.State;
import linecard.exchange.ImportWalk.Counts;
import linecard.files.Cell;
import linecard.files.TableWriter;
import linecard.words.Language;

import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Workbooks as they come, and what only looks like one, through the whole importer.
class WorkbooksTest extends ImportDesk {

    static Stream<Arguments> refused() throws IOException {
        return Stream.of(
                arguments("old.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1},
                        "old Excel file"),
                arguments("page.xls", bytes("<html><table><tr><td>a"), "is a web page"),
                arguments("bomb.xlsx", bomb(), "unpacks to far more"),
                arguments("half.xlsx", bytes("PK\3\4half"), "damaged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_file_that_is_no_workbook_is_refused_with_a_sentence_and_offered_no_encoding(
            String name, byte[] content, String sentence) {
        var looked = walk.refused("products", name, content, sentence);
        assertThat(walk.page(looked)).doesNotContain("Character encoding", "Read the file");
    }

    /// A workbook with an empty sheet, a cover for one table, and tables of these names.
    private static byte[] book(String... tables) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "t", "1.0")) {
            book.newWorksheet("Empty");
            if (tables.length == 1) {
                var cover = book.newWorksheet("Cover");
                cover.value(1, 1, "Price list");
                cover.value(1, 3, "2026");
            }
            var rows = List.of(List.of("sku", "name", "category", "cost"),
                    List.of("P-1", "Pump", "PUMP", "12.50"));
            for (var table : tables) {
                var sheet = book.newWorksheet(table);
                for (int y = 0; y < 2; y++) {
                    for (int x = 0; x < 4; x++) sheet.value(y, x, rows.get(y).get(x));
                }
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void behind_a_cover_whose_columns_have_no_names_another_sheet_can_be_chosen() throws IOException {
        var looked = walk.upload("products", "book.xlsx", book("Prices"));
        assertThat(looked.state()).isEqualTo(State.FAILED);
        assertThat(walk.page(looked)).contains("2 columns have no name in the header: A, C", "Prices");
        var path = "/imports/" + looked.id();
        walk.browser.post(path, path + "/reading", Map.of("sheet", "Prices"));
        var other = walk.now(looked.id());
        assertThat(other.header()).containsExactly("sku", "name", "category", "cost");
        var again = walk.upload("products", "book.xlsx", book("Prices", "Discounts"));
        assertThat(walk.check(again, Map.of("sheet", "Discounts")))
                .as("another sheet chosen at the check is looked at before its rows are checked")
                .extracting(Import::state, one -> one.how().sheet())
                .containsExactly(State.UPLOADED, "Discounts");
        assertThat(counts(walk.apply(walk.check(other, Map.of())))).isEqualTo(
                new Counts(1, 1, 0, 0, 0, 0));
    }

    @Test
    void a_workbook_keeps_its_own_numbers_and_days() throws IOException {
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\n");
        walk.taken("accounts", "account,name\nA-1,One\n");
        var out = new ByteArrayOutputStream();
        try (var table = TableWriter.xlsx(out, "Sales",
                List.of("kind", "number", "date", "account", "product", "net"))) {
            table.row(List.of(new Cell.Text("order"), new Cell.Whole(7),
                    new Cell.Day(LocalDate.of(2026, 2, 3)), new Cell.Text("A-1"),
                    new Cell.Text("P-1"), new Cell.Decimal(new BigDecimal("1234.50"))));
        }
        var looked = walk.upload("documents", "sales.csv", out.toByteArray());

        assertThat(looked.how().kind()).isEqualTo("XLSX");
        assertThat(counts(walk.check(looked, Map.of())))
                .isEqualTo(new Counts(1, 1, 0, 0, 0, 123_450));
        var texts = walk.upload("documents", "sales.csv", """
                kind;number;date;account;product;net
                order;8;2026-02-03;A-1;P-1;1.234,50
                order;9;2026-02-03;A-1;P-1;2.500
                """);
        assertThat(texts.how().numbers()).as("numbers of a workbook tell nothing of texts")
                .isEqualTo(Language.HUNGARIAN);
        assertThat(counts(walk.check(texts, Map.of())))
                .isEqualTo(new Counts(2, 2, 0, 0, 0, 373_450));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(bytes("<Types/>"));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(bytes("<workbook><sheets>"
                    + "<sheet name=\"a\" sheetId=\"1\"/></sheets></workbook>"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var blanks = bytes(" ".repeat(1 << 20));
            for (int i = 0; i < 256; i++) zip.write(blanks);
        }
        return out.toByteArray();
    }
}
