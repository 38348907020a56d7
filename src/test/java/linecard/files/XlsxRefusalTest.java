package linecard.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static linecard.files.TableFiles.HEAD;
import static linecard.files.TableFiles.file;
import static linecard.files.TableFiles.refusal;
import static linecard.files.TableFiles.rows;
import static linecard.files.TableFiles.sheet;
import static linecard.files.TableFiles.workbook;
import static linecard.files.TableFiles.xlsx;
import static linecard.files.TableFiles.zip;
import static linecard.files.TableFiles.zipped;
import static org.assertj.core.api.Assertions.assertThat;

class XlsxRefusalTest {

    static final String ROW = "<row><c><v>1</v></c></row>";

    @Test
    void an_archive_that_is_no_workbook_is_named() {
        assertThat(refusal(zip(Map.of("a.csv", "a;b")))).isEqualTo("files.is-archive");
        assertThat(refusal(zip(Map.of("mimetype", "x", "content.xml", "<x/>"))))
                .isEqualTo("files.is-opendocument");
        var binary = workbook(ROW);
        binary.computeIfPresent("_rels/.rels", (_, text) ->
                text.replace("workbook.xml", "workbook.bin"));
        assertThat(refusal(zip(binary))).isEqualTo("files.not-xlsx");
        var document = workbook(ROW);
        document.put("xl/workbook.xml", HEAD + "<document/>");
        assertThat(refusal(zip(document))).isEqualTo("files.not-xlsx");
    }

    @Test
    void an_empty_sheet_is_empty() {
        assertThat(refusal(xlsx(""))).isEqualTo("files.empty");
        assertThat(refusal(xlsx("<row r=\"5\"><c r=\"B5\" s=\"1\"/></row>")))
                .isEqualTo("files.empty");
    }

    @Test
    void the_header_and_the_amounts_are_held_to_the_same_rules() {
        var name = "<c r=\"%s1\" t=\"inlineStr\"><is><t>ár</t></is></c>";
        assertThat(refusal(xlsx("<row>" + name.formatted("A") + name.formatted("C") + "</row>"),
                ReadAs.DETECTED)).isEqualTo(Problem.of("files.header-blank", 1, "B"));
        assertThat(refusal(xlsx("<row>" + name.formatted("A") + name.formatted("B") + "</row>"),
                ReadAs.DETECTED)).isEqualTo(Problem.of("files.header-twice", 1, "ár"));
        assertThat(refusal(xlsx("<row r=\"4\"><c r=\"GS4\"><v>1</v></c></row>"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.too-many-columns", 4, 200));
        assertThat(refusal(xlsx(ROW + "<row><c t=\"inlineStr\"><is><t>" + "x".repeat(32_768)
                + "</t></is></c></row>"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.long-cell", 2, 32_767));
        assertThat(refusal(xlsx(ROW.repeat(5)), ReadAs.DETECTED.maxRows(3)))
                .isEqualTo(Problem.of("files.too-many-rows", 3L));
        var parts = workbook(ROW);
        parts.put("xl/texts.xml", "<sst><si><t>" + "x".repeat(32_768) + "</t></si></sst>");
        assertThat(refusal(zip(parts))).isEqualTo("files.long-text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/styles.xml", "xl/texts.xml", "xl/worksheets/1.xml"})
    void a_document_type_is_refused_in_every_part(String part) {
        for (var declared : new String[] {
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">",
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
            "<!--c--><!doctype x>"
        }) {
            var parts = workbook(ROW);
            parts.computeIfPresent(part, (_, text) -> text.replace(HEAD, HEAD + declared));
            assertThat(refusal(zip(parts))).isEqualTo("files.dtd");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<row><c><v>&e;</v></c></row>", "<row><c><v>1</v></row>",
        "<row><c r=\"1\"><v>1</v></c></row>",
        "<row><c t=\"s\"><v>7</v></c></row>", "<row><c t=\"s\"><v>x</v></c></row>",
        "<row><c t=\"zz\"><v>1</v></c></row>", "<row r=\"x\"/>",
        "<row><c s=\"-\"><v>1</v></c></row>",
        "<row><c r=\"AAAAAAAA1\"><v>1</v></c></row>", "<row><c><v><b/></v></c></row>",
        "<row><c a=\"1\" a=\"2\"/></row>", "<row>&#0;</row>", "<row>\0</row>", "<row a=\"<\"/>",
        "</sheetData></worksheet><x/>"
    })
    void a_damaged_sheet_is_refused_without_a_trace(String rows) {
        assertThat(refusal(xlsx(rows))).isIn("files.broken", "files.empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "xl/../../x", "/etc/passwd", "..\\..\\x.xml",
        "C:\\x.xml", "xl/\u0000x", "xl/a\nb", "XL/WORKBOOK.XML"})
    void entry_names_that_play_tricks_are_refused(String name) {
        var parts = workbook(ROW);
        parts.put(name, "x");
        assertThat(refusal(zip(parts))).isEqualTo("files.tricks");
    }

    @Test
    void a_truncated_or_overwritten_archive_is_broken() {
        var bytes = TableFiles.bytes(workbook(ROW));
        var whole = zipped(bytes);
        assertThat(refusal(file(java.util.Arrays.copyOf(whole, whole.length / 2))))
                .isEqualTo("files.broken");
        for (int at = 40; at < whole.length; at += 7) {
            var damaged = whole.clone();
            damaged[at] ^= 0x55;
            refusedOrRead(damaged);
        }
    }

    private static void refusedOrRead(byte[] content) {
        try {
            rows(file(content));
        } catch (FileRefused e) {
            assertThat(e.problem().key()).startsWith("files.");
        }
    }

    @Test
    void a_part_in_another_encoding_is_not_parsed() {
        var parts = TableFiles.bytes(workbook(ROW));
        var wide = sheet(ROW).replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16);
        parts.put("xl/worksheets/1.xml", wide);
        assertThat(refusal(file(zipped(parts)))).isEqualTo("files.broken");
    }
}
