package linecard.files;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/// Prints a page as PDF: the XHTML of a template, laid out by `/pdf/pdf.css`.
///
/// The page is A4, or Letter where `<body class="letter">` says so. The same page gives the same
/// bytes. Nothing is fetched from anywhere: pictures come inside the page (`data:` or inline SVG).
/// The page must be well-formed XML, as a template writes it that closes every element and uses no
/// entities of HTML (`&#160;` for `&nbsp;`). Charts show their presentation attributes
/// (`fill`, `stroke`, `font-size`); the style sheet of the page does not reach into them.
public final class Pdf {

    private static final Pattern PICTURE_INSIDE =
            Pattern.compile("data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\\s]*");
    static final String FONT = "Liberation Sans";
    private static final String LETTER = "\n@page { size: 8.5in 11in }";

    /// Pages of so many thousand characters are laid out at once, which take up to 310 MB: one of
    /// two thousand rows, and short ones beside it.
    static final int AT_ONCE = 1_500;
    static final Semaphore ROOM = new Semaphore(AT_ONCE);

    /// Fills the place of the time in the identifier of the file.
    private static final long NO_TIME = 0;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /// Leaves the stream open.
    ///
    /// @throws IllegalArgumentException where the page is not well-formed, a mistake in a template
    /// @throws FileRefused where others keep it from beginning for too long
    public static void from(String xhtml, OutputStream out) throws IOException {
        int weight = Math.min(AT_ONCE, 1 + xhtml.length() / 1_000);
        Turns.take(ROOM, weight, Limits.EXPORT_TIME);
        try {
            print(xhtml, out);
        } finally {
            ROOM.release(weight);
        }
    }

    private static void print(String xhtml, OutputStream out) throws IOException {
        var page = PdfPage.of(xhtml);
        var css = resource("/pdf/pdf.css") + (PdfPage.isLetter(page) ? LETTER : "");
        PdfPage.style(page, css);
        try (var printed = new PDDocument();
                var renderer = builder(page, printed).buildPdfRenderer()) {
            renderer.layout();
            try (var document = renderer.createPDFKeepOpen()) {
                document.getDocumentInformation().setCreationDate(null);
                document.setDocumentId(NO_TIME);
                document.getDocumentCatalog()
                        .setLanguage(page.getDocumentElement().getAttribute("lang"));
                document.save(out);
            }
        }
    }

    private static PdfRendererBuilder builder(Document page, PDDocument printed)
            throws IOException {
        var builder = new PdfRendererBuilder()
                .usePDDocument(printed)
                .withW3cDocument(page, null)
                .withProducer("Linecard")
                .usePdfUaAccessibility(true)
                .useSVGDrawer(new BatikSVGDrawer())
                .useUriResolver((_, uri) -> isInside(uri) ? uri : null);
        for (var time : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, _) -> isInside(uri), time);
        }
        boolean hasChart = PdfPage.hasChart(page);
        font(builder, printed, "Regular", 400, FontStyle.NORMAL, hasChart);
        font(builder, printed, "Bold", 700, FontStyle.NORMAL, hasChart);
        font(builder, printed, "Italic", 400, FontStyle.ITALIC, hasChart);
        return builder;
    }

    private static boolean isInside(String uri) {
        return PICTURE_INSIDE.matcher(uri).matches();
    }

    /// Without its rules that put glyphs in place of others, which join tone letters only: PDFBox
    /// would compile them anew for each text, most of the time that a long table takes.
    private static void font(PdfRendererBuilder builder, PDDocument printed, String cut,
            int weight, FontStyle style, boolean hasChart) throws IOException {
        FSSupplier<InputStream> file = () -> open("/liberation/LiberationSans-" + cut + ".ttf");
        try (var in = file.supply()) {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            font.setEnableGsub(false);
            builder.useFont(new PDFontSupplier(PDType0Font.load(printed, font, true)), FONT,
                    weight, style, true);
        }
        if (hasChart) {
            builder.useFont(file, FONT, weight, style, true, EnumSet.of(FSFontUseCase.SVG));
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) {
        var in = Pdf.class.getResourceAsStream(name);
        if (in == null) throw new IllegalStateException(name + " is missing");
        return in;
    }
}
