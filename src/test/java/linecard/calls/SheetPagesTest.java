package linecard.calls;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.calls.Call.Kind;
import linecard.paper.Filled;
import linecard.people.Agreement.Regime;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import static java.util.Objects.requireNonNull;
import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static linecard.calls.Patch.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Pages of sheets go out and come back: which are missing, not read, or somebody else's.
@LinecardTest
class SheetPagesTest {

    @Autowired Patch.Rooms rooms;
    @Autowired Stage stage;
    @Autowired SheetBook sheets;
    @Autowired ScanBook scans;
    @Autowired ScanLines lines;
    @Autowired Tables tables;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;

    private Patch patch;
    private Visitor anna;
    private Scanner scanner;

    @BeforeEach
    void plan() {
        patch = new Patch(rooms, Regime.AGREED);
        anna = new Visitor(program, patch.anna);
        scanner = new Scanner(browser, stage, tables, sheets, patch, anna);
        patch.taken(patch.sent(Told.planned(Kind.VISIT)));
    }

    @Test
    void a_sheet_is_printed_in_both_languages_on_both_papers() throws IOException {
        var hungarian = scanner.printed("hu", "a4");
        var pdf = anna.get("/calls/sheets/" + hungarian.id() + "/print").getResponse();
        assertThat(pdf.getContentType()).isEqualTo("application/pdf");
        assertThat(pdf.getHeader("Content-Disposition")).startsWith("attachment");
        try (var document = Loader.loadPDF(pdf.getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Szűcs Anna", "Alfa Kft.", "Érdeklődik", "Látogatási lap");
        }
        var english = scanner.printed("en", "letter");
        assertThat(english.lines()).hasSize(3);
        assertThat(english.pages()).isEqualTo(1);
        assertThat(anna.post("/calls/sheets", "week", "soon", "blank", "1000", "paper", "a4",
                "language", "hu")).hasStatus(422);
    }

    @Test
    void a_printed_page_that_did_not_come_back_and_one_that_was_not_read_are_told() throws IOException {
        var sheet = scanner.printed("hu", "a4", 12);
        assertThat(sheet.pages()).isGreaterThan(1);
        assertThat(body(anna.get("/calls/sheets"))).doesNotContain("Vissza nem érkezett");
        var scan = scanner.read(new Filled(sheet, 1).tick(0, "kind", "phone").file("png"));
        var missing = IntStream.rangeClosed(1, sheet.pages()).filter(page -> page != 2)
                .mapToObj(String::valueOf).collect(Collectors.joining(", ", "Vissza nem érkezett oldal: ", "</span>"));
        assertThat(body(anna.get("/calls/scans/" + scan))).contains(missing);
        assertThat(body(anna.get("/calls/sheets"))).contains(missing);

        var white = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1600, 1100, BufferedImage.TYPE_BYTE_GRAY), "png", white);
        assertThat(body(anna.get("/calls/scans/" + scanner.read(white.toByteArray()))))
                .contains("1 oldalt nem tudtunk elolvasni").doesNotContain("nincs teendője");
        assertThat(body(anna.get("/calls/sheets"))).contains("Nem olvasható");
    }

    @Test
    void a_pdf_of_several_pages_is_read_page_by_page_and_foreign_sheets_are_refused() throws IOException {
        var sheet = scanner.printed("hu", "a4");
        var mine = ImageIO.read(new ByteArrayInputStream(
                new Filled(sheet, 0).tick(0, "outcome", "order").file("png")));
        var pdf = pdf(List.of(mine, new BufferedImage(700, 500, BufferedImage.TYPE_BYTE_GRAY)));
        var id = scanner.read(pdf);
        assertThat(as(patch.anna, () -> scans.pages(patch.anna, id)))
                .extracting(ScanBook.Page::hint).containsExactly("", "no_corners");
        for (var other : List.of(patch.bela, new Patch(rooms, Regime.AGREED).anna)) {
            var answer = scanner.send(other, "lap.pdf", pdf);
            tables.awaitNoJobs();
            assertThat(as(other, () -> scans.pages(other, UUID.fromString(led(answer)))))
                    .extracting(ScanBook.Page::hint).containsExactly("foreign", "no_corners");
            assertThat(as(other, () -> lines.open(other, requireNonNull(other.rep())))).isEmpty();
        }
    }

    private static byte[] pdf(List<BufferedImage> pages) throws IOException {
        try (var document = new PDDocument()) {
            for (var image : pages) {
                var page = new PDPage(new PDRectangle(842, 595));
                document.addPage(page);
                try (var pen = new PDPageContentStream(document, page)) {
                    pen.drawImage(JPEGFactory.createFromImage(document, image), 0, 0, 842, 595);
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
