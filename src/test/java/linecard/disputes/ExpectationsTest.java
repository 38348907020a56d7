package linecard.disputes;

import linecard.disputes.Expectations.Look;
import linecard.disputes.Expectations.Read;
import linecard.files.FileRefused;
import linecard.words.Language;

import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class ExpectationsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency HUF = Currency.getInstance("HUF");

    @TempDir
    private Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private Path csv(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Look look(Path file, Language reader) throws IOException {
        return Expectations.look(file, "a.csv", "", reader, "HU");
    }

    private static Read read(Path file, Language reader, Currency currency) throws IOException {
        var look = look(file, reader);
        return Expectations.read(
                file, "a.csv", Column.guess(look.header()), look.how(), currency);
    }

    @Test
    void columns_are_known_by_names_of_either_language_and_of_other_programs() throws IOException {
        assertThat(Column.guess(look(csv("Számla száma;Vevő neve;Kelt;Nettó;Kulcs;Jutalék\n"
                + "1;2;3;4;5;6\n"), Language.HUNGARIAN).header()))
                .containsOnlyKeys(Column.values()).containsEntry(Column.DOCUMENT, "Számla száma");
        assertThat(Column.guess(look(csv("INVOICE_NO,Bill-To,Comm\n1,2,3\n"), Language.ENGLISH)
                .header())).isEqualTo(Map.of(Column.DOCUMENT, "INVOICE_NO",
                        Column.CUSTOMER, "Bill-To", Column.AMOUNT, "Comm"));
        assertThat(Column.isEnough(Column.guess(List.of("Foo", "Amount")).keySet()))
                .isFalse();
    }

    @Test
    void a_hungarian_file_is_read_in_the_hungarian_way() throws IOException {
        var read = read(csv("Számla;Vevő;Kelt;Nettó;Kulcs;Jutalék\n"
                + "S-1;Szűcs Kft.;2026.02.03;100 000,00;5%;5 000,50 Ft\n"
                + "S-2;Szűcs Kft.;03.02.2026;-20 000;5%;-1 000\n"), Language.HUNGARIAN, HUF);
        assertThat(read.problems()).isEmpty();
        assertThat(read.lines()).extracting(Expected::amount)
                .containsExactly(5_000_50L, -1_000_00L);
        var first = read.lines().getFirst();
        assertThat(first.base()).isEqualTo(100_000_00L);
        assertThat(first.rate()).isEqualTo(50_000L);
        assertThat(first.on()).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(first.row()).isEqualTo(2);
    }

    @Test
    void old_encodings_are_read_too() throws IOException {
        var bytes = "Számla;Vevő;Jutalék\nS-1;Szűcs és Őri Kft.;1 234,50\n"
                .getBytes(Charset.forName("windows-1250"));
        assertThat(read(file(bytes), Language.HUNGARIAN, EUR).lines().getFirst().customer())
                .isEqualTo("Szűcs és Őri Kft.");
    }

    @Test
    void a_workbook_is_read_and_rates_as_parts_of_one_are_rates() throws IOException {
        var path = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(path); var book = new Workbook(out, "t", "1.0")) {
            var sheet = book.newWorksheet("Commission");
            var names = new String[] {"Document", "Customer", "Rate", "Amount"};
            for (int i = 0; i < names.length; i++) sheet.value(0, i, names[i]);
            sheet.value(1, 0, "S-1");
            sheet.value(1, 1, "Szűcs");
            sheet.value(1, 2, 0.075);
            sheet.value(1, 3, 12.3456789);
        }
        var line = read(path, Language.ENGLISH, EUR).lines().getFirst();
        assertThat(line.rate()).isEqualTo(75_000L);
        assertThat(line.amount()).isEqualTo(12_35L);
    }

    @Test
    void a_cover_before_the_table_is_passed_over() throws IOException {
        var path = folder.resolve("cover.xlsx");
        try (var out = Files.newOutputStream(path); var book = new Workbook(out, "t", "1.0")) {
            book.newWorksheet("Empty");
            var cover = book.newWorksheet("Cover");
            cover.value(2, 1, "Commissions");
            cover.value(2, 4, "Q3");
            var sheet = book.newWorksheet("Lines");
            var rows = List.of(List.of("Document", "Date", "Amount"),
                    List.of("S-1", "2026. 03. 05. 10:30", "1.234,50"));
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 3; x++) sheet.value(y, x, rows.get(y).get(x));
            }
        }
        assertThat(look(path, Language.ENGLISH).how().sheet()).isEqualTo("Lines");
        assertThat(read(path, Language.ENGLISH, EUR).lines())
                .extracting(Expected::on, Expected::amount)
                .containsExactly(tuple(LocalDate.of(2026, 3, 5), 1_234_50L));
        assertThatThrownBy(() -> Expectations.look(path, "a.xlsx", "Cover", Language.ENGLISH, "HU"))
                .isInstanceOf(FileRefused.class);
    }

    @Test
    void amounts_that_a_workbook_keeps_as_texts_are_read_as_they_are_written() throws IOException {
        var path = folder.resolve("book.xlsx");
        try (var out = Files.newOutputStream(path); var book = new Workbook(out, "t", "1.0")) {
            var sheet = book.newWorksheet("Jutalék");
            var names = new String[] {"Számla", "Vevő", "Nettó", "Jutalék"};
            for (int i = 0; i < names.length; i++) sheet.value(0, i, names[i]);
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 0, "S-" + row);
                sheet.value(row, 1, "Szűcs");
                sheet.value(row, 2, 1234.5);
            }
            sheet.value(1, 3, "1.234,50");
            sheet.value(2, 3, 12.25);
        }
        for (var reader : Language.values()) {
            assertThat(read(path, reader, EUR).lines()).as(reader.code())
                    .extracting(Expected::base, Expected::amount)
                    .containsExactly(tuple(1_234_50L, 1_234_50L), tuple(1_234_50L, 12_25L));
        }
    }

    @Test
    void sums_blank_rows_and_rows_that_name_nothing_are_left_out_and_counted() throws IOException {
        var read = read(csv("Document,Customer,Amount\nS-1,A,1\n,,2\nS-2,B,\n"
                + "Total,,3\n,Összesen:,3\nTotal Pumps Ltd,C,4\n"), Language.ENGLISH, EUR);
        assertThat(read.lines()).extracting(Expected::document).containsExactly("S-1");
        assertThat(read.leftOut()).isEqualTo(5);
    }

    @Test
    void what_is_no_amount_is_said_with_its_row() throws IOException {
        var read = read(csv("Document,Amount\nS-1,1.00\nS-2,=1+2\nS-3,n/a\nS-4,1e400\n"
                + "S-5,99999999999999999999\nS-6,5 USD\n"
                + "S-7,99999999999999999999.123\n"), Language.ENGLISH, EUR);
        assertThat(read.problems()).extracting(Expectations.Problem::row)
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(read.problems()).extracting(Expectations.Problem::key)
                .contains("words.notANumber", "words.tooLarge", "words.otherCurrency");
    }

    @Test
    void what_only_explains_may_be_unreadable() throws IOException {
        var read = read(csv("Document,Base,Rate,Date,Amount\nS-1,?,?,?,1\n"),
                Language.ENGLISH, EUR);
        assertThat(read.lines().getFirst().base()).isNull();
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void more_rows_than_are_taken_are_refused_with_their_limit() throws IOException {
        var text = new StringBuilder("Document,Amount\n");
        for (int i = 0; i <= Expectations.MOST_ROWS; i++) text.append("S-").append(i).append(",1\n");
        var path = csv(text.toString());
        assertThatThrownBy(() -> read(path, Language.ENGLISH, EUR))
                .isInstanceOf(FileRefused.class).hasMessageContaining("files.too-many-rows");
        assertThatThrownBy(() -> Expectations.look(path, "x.csv", "", Language.ENGLISH, "DE"))
                .as("before columns are chosen")
                .isInstanceOf(FileRefused.class).hasMessageContaining("files.too-many-rows");
    }

    @Test
    void files_that_are_no_tables_are_refused_whatever_they_are_called() throws IOException {
        for (var content : new byte[][] {
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, {0x7f, 'E', 'L', 'F'},
                "<html><table><tr><td>1</td></tr></table></html>".getBytes(StandardCharsets.UTF_8),
                "a,b\0,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8),
                "Amount,Amount\n1,2\n".getBytes(StandardCharsets.UTF_8), {}, bomb()}) {
            var path = file(content);
            assertThatThrownBy(() -> read(path, Language.ENGLISH, EUR))
                    .isInstanceOf(FileRefused.class);
        }
    }

    /// A workbook of a few kilobytes that unpacks to hundreds of megabytes.
    private byte[] bomb() throws IOException {
        var path = folder.resolve("bomb.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var name : new String[] {"[Content_Types].xml", "xl/workbook.xml",
                "xl/worksheets/sheet1.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                var nothing = new byte[1 << 20];
                for (int i = 0; i < 200; i++) zip.write(nothing);
                zip.closeEntry();
            }
        }
        return Files.readAllBytes(path);
    }

    @Test
    void names_are_cut_and_cleaned_of_what_no_database_keeps() throws IOException {
        var read = read(csv("Document,Customer,Amount\n\"" + "S".repeat(500) + "\",\"A\tB\n"
                + "<script>alert(1)</script>\",1\n"), Language.ENGLISH, EUR);
        var line = read.lines().getFirst();
        assertThat(line.document()).hasSize(DisputeForm.DOCUMENT);
        assertThat(line.customer()).isEqualTo("A B <script>alert(1)</script>");
    }
}
