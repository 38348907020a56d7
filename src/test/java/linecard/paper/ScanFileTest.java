package linecard.paper;

import linecard.paper.ScanRefused.Reason;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScanFileTest {

    private static final BufferedImage SMALL = new BufferedImage(90, 60, BufferedImage.TYPE_BYTE_GRAY);

    private static byte[] picture(String format, int width, int height, int type) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, type), format, out);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void refused(byte[] file, Reason reason) {
        assertThatThrownBy(() -> {
            try (var scan = ScanFile.of(file)) {
                for (int page = 0; page < scan.pages(); page++) scan.page(page);
            }
        }).isInstanceOfSatisfying(ScanRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private interface Filling {
        void of(PDDocument document) throws IOException;
    }

    private static byte[] pdf(int pages, Filling filling) throws IOException {
        try (var document = new PDDocument()) {
            for (int i = 0; i < pages; i++) document.addPage(new PDPage(PDRectangle.A4));
            filling.of(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static Filling drawing(String drawing) {
        return document -> document.getPage(0).setContents(new PDStream(document,
                new ByteArrayInputStream(bytes(drawing)), COSName.FLATE_DECODE));
    }

    @Test
    void pictures_and_pages_are_known_by_what_they_hold() throws IOException {
        for (var format : new String[] {"png", "jpeg"}) {
            try (var scan = ScanFile.of(picture(format, 90, 60, BufferedImage.TYPE_INT_RGB))) {
                assertThat(scan.pages()).isEqualTo(1);
                assertThat(scan.page(0).width()).isEqualTo(90);
            }
        }
        var three = pdf(3, document -> {
            var image = JPEGFactory.createFromImage(document, SMALL);
            try (var pen = new PDPageContentStream(document, document.getPage(1))) {
                pen.drawImage(image, 0, 0, 400, 300);
            }
        });
        try (var scan = ScanFile.of(three)) {
            assertThat(scan.pages()).isEqualTo(3);
            var page = scan.page(1);
            assertThat(page.height()).isEqualTo(2600);
            assertThat(page.at(100, 2500)).as("the picture").isLessThan(10);
            assertThat(page.at(100, 100)).as("paper").isEqualTo(255);
        }
    }

    @Test
    void what_is_no_scan_is_refused() throws IOException {
        refused(new byte[0], Reason.EMPTY);
        refused(new byte[ScanFile.MOST_BYTES + 1], Reason.TOO_BIG);
        for (var text : new String[] {"GIF89a", "<svg onload=alert(1)>", "<html>", "PK\3\4", "MZ\0\0",
            "RIFF0000WEBP", "II*\0", "%!PS-Adobe", "\0\0\0 ftypheic"}) {
            refused(bytes(text), Reason.OTHER_KIND);
        }
        refused(bytes("\u0089PNG\r\n\u001a\n and no more"), Reason.BROKEN);
        refused(bytes("\u00ff\u00d8\u00ff\u00e0 and no more"), Reason.BROKEN);
        refused(bytes("%PDF-1.7 and no more"), Reason.BROKEN);
        var whole = picture("png", 900, 600, BufferedImage.TYPE_INT_RGB);
        refused(Arrays.copyOf(whole, whole.length / 2), Reason.BROKEN);
    }

    @Test
    void huge_pictures_are_refused_unread() throws IOException {
        var fifty = picture("png", 10_000, 5_000, BufferedImage.TYPE_BYTE_BINARY);
        assertThat(fifty.length).isLessThan(200_000);
        refused(fifty, Reason.TOO_MANY_PIXELS);
        var large = picture("jpeg", 6_000, 4_300, BufferedImage.TYPE_BYTE_GRAY);
        refused(large, Reason.TOO_MANY_PIXELS);
        refused(pdf(1, document -> {
            var image = JPEGFactory.createFromByteArray(document, large);
            image.setWidth(10);
            image.setHeight(10);
            try (var pen = new PDPageContentStream(document, document.getPage(0))) {
                pen.drawImage(image, 0, 0, 400, 300);
            }
        }), Reason.TOO_MANY_PIXELS);
    }

    @Test
    void pages_without_end_and_scripts_are_refused() throws IOException {
        refused(pdf(1_000, _ -> {}), Reason.TOO_MANY_PAGES);
        refused(pdf(0, _ -> {}), Reason.EMPTY);
        refused(pdf(1, document -> document.getDocumentCatalog()
                .setOpenAction(new PDActionJavaScript("app.alert(1)"))), Reason.ACTIVE);
        refused(pdf(1, document -> document.getDocumentCatalog().getCOSObject()
                .setItem(COSName.getPDFName("EmbeddedFiles"), new PDStream(document))), Reason.ACTIVE);
        refused(pdf(1, document -> document.protect(
                new StandardProtectionPolicy("a", "b", new AccessPermission()))), Reason.LOCKED);
    }

    @Test
    void what_unpacks_or_draws_without_end_is_refused() throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(bytes("%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode/Length 1>>\nstream\n"));
        try (var deflated = new DeflaterOutputStream(packed, new Deflater(9))) {
            for (int i = 0; i < 300; i++) deflated.write(new byte[1 << 20]);
        }
        refused(packed.toByteArray(), Reason.TOO_INTRICATE);
        refused(pdf(1, drawing("0 0 m 9 9 l S ".repeat(100_000))), Reason.TOO_INTRICATE);
        refused(pdf(1, drawing("BI /W 9999 /H 9999 /BPC 1 /F /DCT ID x EI")), Reason.TOO_INTRICATE);
        refused(pdf(1, document -> {
            var stream = new PDStream(document, new ByteArrayInputStream(new byte[9]), COSName.LZW_DECODE);
            document.getPage(0).setContents(stream);
        }), Reason.TOO_INTRICATE);
    }

    @Test
    void the_pages_of_a_file_share_its_time_and_those_left_over_say_so() throws IOException {
        var file = pdf(3, drawing("0 0 m 9 9 l S"));
        try (var scan = PdfScan.of(file, Duration.ofMinutes(10))) {
            for (int page = 0; page < 3; page++) assertThat(scan.page(page).width()).isPositive();
        }
        try (var scan = PdfScan.of(file, Duration.ofNanos(1))) {
            for (int page = 0; page < 3; page++) {
                int number = page;
                assertThatThrownBy(() -> scan.page(number)).isInstanceOfSatisfying(ScanRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OUT_OF_TIME));
            }
        }
    }

    @Test
    void a_page_is_drawn_for_so_long_and_no_longer() throws IOException {
        try (var document = Loader.loadPDF(pdf(1, drawing("0 0 m 9 9 l S")))) {
            assertThat(new PdfDrawing(document, Duration.ofMinutes(10)).renderImage(0).getWidth()).isEqualTo(595);
            var hasty = new PdfDrawing(document, Duration.ZERO);
            assertThatThrownBy(() -> hasty.renderImage(0)).isInstanceOf(PdfDrawing.TooMuch.class);
        }
    }
}
