package linecard.files;

import linecard.words.Language;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static linecard.files.TableFiles.cells;
import static linecard.files.TableFiles.detected;
import static linecard.files.TableFiles.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableWritingTest {

    static final List<String> HEADER = List.of("név", "db", "összeg", "nap", "arány", "megjegyzés");
    static final List<Cell> ROW = List.of(new Cell.Text("Szűcs \"és\" Fia; Kft."),
            new Cell.Whole(-12), new Cell.Decimal(new BigDecimal("-1234567.50")),
            new Cell.Day(LocalDate.of(2026, 11, 3)), new Cell.Percent(new BigDecimal("7.5")),
            new Cell.Empty());

    @Test
    void a_hungarian_csv_has_semicolons_and_decimal_commas() throws IOException {
        assertThat(csv(Language.HUNGARIAN, ROW)).isEqualTo(
                "\ufeffnév;db;összeg;nap;arány;megjegyzés\r\n"
                + "\"Szűcs \"\"és\"\" Fia; Kft.\";-12;-1234567,50;2026-11-03;7,5%;\r\n");
    }

    @Test
    void an_english_csv_has_commas_and_decimal_points() throws IOException {
        assertThat(csv(Language.ENGLISH, ROW)).endsWith(
                "\"Szűcs \"\"és\"\" Fia; Kft.\",-12,-1234567.50,2026-11-03,7.5%,\r\n");
    }

    @Test
    void our_own_files_are_detected_and_read_back() throws IOException {
        var csv = file(csv(Language.HUNGARIAN, ROW).getBytes(UTF_8));
        assertThat(detected(csv).charset()).contains(UTF_8);
        assertThat(detected(csv).delimiter()).contains(';');
        assertThat(cells(csv)).containsExactly(List.of("Szűcs \"és\" Fia; Kft.", "-12",
                "-1234567,50", "2026-11-03", "7,5%", ""));
        var xlsx = file(xlsx(HEADER, List.of(ROW)));
        assertThat(detected(xlsx).sheetName()).contains("Árak Q1");
        assertThat(cells(xlsx)).containsExactly(List.of("Szűcs \"és\" Fia; Kft.", "-12",
                "-1234567.5", "2026-11-03", "7.5%", ""));
    }

    @Test
    void a_workbook_has_typed_cells_a_frozen_bold_header_and_widths() throws IOException {
        var file = file(xlsx(HEADER, List.of(ROW)));
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = text(zip, "xl/worksheets/sheet1.xml");
            assertThat(sheet).contains("ySplit=\"1\"").contains("state=\"frozen\"")
                    .contains("<v>-1234567.50</v>").contains("<v>46329</v>")
                    .contains("<v>0.075</v>").containsPattern("<col [^>]*width=\"2[0-9]")
                    .doesNotContain("<f>");
            assertThat(text(zip, "xl/styles.xml")).contains("#,##0.00").contains("0.0%")
                    .contains("yyyy-mm-dd").contains("<b/>");
        }
    }

    @Test
    void a_moment_is_a_date_with_its_time_and_a_long_percentage_shows_four_decimals() throws IOException {
        var cells = List.<Cell>of(new Cell.Moment(Instant.parse("2026-11-03T13:05:59Z"),
                ZoneId.of("Europe/Budapest")), new Cell.Percent(new BigDecimal("5.43210987654321")),
                new Cell.Moment(Instant.parse("1848-03-15T10:00:00Z"), ZoneId.of("UTC")));
        var file = file(xlsx(List.of("a", "b", "c"), List.of(cells)));
        assertThat(cells(file)).containsExactly(
                List.of("2026-11-03 14:05", "5.43210987654321%", "1848-03-15 10:00"));
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "xl/worksheets/sheet1.xml")).contains("<v>46329.586805556</v>");
            assertThat(text(zip, "xl/styles.xml")).contains("yyyy-mm-dd hh:mm", "\"0.0000%\"");
        }
    }

    @Test
    void a_number_too_long_for_a_spreadsheet_stays_exact_as_text() throws IOException {
        var cells = List.<Cell>of(new Cell.Whole(1234567890123456789L),
                new Cell.Decimal(new BigDecimal("12345678901234567.89")),
                new Cell.Day(LocalDate.of(1848, 3, 15)), new Cell.Decimal(new BigDecimal("1E3")));
        assertThat(cells(file(xlsx(List.of("a", "b", "c", "d"), List.of(cells))))).containsExactly(
                List.of("1234567890123456789", "12345678901234567.89", "1848-03-15", "1000"));
    }

    @Test
    void a_row_of_another_width_is_a_mistake_of_the_program() throws IOException {
        var out = OutputStream.nullOutputStream();
        try (var table = TableWriter.csv(out, Language.ENGLISH, HEADER)) {
            assertThatThrownBy(() -> table.row(List.of(new Cell.Empty())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_long_export_is_written_and_read_as_a_stream() throws IOException {
        var file = Files.createTempFile("linecard-test", ".xlsx");
        file.toFile().deleteOnExit();
        try (var out = Files.newOutputStream(file);
                var table = TableWriter.xlsx(out, "Sorok", HEADER)) {
            for (int i = 0; i < 200_000; i++) table.row(ROW);
        }
        int rows = 0;
        try (var sheet = Sheets.open(file, "a.xlsx")) {
            for (var row : sheet) if (row.problem().isEmpty()) rows++;
        }
        assertThat(rows).isEqualTo(200_000);
    }

    @Test
    void a_workbook_refuses_more_rows_than_it_can_hold() throws IOException {
        var table = TableWriter.xlsx(OutputStream.nullOutputStream(), "x", List.of("a"));
        var row = List.<Cell>of(new Cell.Whole(1));
        assertThatThrownBy(() -> {
            for (int i = 0; i < 1_048_576; i++) table.row(row);
        }).isInstanceOf(FileRefused.class).hasMessageContaining("1048575");
    }

    @Property(tries = 1_000)
    void any_texts_come_back_from_csv(@ForAll("rows") List<List<String>> rows,
            @ForAll Language language) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var table = TableWriter.csv(out, language, List.of("a", "b"))) {
            for (var row : rows) table.row(texts(row));
        }
        var as = ReadAs.DETECTED.delimiter(language == Language.HUNGARIAN ? ';' : ',');
        var file = file(out.toByteArray());
        var read = new ArrayList<List<String>>();
        for (var row : TableFiles.rows(file, as)) read.add(row.cells());
        Files.delete(file);
        assertThat(read).isEqualTo(rows);
    }

    @Property(tries = 300)
    void any_texts_come_back_from_xlsx(@ForAll("rows") List<List<String>> rows) throws IOException {
        var cells = new ArrayList<List<Cell>>();
        for (var row : rows) cells.add(texts(row));
        var file = file(xlsx(List.of("a", "b"), cells));
        var read = cells(file);
        Files.delete(file);
        assertThat(read).isEqualTo(rows);
    }

    @Provide
    static Arbitrary<List<List<String>>> rows() {
        var odd = List.of("'", "=", "+", "-", "@", "\t", "\r", "\n", ";", ",", "|", "\"", "\ufeff",
                "\uff1d", " ", "\u00a0", "ő", "\ud83d\ude00", "_x0041_", "_x", "_", "<", "&amp;",
                "\u0001", "]]>", "#", "sep=");
        var text = Arbitraries.of(odd).list().ofMaxSize(8).map(list -> String.join("", list));
        var free = Arbitraries.strings().ofMaxLength(20)
                .filter(s -> s.chars().noneMatch(TableWritingTest::isNoText));
        var cell = Arbitraries.oneOf(text, free);
        return cell.list().ofSize(2)
                .filter(row -> !row.getFirst().isBlank())
                .list().ofMaxSize(5);
    }

    private static boolean isNoText(int c) {
        return c == 0 || Character.isSurrogate((char) c);
    }

    private static List<Cell> texts(List<String> row) {
        return List.of(new Cell.Text(row.getFirst()), new Cell.Text(row.getLast()));
    }

    private static String csv(Language language, List<Cell> row) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var table = TableWriter.csv(out, language, HEADER)) {
            table.row(row);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(List<String> header, List<List<Cell>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var table = TableWriter.xlsx(out, "Árak: Q1", header)) {
            for (var row : rows) table.row(row);
        }
        return out.toByteArray();
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(java.util.Objects.requireNonNull(zip.getEntry(name)))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
