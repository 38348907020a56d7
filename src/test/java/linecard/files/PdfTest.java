package linecard.files;

import com.sun.net.httpserver.HttpServer;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PdfTest {

    static final String CHART = """
            <figure><svg width="480" height="120" viewBox="0 0 480 120" role="img">
            <rect x="0" y="20" width="320" height="24" fill="#3b6ea5"/>
            <line x1="360" y1="12" x2="360" y2="52" stroke="#1a1a1a" stroke-width="2"/>
            <text x="0" y="80" font-size="12">Őszi cél: űrtartalom</text>
            </svg><figcaption>Teljesítés a célhoz képest</figcaption></figure>""";

    @Test
    void hungarian_letters_and_amounts_can_be_read_out_of_the_print() throws IOException {
        var pdf = print(page("", "<h1>Árvíztűrő tükörfúrógép</h1>"
                + "<p><strong>ŐRLŐ FŰRÉSZ</strong></p>"
                + "<p class=\"number\">1\u00a0234\u00a0567\u00a0Ft</p>"
                + "<p>12\u202f500 Ft</p>" + CHART));
        try (var document = Loader.loadPDF(pdf)) {
            var text = text(document);
            assertThat(text).contains("Árvíztűrő tükörfúrógép", "ŐRLŐ FŰRÉSZ", "Teljesítés");
            assertThat(text.replace('\u00a0', ' ')).contains("1 234 567 Ft", "1 / 1");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Elszámolás");
            assertThat(document.getDocumentInformation().getProducer()).isEqualTo("Linecard");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("hu");
            int fonts = 0;
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+LiberationSans.*");
                    fonts++;
                }
            }
            assertThat(fonts).isPositive();
        }
        assertThat(pdf.length).as("bytes").isLessThan(80_000);
    }

    /// So a print may leave its rules out.
    @ParameterizedTest
    @ValueSource(strings = {"Regular", "Bold", "Italic"})
    void the_font_joins_tone_letters_only(String cut) throws IOException {
        try (var in = Pdf.class.getResourceAsStream("/liberation/LiberationSans-" + cut + ".ttf");
                var font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var rules = font.getGsubData();
            var joined = rules.getSupportedFeatures().stream().map(rules::getFeature)
                    .flatMap(rule -> rule.getAllGlyphIdsForSubstitution().stream())
                    .flatMap(List::stream).collect(toSet());
            var letters = font.getUnicodeCmapLookup();
            assertThat(joined).hasSize(5).allSatisfy(glyph ->
                    assertThat(letters.getCharCodes(glyph).getFirst()).isBetween(0x2e5, 0x2e9));
        }
    }

    @Test
    void the_same_page_gives_the_same_bytes() throws IOException {
        var page = statement("", 60);
        assertThat(print(page)).isEqualTo(print(page));
        assertThat(new String(print(page), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("CreationDate").doesNotContain("ModDate");
    }

    @Test
    void a_long_table_repeats_its_head_and_counts_its_pages() throws IOException {
        try (var document = Loader.loadPDF(print(statement("", 500)))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(8);
            int rows = 0;
            for (int i = 1; i <= pages; i++) {
                var text = text(document, i);
                assertThat(text).contains(i + " / " + pages).contains("Termékcsoport")
                        .contains("Elszámolás 2026. november");
                rows += text.split("Sor \\d", -1).length - 1;
            }
            assertThat(rows).isEqualTo(500);
        }
    }

    @Test
    void the_paper_is_a4_or_letter() throws IOException {
        assertThat(paper("")).isEqualTo("595 x 842");
        assertThat(paper("statement letter")).isEqualTo("612 x 792");
    }

    @Test
    void nothing_outside_the_page_is_fetched() throws IOException {
        var calls = new AtomicInteger();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var http = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
            var secret = Files.createTempFile("linecard-test", ".svg");
            Files.writeString(secret,
                    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
                    + "<text y='9'>SECRET</text></svg>");
            var pdf = print(page("", reaching("file:///etc/passwd") + reaching(http)
                    + reaching(secret.toUri().toString()) + reaching("/etc/passwd")
                    + reaching("jar:" + secret.toUri() + "!/x") + reaching("//127.0.0.1/x")));
            Files.delete(secret);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(text(document)).contains("Vége").doesNotContain("root:", "SECRET");
                assertThat(document.getDocumentCatalog().getNames()).isNull();
            }
            assertThat(calls).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private static String reaching(String uri) {
        return """
                <link rel="stylesheet" href="%1$s"/><style>@import url("%1$s");
                @font-face { font-family: x; src: url("%1$s") }
                p { background: url("%1$s") }</style>
                <img src="%1$s" alt=""/><object data="%1$s" type="image/svg+xml"></object>
                <p style="font-family: x; list-style-image: url('%1$s')">x</p>
                <a href="%1$s" download="x" data-content-type="x">x</a>
                <svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
                <image xlink:href="%1$s" width="9" height="9"/><use xlink:href="%1$s#a"/>
                <style>@import url("%1$s"); rect { fill: url("%1$s#a") }</style>
                <rect width="5" height="5"/>
                <script>java.lang.System.exit(1)</script></svg><p>Vége</p>
                """.formatted(uri);
    }

    @Test
    void a_picture_inside_the_page_is_printed() throws IOException {
        var dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
                + "WjR9awAAAABJRU5ErkJggg==";
        var pdf = print(page("", "<img alt=\"\" src=\"data:image/png;base64," + dot + "\"/>"));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).isNotEmpty();
        }
    }

    @Test
    void a_page_that_is_not_well_formed_is_a_mistake_of_its_template() {
        for (var page : new String[] {"<html><head></head><body><br></body></html>", "<html/>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                    + "<html><head/><body>&e;</body></html>",
            page("", "&nbsp;")}) {
            assertThatThrownBy(() -> print(page)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String page(String classes, String body) {
        return """
                <!DOCTYPE html>
                <html lang="hu"><head><title>Elszámolás</title>
                <meta name="subject" content="Jutalékelszámolás"/></head>
                <body class="%s">%s</body></html>""".formatted(classes, body);
    }

    private static String statement(String classes, int rows) {
        var body = new StringBuilder("""
                <div class="page-foot">Elszámolás 2026. november · Szűcs Képviselet Kft.</div>
                <div class="letterhead"><div class="from"><strong>Vasmű Szerszám Zrt.</strong><br/>
                1117 Budapest, Fehérvári út 12.</div><div class="to">Szűcs Képviselet Kft.<br/>
                9021 Győr, Fő tér 1.</div></div>
                <h1>Jutalékelszámolás, 2026. november</h1>
                <p>A megbízó a képviseleti szerződés szerint az alábbi jutalékot számolja el.</p>
                <dl><dt>Képviselő</dt><dd>Szűcs Győző</dd><dt>Időszak</dt>
                <dd>2026. november 1. – 2026. november 30.</dd><dt>Kifizetés</dt>
                <dd>2026. december 15.</dd></dl>
                """).append(CHART).append("""
                <h2>Tételek</h2><table><thead><tr><th>Számla</th><th>Nap</th><th>Ügyfél</th>
                <th>Termékcsoport</th><th class="number">Nettó</th><th class="number">Kulcs</th>
                <th class="number">Jutalék</th></tr></thead><tbody>
                """);
        for (int i = 1; i <= rows; i++) {
            boolean back = i % 17 == 0;
            body.append("""
                    <tr><td class="code">SZ-2026/%04d</td><td class="day">2026-11-%02d</td>\
                    <td>Sor %d Kőműves és Társa Építőipari Kft.</td><td>Kéziszerszám</td>\
                    <td class="number%s">%s1\u00a0234\
                    \u00a0567\u00a0Ft</td><td class="number">7,5%%</td><td class="number%s">\
                    %s92\u00a0593\u00a0Ft</td></tr>
                    """.formatted(i, i % 30 + 1, i, back ? " negative" : "", back ? "−" : "",
                    back ? " negative" : "", back ? "−" : ""));
        }
        body.append("""
                </tbody><tfoot><tr><th colspan="6">Összesen</th>
                <td class="number">4\u00a0521\u00a0300\u00a0Ft</td></tr></tfoot></table>
                <div class="signatures"><div>Megbízó</div><div>Képviselő</div></div>""");
        return page(classes, body.toString());
    }

    private static String paper(String classes) throws IOException {
        try (var document = Loader.loadPDF(print(page(classes, "<p>x</p>")))) {
            var box = document.getPage(0).getMediaBox();
            return Math.round(box.getWidth()) + " x " + Math.round(box.getHeight());
        }
    }

    private static byte[] print(String page) throws IOException {
        var out = new ByteArrayOutputStream();
        Pdf.from(page, out);
        return out.toByteArray();
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    @Test
    void one_long_page_is_laid_out_at_once_and_short_ones_beside_it() throws Exception {
        var rows = "<p>Szivattyú</p>\n".repeat(2_000);
        int others = Pdf.AT_ONCE - 20;
        Pdf.ROOM.acquireUninterruptibly(others);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waits = threads.submit(() -> print(page("", rows)));
            while (!Pdf.ROOM.hasQueuedThreads()) Thread.onSpinWait();
            assertThat(print(page("", "<p>Rövid</p>"))).isNotEmpty();
            assertThat(waits.isDone()).isFalse();
            Pdf.ROOM.release(others);
            assertThat(waits.get()).isNotEmpty();
        }
        assertThat(Pdf.ROOM.availablePermits()).isEqualTo(Pdf.AT_ONCE);
        assertThatThrownBy(() -> Turns.take(new Semaphore(1), 2, Duration.ZERO))
                .isInstanceOf(FileRefused.class);
    }
}
