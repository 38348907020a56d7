package linecard.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static linecard.files.TableFiles.csv;
import static linecard.files.TableFiles.file;
import static linecard.files.TableFiles.refusal;
import static linecard.files.TableFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CsvRefusalTest {

    @Test
    void nothing_is_empty_and_so_are_blank_lines() {
        assertThat(refusal(csv(""))).isEqualTo("files.empty");
        assertThat(refusal(csv("\ufeff"))).isEqualTo("files.empty");
        assertThat(refusal(csv("\r\n \n\t\n\n"))).isEqualTo("files.empty");
    }

    static List<Arguments> posing() {
        return List.of(
                arguments("%PDF-1.7 x", "files.is-pdf"),
                arguments("a;b\n%PDF-1.4", "files.is-pdf"),
                arguments("\u0089PNG\r\n\u001a\n", "files.is-picture"),
                arguments("\u00ff\u00d8\u00ff\u00e0", "files.is-picture"),
                arguments("GIF89a;=", "files.is-picture"),
                arguments("<!DOCTYPE html><p>", "files.is-web-page"),
                arguments("\n  <HTML><body>", "files.is-web-page"),
                arguments("\u00ef\u00bb\u00bf<table><tr>", "files.is-web-page"),
                arguments("\u00ff\u00fe<\0h\0t\0m\0l\0", "files.is-web-page"),
                arguments("<?xml version=\"1.0\"?><a/>", "files.is-xml"),
                arguments("<svg onload=alert(1)>", "files.is-xml"),
                arguments("MZ\u0090\0\u0003", "files.is-program"),
                arguments("\u007fELF\u0002", "files.is-program"),
                arguments("#!/bin/sh", "files.is-program"),
                arguments("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", "files.is-old-excel"),
                arguments("\u001f\u008b\b", "files.is-archive"),
                arguments("7z\u00bc\u00af'\u001c", "files.is-archive"),
                arguments("Rar!\u001a\u0007", "files.is-archive"),
                arguments("{\\rtf1\\ansi", "files.is-document"));
    }

    @ParameterizedTest
    @MethodSource("posing")
    void what_only_poses_as_a_table_is_named(String start, String key) {
        assertThat(refusal(file(start.getBytes(ISO_8859_1)))).isEqualTo(key);
    }

    @Test
    void words_that_merely_resemble_a_mark_are_a_table() {
        assertThat(rows(csv("MZ;név\n1;2\n"))).hasSize(1);
        assertThat(rows(csv("<DATE>;<OPEN>\n1;2\n"))).hasSize(1);
    }

    @Test
    void nul_is_refused_with_its_line_in_every_encoding() {
        assertThat(refusal(csv("a;b\n1;2\n3;\0\n"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.nul", 3L));
        assertThat(refusal(csv("\ufeffa;b\n1;\0\n", StandardCharsets.UTF_16LE), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.nul", 2L));
        assertThat(refusal(csv("a;b\n1;2\n", StandardCharsets.UTF_16LE))).isEqualTo("files.nul");
    }

    @Test
    void damaged_utf_8_is_refused_with_its_line_and_byte() {
        var bytes = "név;város\nárvíz;tükör\nőrlő;x\n".getBytes(StandardCharsets.UTF_8);
        int at = bytes.length - 2;
        bytes[at] = (byte) 0xc3;
        assertThat(refusal(file(bytes), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.broken-encoding", 3L, (long) at + 1, "UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0 AF", "E0 80 AF", "ED A0 80", "F4 90 80 80",
        "F8 88 80 80 80", "C3", "80"})
    void no_form_of_false_utf_8_passes_after_a_mark(String sequence) {
        var bytes = ("\u00ef\u00bb\u00bfa;b\n1;" + hex(sequence)).getBytes(ISO_8859_1);
        assertThat(refusal(file(bytes))).isEqualTo("files.broken-encoding");
    }

    @Test
    void bytes_no_letter_stands_for_are_refused() {
        var as = ReadAs.DETECTED.charset(TextEncoding.CENTRAL);
        assertThat(refusal(file("a;b\n1;\u0081\n".getBytes(ISO_8859_1)), as))
                .isEqualTo(Problem.of("files.wrong-encoding", 2L, "windows-1250"));
        assertThat(refusal(file(new byte[] {-1, -2, 'a', 0, ';', 0, 0, (byte) 0xd8, 'b', 0})))
                .isEqualTo("files.wrong-encoding");
    }

    @Test
    void too_much_is_refused() throws IOException {
        assertThat(refusal(csv("a" + ";a".repeat(200) + "\n"))).isEqualTo("files.too-many-columns");
        assertThat(refusal(csv("a;b\n1;2\n1" + ";".repeat(200) + "\n"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.too-many-columns", 3L, 200));
        assertThat(refusal(csv("a;b\n1;" + "x".repeat(32_768) + "\n"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.long-cell", 2L, 32_767));
        assertThat(refusal(csv("a;b\n1;" + "x".repeat(3_000_000) + "\n")))
                .isEqualTo("files.long-cell");
        assertThat(rows(csv("a;b\n1;\"" + "\"\"".repeat(32_767) + "\"\n")).getFirst().cells())
                .last().isEqualTo("\"".repeat(32_767));
        var three = ReadAs.DETECTED.maxRows(3);
        assertThat(rows(csv("a\n1\n2\n3\n"), three)).hasSize(3);
        assertThat(refusal(csv("a\n1\n2\n3\n4\n"), three)).isEqualTo(
                Problem.of("files.too-many-rows", 3L));
        var large = csv("a;b\n1;2\n");
        try (var grown = new RandomAccessFile(large.toFile(), "rw")) {
            grown.setLength(Limits.FILE_BYTES + 1);
        }
        assertThat(refusal(large)).isEqualTo("files.too-big");
    }

    @Test
    void a_header_must_name_each_column_once() {
        assertThat(refusal(csv("a;;c; \nx;y;z;w\n"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.header-blank", 1, "B"));
        assertThat(refusal(csv("ár;Név;ÁR;név;x\n1;2;3;4;5\n"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.header-twice", 2, "ÁR, név"));
    }

    @Test
    void a_quote_that_never_closes_is_refused_with_its_line() {
        assertThat(refusal(csv("a;b\n1;2\n3;\"4\n5;6\n"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.open-quote", 3L, 32_767));
        assertThat(refusal(csv("a;b\n3;\"4\n" + "5;6\n".repeat(100_000)), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.long-cell", 2L, 32_767));
        assertThat(refusal(csv("a;b\n1;\"2\"x\n"), ReadAs.DETECTED))
                .isEqualTo(Problem.of("files.after-quote", 2L, 32_767));
        assertThat(rows(csv("a;b\n3\" szeg;2\n")).getFirst().cells())
                .isEqualTo(List.of("3\" szeg", "2"));
    }

    private static String hex(String bytes) {
        var text = new StringBuilder();
        for (var b : bytes.split(" ")) text.append((char) Integer.parseInt(b, 16));
        return text.toString();
    }
}
