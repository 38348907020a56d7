package linecard.files;

import linecard.Processor;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static linecard.files.TableFiles.HEAD;
import static linecard.files.TableFiles.csv;
import static linecard.files.TableFiles.file;
import static linecard.files.TableFiles.refusal;
import static linecard.files.TableFiles.rows;
import static linecard.files.TableFiles.workbook;
import static linecard.files.TableFiles.zipped;
import static org.assertj.core.api.Assertions.assertThat;

/// Files made to fill memory or take for ever: refused within seconds, where without bounds they
/// would take minutes, and the heap grows by less than 64 MB. Time is that of the processor, since
/// other work may share the machine; one that is slow takes three times as long.
class BombTest {

    static final long LIMIT_BYTES = 64 << 20;
    static final Duration LIMIT = Duration.ofSeconds(12);

    static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static int looked;

    @AfterAll
    static void something_was_looked_at() {
        assertThat(looked).isGreaterThan(10);
    }

    @Test
    void a_sheet_of_blanks_that_unpacks_to_a_quarter_of_a_gigabyte() throws IOException {
        var blanks = " ".repeat(1 << 20);
        assertHarmless(bomb("xl/worksheets/1.xml", "<worksheet><sheetData>", blanks, 256),
                "files.bomb");
    }

    @Test
    void shared_texts_that_unpack_to_a_quarter_of_a_gigabyte() throws IOException {
        assertHarmless(bomb("xl/texts.xml", "<sst>", "<si><t>x</t></si>".repeat(60_000), 256),
                "files.bomb");
    }

    @Test
    void an_entry_nobody_reads_that_unpacks_to_a_quarter_of_a_gigabyte() throws IOException {
        assertHarmless(bomb("xl/media/a.png", "", "\0".repeat(1 << 20), 256), "files.bomb");
    }

    @Test
    void an_entry_that_lies_about_its_size() throws IOException {
        var file = bomb("xl/worksheets/1.xml", "<worksheet><sheetData>", " ".repeat(1 << 20), 256);
        var bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length - 46; at++) {
            boolean isDirectory = bytes[at] == 'P' && bytes[at + 1] == 'K'
                    && bytes[at + 2] == 1 && bytes[at + 3] == 2;
            if (isDirectory) bytes[at + 27] = bytes[at + 26] = 0;
        }
        var lying = file(bytes);
        assertHarmless(lying, "files.bomb", "files.broken");
    }

    @Test
    void twenty_thousand_entries() throws IOException {
        var file = Files.createTempFile("linecard-test", ".zip");
        file.toFile().deleteOnExit();
        try (var zip = new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (int i = 0; i < 20_000; i++) zip.putNextEntry(new ZipEntry("xl/" + i));
        }
        assertHarmless(file, "files.bomb");
    }

    @Test
    void archives_within_archives_are_never_opened() throws IOException {
        var inner = zipped(Map.of("a.xml", new byte[900_000]));
        for (int depth = 0; depth < 4; depth++) {
            inner = zipped(Map.of("1.zip", inner, "2.zip", inner, "3.zip", inner));
        }
        assertHarmless(file(inner), "files.is-archive");
        var bytes = TableFiles.bytes(workbook("<row><c><v>1</v></c></row>"));
        bytes.put("xl/embeddings/1.zip", inner);
        assertThat(rows(file(zipped(bytes)))).isEmpty();
    }

    @Test
    void one_cell_one_tag_one_comment_one_attribute_without_end() throws IOException {
        var noise = noise(24 << 20);
        for (var start : new String[] {"<row><c t=\"inlineStr\"><is><t>",
            "<row><c><v>", "<!--", "<?x ", "<row a=\"", "<a", "<row><c><v><![CDATA["}) {
            assertHarmless(noisy("xl/worksheets/1.xml", "<worksheet><sheetData>" + start, noise),
                    "files.broken", "files.long-cell");
        }
        assertHarmless(noisy("xl/worksheets/1.xml", "<worksheet><sheetData><!--",
                noise.replace("a", "<a")), "files.broken");
        assertHarmless(noisy("xl/worksheets/1.xml", "<worksheet><sheetData><!-->",
                noise.replace("a", "<a")), "files.broken");
        assertHarmless(noisy("xl/texts.xml", "<sst><si><t>", noise),
                "files.broken", "files.long-text");
    }

    @Test
    void ever_new_names_and_ever_deeper_elements() throws IOException {
        var names = new StringBuilder();
        var attributes = new StringBuilder();
        var spaces = new StringBuilder();
        var depth = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            var name = Integer.toString(i * 7919, 36);
            names.append("<n").append(name).append("/>");
            attributes.append("<c n").append(name).append("='1'/>");
            spaces.append("<c xmlns='n").append(name).append("'/>");
            depth.append("<a b='").append(name).append("'>");
        }
        for (var rows : new CharSequence[] {names, attributes, spaces, depth}) {
            assertHarmless(noisy("xl/worksheets/1.xml", "<worksheet><sheetData><row>", rows),
                    "files.broken");
            assertHarmless(noisy("xl/styles.xml", "<styleSheet><cellXfs>", rows), "files.broken");
        }
    }

    @Test
    void elements_that_never_become_a_row() throws IOException {
        for (var idle : new String[] {"<row><c/>", "<row><c><f/>", "<x/>", "<!---->",
            "<row><c t='inlineStr'><is><r/>"}) {
            var repeated = idle.substring(idle.lastIndexOf('<'));
            var rows = idle + (repeated + " \n\t\r".repeat(5)).repeat(3_000_000);
            assertQuick(noisy("xl/worksheets/1.xml", "<worksheet><sheetData>", rows),
                    "files.broken", "files.bomb");
        }
    }

    @Test
    void many_array_formulas_do_not_take_the_square_of_their_number() throws IOException {
        var rows = new StringBuilder();
        for (int i = 1; i <= 100_000; i++) {
            rows.append("<row r='").append(i).append("'><c r='A").append(i)
                    .append("'><f t='array' ref='A").append(i).append("'>1</f><v>").append(i)
                    .append("</v></c></row>");
        }
        var file = noisy("xl/worksheets/1.xml", "<worksheet><sheetData>",
                rows + "</sheetData></worksheet>");
        assertThat(Processor.within(LIMIT, () -> rows(file))).hasSize(99_999);
    }

    @Test
    void a_csv_of_one_quoted_cell_or_one_line_without_end() throws IOException {
        assertHarmless(csv("a;b\n1;\"" + noise(24 << 20)), "files.long-cell");
        assertHarmless(csv(noise(24 << 20)), "files.long-cell");
        assertHarmless(csv("a;b\n" + ";".repeat(80 << 20)), "files.too-many-columns");
        assertQuick(csv("\n".repeat(80 << 20)), "files.too-many-rows");
        assertQuick(csv("a\n" + ";\n".repeat(40 << 20)), "files.too-many-rows");
        assertHarmless(csv("a;b\n\"" + "\"\"".repeat(40 << 20)), "files.long-cell");
    }

    @Test
    void the_largest_file_whose_last_byte_is_wrong() {
        var line = "árvíztűrő tükörfúrógép;1 234,5\n".getBytes(TextEncoding.CENTRAL);
        var bytes = new byte[(200 << 20) - 1];
        for (int at = 0; at + line.length < bytes.length; at += line.length) {
            System.arraycopy(line, 0, bytes, at, line.length);
        }
        java.util.Arrays.fill(bytes, bytes.length - 40, bytes.length, (byte) 0x81);
        assertHarmless(file(bytes), "files.wrong-encoding");
        bytes[bytes.length - 1] = 0;
        assertHarmless(file(bytes), "files.nul");
    }

    /// A workbook one part of which is `text` written `times` over.
    private static Path bomb(String name, String start, String text, int times) throws IOException {
        return workbookWith(name, out -> {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times; i++) out.write(bytes);
        });
    }

    /// A workbook one part of which is text that hardly shrinks, so that its weight is honest.
    private static Path noisy(String name, String start, CharSequence text) throws IOException {
        return workbookWith(name, out -> {
            out.write((HEAD + start).getBytes(StandardCharsets.UTF_8));
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private interface Part {
        void write(OutputStream out) throws IOException;
    }

    private static Path workbookWith(String name, Part part) throws IOException {
        var file = Files.createTempFile("linecard-test", ".xlsx");
        file.toFile().deleteOnExit();
        var parts = workbook("<row><c><v>1</v></c></row>");
        parts.putIfAbsent(name, "");
        try (var zip = new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.setLevel(1);
            for (var each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                if (each.getKey().equals(name)) part.write(zip);
                else zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String noise(int length) {
        var random = new Random(1);
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) ('a' + random.nextInt(16));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// All that the reading thread allocates, freed or not, bounds what the heap can grow by.
    private static void assertHarmless(Path file, String... keys) {
        assertThat(assertQuick(file, keys)).as("bytes").isLessThan(LIMIT_BYTES);
    }

    /// Returns the bytes allocated, which for many rows, each let go, say nothing of the heap.
    private static long assertQuick(Path file, String... keys) {
        long before = THREAD.getCurrentThreadAllocatedBytes();
        var key = Processor.within(LIMIT, () -> refusal(file));
        long allocated = THREAD.getCurrentThreadAllocatedBytes() - before;
        looked++;
        assertThat(key).isIn((Object[]) keys);
        return allocated;
    }
}
