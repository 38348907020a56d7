package linecard.files;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnclosedTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] with(byte[] content, String more) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(content);
        out.writeBytes(bytes(more));
        return out.toByteArray();
    }

    @Test
    void a_file_is_known_by_its_content() throws IOException {
        assertThat(Enclosed.of("a.exe", bytes("%PDF-1.7 x")).kind()).isEqualTo(Enclosed.Kind.PDF);
        assertThat(Enclosed.of("a", picture("png", 3, 3)).kind()).isEqualTo(Enclosed.Kind.PNG);
        assertThat(Enclosed.of("a", picture("jpeg", 3, 3)).kind()).isEqualTo(Enclosed.Kind.JPEG);
        assertThat(Enclosed.of("a.txt", "Szűcs\r\n\t1".getBytes(StandardCharsets.UTF_8)).kind())
                .isEqualTo(Enclosed.Kind.TEXT);
        assertThat(Enclosed.of("../../etc/passwd\u202etxt.exe", bytes("x")).name())
                .isEqualTo("passwd_txt.exe");
    }

    @Test
    void nothing_but_the_picture_is_left_of_a_picture() throws IOException {
        for (var format : new String[] {"png", "jpeg"}) {
            var sent = with(picture(format, 9, 7), "<script>GPS 47.4979</script>");
            var kept = Enclosed.of("a", sent).content();
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
            var drawn = ImageIO.read(new ByteArrayInputStream(kept));
            assertThat(drawn.getWidth()).isEqualTo(9);
        }
    }

    @Test
    void what_is_hostile_is_refused_with_a_sentence() throws IOException {
        var torn = bytes(new String(picture("png", 30, 30), StandardCharsets.ISO_8859_1)
                .substring(0, 40));
        var zip = new ByteArrayOutputStream();
        try (var packed = new ZipOutputStream(zip)) {
            packed.putNextEntry(new ZipEntry("word/document.xml"));
            packed.write(bytes("x"));
        }
        for (var content : new byte[][] {{}, torn, zip.toByteArray(), bytes("GIF89a"),
            bytes("<html><script>alert(1)</script>"), bytes("<svg onload=alert(1)>"),
            bytes("<?xml version='1.0'?><!DOCTYPE a>"), bytes("MZ\0\0"), bytes("#!/bin/sh"),
            bytes("a\0b"), bytes("Sz\u00fbcs"), bytes("{\\rtf1 x}"),
            bytes("\u00d0\u00cf\u0011\u00e0"), new byte[Enclosed.MOST_BYTES + 1]}) {
            assertThatThrownBy(() -> Enclosed.of("a.png", content))
                    .isInstanceOf(FileRefused.class);
        }
    }

    private static byte[] packed(String... names) throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            for (var name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(bytes("x"));
            }
        }
        return zip.toByteArray();
    }

    @Test
    void letters_and_packed_files_come_with_e_mails_unless_a_program_is_in_them() throws IOException {
        assertThat(Enclosed.attached("a", packed("[Content_Types].xml", "word/document.xml")).kind())
                .isEqualTo(Enclosed.Kind.DOCX);
        var zip = Enclosed.attached("../a.zip", packed("plans/a.pdf", "b.dwg"));
        assertThat(zip.kind()).isEqualTo(Enclosed.Kind.ZIP);
        assertThat(zip.name()).isEqualTo("a.zip");
        assertThat(Enclosed.attached("a", bytes("plain")).kind()).isEqualTo(Enclosed.Kind.TEXT);
        for (var hostile : new byte[][] {packed("a.txt", "b/Setup.EXE"), packed("../a.txt"),
            packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            packed("[Content_Types].xml", "xl/workbook.xml"), Arrays.copyOf(packed("a.txt"), 30),
            Arrays.copyOf(packed("a.txt"), Enclosed.MOST_BYTES + 1)}) {
            assertThatThrownBy(() -> Enclosed.attached("a.zip", hostile)).isInstanceOf(FileRefused.class);
        }
    }

    @Test
    void a_small_file_that_draws_to_a_huge_picture_is_refused_unread() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(5_000, 4_000, BufferedImage.TYPE_BYTE_BINARY), "png", out);
        assertThat(out.size()).isLessThan(100_000);
        assertThatThrownBy(() -> Enclosed.of("a.png", out.toByteArray()))
                .isInstanceOf(FileRefused.class).hasMessageContaining("files.enclosed-pixels");
    }
}
