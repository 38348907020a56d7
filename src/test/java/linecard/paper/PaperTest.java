package linecard.paper;

import linecard.paper.CallSheet.Heading;
import linecard.paper.PageReading.Field;
import linecard.paper.PageReading.Mark;
import linecard.paper.PageReading.Read;
import linecard.paper.PageReading.Refused;
import linecard.paper.Person.Care;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The large run is `bin/bench paper`.
class PaperTest {

    @Test
    void scans_are_read_without_a_silent_mistake() throws IOException {
        var figures = PaperTrial.run(71, 7, false);
        assertThat(figures.silent()).isZero();
        assertThat(figures.wrongIdentity()).isZero();
        assertThat(figures.boxes()).isGreaterThan(500);
        assertThat(figures.reviewPercent()).isLessThan(2);
    }

    @Test
    void what_was_crossed_out_or_slipped_is_never_read_as_a_tick() throws IOException {
        var figures = PaperTrial.runCareless(73, 2, false);
        assertThat(figures.silent()).isZero();
        assertThat(figures.boxes()).isGreaterThan(100);
    }

    @Test
    void photos_are_read_without_a_silent_mistake() throws IOException {
        var figures = PaperTrial.run(72, 5, true);
        assertThat(figures.silent()).isZero();
        assertThat(figures.wrongIdentity()).isZero();
        assertThat(figures.boxes()).isGreaterThan(300);
        assertThat(figures.reviewPercent()).isLessThan(6);
    }

    @Test
    void a_faint_tick_on_an_overexposed_photo_is_not_taken_for_a_dot() throws IOException {
        var figures = new PaperFigures();
        PaperTrial.count(figures, PaperTrial.returned(33, 110, true, Care.USUAL));
        assertThat(figures.boxes()).isGreaterThan(70);
        assertThat(figures.silent()).isZero();
        assertThat(figures.review()).isLessThan(5);
    }

    private static Read read(BufferedImage page, CallSheet sheet) throws IOException {
        return (Read) outcome(page, sheet);
    }

    private static PageReading outcome(BufferedImage page, CallSheet sheet) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(page, "png", out);
        try (var file = ScanFile.of(out.toByteArray())) {
            return switch (FoundPage.in(file.page(0))) {
                case FoundPage.Search.Found found -> found.page().read(sheet);
                case FoundPage.Search.None none -> new Refused(none.hint());
            };
        }
    }

    private static BufferedImage page(int kind) throws IOException {
        return PaperTrial.copy(PaperTrial.printed(PaperTrial.sheet(kind), 0));
    }

    private static void cover(BufferedImage page, double x, double y, double wide, double high, Color with) {
        var pen = page.createGraphics();
        pen.setColor(with);
        double dots = Person.DOTS_PER_MM;
        pen.fillRect((int) (x * dots), (int) (y * dots), (int) (wide * dots), (int) (high * dots));
        pen.dispose();
    }

    @Test
    void an_untouched_sheet_is_all_empty_and_what_is_written_is_cut_out() throws IOException {
        var sheet = PaperTrial.sheet(1);
        var layout = SheetLayout.of(sheet);
        var page = page(1);
        var notes = layout.notes(1);
        new Person(new Random(5)).write(page, notes.left(), notes.top(), notes.width(), notes.height());
        var read = read(page, sheet);
        assertThat(read.boxes()).hasSize(layout.linesOf(0).size() * layout.cells().size());
        assertThat(read.boxes()).allMatch(box -> box.mark() == Mark.EMPTY);
        assertThat(read.written().stream().filter(one -> !one.isBlank()))
                .singleElement()
                .matches(one -> one.line() == 1 && one.field() == Field.NOTES);
        assertThat(read.written()).filteredOn(one -> one.field() == Field.TITLE)
                .extracting(PageReading.Written::line).containsExactly(2, 5);
    }

    @Test
    void neither_numbers_nor_rules_are_taken_for_writing() throws IOException {
        for (int kind : new int[] {1, 3}) {
            var sheet = PaperTrial.sheet(kind);
            assertThat(read(page(kind), sheet).written()).as("kind " + kind).isNotEmpty()
                    .allMatch(PageReading.Written::isBlank);
            var written = page(kind);
            var title = SheetLayout.of(sheet).title(2);
            new Person(new Random(5)).write(written, title.left() + 6, title.top() + 2, title.width() - 20, 8);
            assertThat(read(written, sheet).written()).as("kind " + kind).filteredOn(one -> !one.isBlank())
                    .singleElement().matches(one -> one.line() == 2 && one.field() == Field.TITLE);
        }
    }

    @Test
    void a_page_is_refused_with_what_to_do_better() throws IOException {
        var sheet = PaperTrial.sheet(1);
        var noCorner = page(1);
        cover(noCorner, 0, 0, 15, 15, Color.WHITE);
        assertThat(outcome(noCorner, sheet)).isEqualTo(new Refused(Hint.NO_CORNERS));
        var whole = page(1);
        var part = whole.getSubimage(0, 0, whole.getWidth() * 3 / 5, whole.getHeight() * 3 / 5);
        assertThat(outcome(PaperTrial.copy(part), sheet)).isEqualTo(new Refused(Hint.NO_CORNERS));
        var noCode = page(1);
        cover(noCode, 18, 7, 14, 26, Color.WHITE);
        assertThat(outcome(noCode, sheet)).isEqualTo(new Refused(Hint.NO_CODE));
        var covered = page(1);
        cover(covered, 90, 60, 60, 8, new Color(150, 120, 110));
        assertThat(outcome(covered, sheet)).isEqualTo(new Refused(Hint.NOT_FLAT));
        var blank = new BufferedImage(800, 600, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(outcome(blank, sheet)).isEqualTo(new Refused(Hint.NO_CORNERS));
        var twoToned = new BufferedImage(noCode.getWidth(), noCode.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        twoToned.createGraphics().drawImage(page(1), 0, 0, null);
        assertThat(outcome(twoToned, sheet)).isEqualTo(new Refused(Hint.TWO_TONED));
    }

    @Test
    void a_shifted_line_is_never_read_as_its_neighbour() throws IOException {
        var page = page(1);
        int from = (int) (80 * Person.DOTS_PER_MM);
        int by = (int) (2.5 * Person.DOTS_PER_MM);
        page.createGraphics().drawImage(page.getSubimage(0, from, page.getWidth(), 900), 0, from + by, null);
        assertThat(outcome(page, PaperTrial.sheet(1))).isEqualTo(new Refused(Hint.NOT_FLAT));
    }

    @Test
    void a_code_is_read_right_or_not_at_all() {
        var code = new SheetCode(UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"), 99, 1);
        assertThat(SheetCode.of(code.text())).contains(code);
        var chance = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(code.text());
            int changes = 1 + chance.nextInt(3);
            for (int k = 0; k < changes; k++) {
                text.setCharAt(chance.nextInt(text.length()), Character.forDigit(chance.nextInt(36), 36));
            }
            if (text.toString().equals(code.text())) continue;
            assertThat(SheetCode.of(text.toString().toUpperCase(java.util.Locale.ROOT)))
                    .isIn(java.util.Optional.empty(), java.util.Optional.of(code));
        }
        assertThat(SheetCode.of("https://example.com")).isEmpty();
    }

    @Test
    void the_print_has_its_words_and_is_the_same_each_time() throws IOException {
        var sheet = PaperTrial.sheet(0);
        var one = new ByteArrayOutputStream();
        var other = new ByteArrayOutputStream();
        SheetPrint.to(one, sheet);
        SheetPrint.to(other, sheet);
        assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
        try (var document = Loader.loadPDF(one.toByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(sheet.pages()).isEqualTo(2);
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Szűcs Árpád", "Tűzőeszköz", "Utókövetés", "1 / 2", "2 / 2");
            var box = document.getPage(0).getMediaBox();
            assertThat(box.getWidth()).isBetween(841f, 843f);
        }
    }

    @Test
    void a_soft_hyphen_is_printed_where_its_word_is_broken_and_only_there() throws IOException {
        var sheet = PaperTrial.sheet(0);
        var groups = List.of(new CallSheet.Group("seen", "Látott", List.of(
                new CallSheet.Choice("a", "Kapcsolat\u00adtartás"), new CallSheet.Choice("b", "Min\u00adta"))));
        var out = new ByteArrayOutputStream();
        SheetPrint.to(out, new CallSheet(sheet.id(), Paper.A4, "hu", sheet.heading(), groups, sheet.lines()));
        try (var document = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Kapcsolat-", "tartás", "Minta")
                    .doesNotContain("\u00ad", "Min-", "Kapcsolat-tartás");
        }
    }

    @Test
    void words_of_any_length_and_letter_are_printed() throws IOException {
        var sheet = PaperTrial.sheet(0);
        var long1 = "Ű".repeat(300);
        var odd = new CallSheet(sheet.id(), Paper.LETTER, "en", new Heading(long1, "\u0000\u202e漢字😀", long1, ""),
                List.of(new CallSheet.Group("a", long1, List.of(new CallSheet.Choice("b", long1)))),
                List.of(new CallSheet.Line("x", long1 + " " + long1 + " " + long1, long1)));
        var out = new ByteArrayOutputStream();
        SheetPrint.to(out, odd);
        try (var document = Loader.loadPDF(out.toByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThatThrownBy(() -> new CallSheet(sheet.id(), Paper.A4, "en", sheet.heading(), List.of(), sheet.lines()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
