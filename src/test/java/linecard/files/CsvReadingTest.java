package linecard.files;

import linecard.Processor;
import linecard.words.Language;
import linecard.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static linecard.files.TableFiles.cells;
import static linecard.files.TableFiles.csv;
import static linecard.files.TableFiles.detected;
import static linecard.files.TableFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;

class CsvReadingTest {

    static final String PRICES = "termék;ár\nőrlő fűrész;1 234,5\nkőműves kalapács;12,0\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1250", "UTF-16LE", "UTF-16BE"})
    void hungarian_letters_arrive_whole_in_every_encoding(String name) {
        var charset = Charset.forName(name);
        var mark = name.startsWith("UTF-16") ? "\ufeff" : "";
        var file = csv(mark + PRICES, charset);
        assertThat(detected(file).charset()).contains(charset);
        assertThat(detected(file).header()).containsExactly("termék", "ár");
        assertThat(cells(file)).containsExactly(
                List.of("őrlő fűrész", "1 234,5"), List.of("kőműves kalapács", "12,0"));
    }

    @Test
    void a_mark_before_utf_8_is_no_part_of_the_first_name() {
        assertThat(detected(csv("\ufeffnév;ár\na;1\n")).header()).containsExactly("név", "ár");
    }

    @Test
    void a_title_that_a_spreadsheet_saved_above_the_names_is_passed_over() {
        var file = csv("Könyvelés, október;;\n;;\nnév;ár;db\ncsavar;2;3\n");
        assertThat(detected(file).header()).containsExactly("név", "ár", "db");
        assertThat(rows(file)).containsExactly(Row.of(4, List.of("csavar", "2", "3")));
    }

    @Test
    void a_title_on_a_line_of_its_own_is_passed_over() {
        var rows = "Számla;Vevő;Jutalék\nS-1;Hegyi Kft.;\"2 500,50\"\nS-2;Őri Bt.;(300,00)\n";
        var file = csv("Jutalékkimutatás, 2026. október\nKészült: 2026. 11. 2.\n\n" + rows,
                Charset.forName("windows-1250"));
        assertThat(detected(file).header()).containsExactly("Számla", "Vevő", "Jutalék");
        assertThat(rows(file)).containsExactly(Row.of(5, List.of("S-1", "Hegyi Kft.", "2 500,50")),
                Row.of(6, List.of("S-2", "Őri Bt.", "(300,00)")));
        var english = csv("Commission report\nInvoice,Customer,Commission\nI-1,Hill,12.50\n");
        assertThat(detected(english).header()).containsExactly("Invoice", "Customer", "Commission");
        assertThat(cells(english)).containsExactly(List.of("I-1", "Hill", "12.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name\nHill, Ann\nLake, Bob\n", "Name\nAnn Hill\nBob Lake\n",
        "Address\n1 Hill Rd, Ames, Iowa\n2 Lake Rd, Ames, Iowa\n", "Note\nred; blue\nred; green\n",
        "Name\n;\n;Ann\n"})
    void a_column_of_texts_has_a_name_and_no_title(String text) {
        assertThat(detected(csv(text)).header()).containsExactly(text.substring(0, text.indexOf('\n')));
    }

    @Test
    void western_letters_are_told_from_hungarian_ones() {
        var french = csv("nom;prénom\nLefèvre;Agnès\nForêt;Hélène\n",
                Charset.forName("windows-1252"));
        assertThat(detected(french).charset()).contains(TextEncoding.WESTERN);
        assertThat(cells(french).getFirst()).containsExactly("Lefèvre", "Agnès");
        var hungarian = csv("név;város\nSzűcs Győző;Győr\n", Charset.forName("windows-1250"));
        assertThat(detected(hungarian).charset()).contains(TextEncoding.CENTRAL);
    }

    @Test
    void one_letter_in_the_last_line_decides_for_the_whole_file() {
        var file = csv("név;ár\n" + "kalap;1\n".repeat(50_000) + "fűrész;2\n",
                Charset.forName("windows-1250"));
        assertThat(rows(file).getLast().cells()).containsExactly("fűrész", "2");
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void the_delimiter_is_the_one_that_makes_rows_alike(char delimiter) {
        var file = csv("név;ár\n1;2\n\"3;3\";4\n".replace(';', delimiter));
        assertThat(detected(file).delimiter()).contains(delimiter);
        assertThat(cells(file)).last().isEqualTo(List.of("3" + delimiter + "3", "4"));
    }

    @Test
    void a_decimal_comma_does_not_look_like_a_delimiter() {
        var file = csv("ár, Ft;menny., db\n12,5;3,25\n1,5;2,5\n");
        assertThat(detected(file).delimiter()).contains(';');
        assertThat(detected(csv("név\nKiss, Béla\nNagy\n")).header()).containsExactly("név");
    }

    @Test
    void excel_may_say_the_delimiter_in_the_first_line() {
        var file = csv("sep=|\r\na|b;c\r\n1|2;3\r\n");
        assertThat(detected(file).delimiter()).contains('|');
        assertThat(detected(file).header()).containsExactly("a", "b;c");
        assertThat(rows(file).getFirst().number()).isEqualTo(3);
    }

    @Test
    void what_the_caller_says_wins() {
        var file = csv("a;b,c\n1;2,3\n", Charset.forName("windows-1250"));
        var as = ReadAs.DETECTED.delimiter(',').charset(TextEncoding.WESTERN);
        assertThat(rows(file, as).getFirst().cells()).containsExactly("1;2", "3");
    }

    @Test
    void a_row_is_numbered_as_the_line_it_begins_in() {
        var file = csv("\r\na;b\r\n\r\n\"two\r\nlines\";2\r\n;\r\n3;4");
        var rows = rows(file);
        assertThat(rows).extracting(Row::number).containsExactly(4L, 7L);
        assertThat(rows.getFirst().cells()).containsExactly("two\r\nlines", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_may_end_in_any_way(String end) {
        assertThat(cells(csv(String.join(end, "a;b", "1;2", "3;\"4\"\"\"", "")))).containsExactly(
                List.of("1", "2"), List.of("3", "4\""));
    }

    @Test
    void a_ragged_row_is_reported_and_those_after_it_are_read() {
        var rows = rows(csv("a;b\n1\n1;2;3\n1;2;;\n5;6\n"));
        assertThat(rows).extracting(row -> row.problem().isPresent())
                .containsExactly(true, true, false, false);
        assertThat(rows.get(0).problem().orElseThrow().text(Words.in(Language.ENGLISH)))
                .startsWith("1 cell instead of 2.");
        assertThat(rows.get(1).cells()).containsExactly("1", "2", "3");
        assertThat(rows.get(2).cells()).containsExactly("1", "2");
    }

    @Test
    void a_header_alone_is_taken_and_said() throws IOException {
        try (var sheet = Sheets.open(csv("a;b\n\n"), "a.csv")) {
            assertThat(sheet.remark().orElseThrow().key()).isEqualTo("files.only-header");
            assertThat(sheet).isEmpty();
        }
        try (var sheet = Sheets.open(csv("a;b\n1;2\n"), "a.csv")) {
            assertThat(sheet.remark()).isEmpty();
        }
    }

    @Test
    void a_million_lines_are_read_in_seconds() throws IOException {
        var text = new StringBuilder("sorszám;ügyfél;termék;mennyiség;ár\n");
        for (int i = 0; i < 1_000_000; i++) {
            text.append(i).append(";Szűcs és Fiai Kft.;fűrészlap 300 mm;12;1 234,50\n");
        }
        var file = csv(text.toString());
        text.setLength(0);
        assertThat(Processor.within(Duration.ofSeconds(10), () -> countOfCells(file))).isEqualTo(5_000_000);
    }

    private static long countOfCells(Path file) throws IOException {
        long count = 0;
        try (var sheet = Sheets.open(file, "a.csv")) {
            for (var row : sheet) count += row.cells().size();
        }
        return count;
    }
}
