package linecard.calls;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.access.Viewer;
import linecard.people.Agreement.Regime;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// What is handed in as a scan and is none: a sentence, and nothing stored.
@LinecardTest
class ScanRefusalTest {

    @Autowired Patch.Rooms rooms;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired MockMvcTester browser;

    private Viewer anna;

    @BeforeEach
    void found() {
        anna = new Patch(rooms, Regime.AGREED).anna;
    }

    @Test
    void hostile_files_get_a_sentence_and_leave_nothing() throws IOException {
        var before = tables.hash();
        var huge = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(10_000, 5_000, BufferedImage.TYPE_BYTE_BINARY), "png", huge);
        var many = new ByteArrayOutputStream();
        var script = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            for (int i = 0; i < 1_000; i++) document.addPage(new PDPage());
            document.save(many);
        }
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            document.save(script);
        }
        refused(huge.toByteArray(), "megapixel");
        refused(many.toByteArray(), "40");
        refused(script.toByteArray(), "Szkript", "scripts");
        refused("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8), "PNG");
        refused(new byte[0], "fájl", "file");
        refused("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1), "Sérült", "broken");
        assertThat(browser.post().uri("/o/" + anna.organisation().slug() + "/calls/scans")
                .cookie(stage.session(anna)).with(csrf()).exchange()).hasStatus(422);
        tables.awaitNoJobs();
        assertThat(tables.hash()).isEqualTo(before);
    }

    private void refused(byte[] content, String... oneOf) {
        var answer = browser.post().uri("/o/" + anna.organisation().slug() + "/calls/scans").multipart()
                .file(new MockMultipartFile("file", "a\u202egnp.<b>exe", "image/png", content))
                .cookie(stage.session(anna)).with(csrf()).exchange();
        assertThat(answer).hasStatus(422);
        var said = body(answer);
        assertThat(List.of(oneOf)).anyMatch(said::contains);
        assertThat(said).doesNotContain("<b>exe");
    }
}
