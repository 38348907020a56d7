package linecard.files;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import org.w3c.dom.Document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
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

    /// Fills the place of the time in the identifier of the file.
    private static final long NO_TIME = 0;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /// Leaves the stream open.
    ///
    /// @throws IllegalArgumentException where the page is not well-formed, a mistake in a template
    public static void from(String xhtml, OutputStream out) throws IOException {
        var page = PdfPage.of(xhtml);
        var css = resource("/pdf/pdf.css") + (PdfPage.isLetter(page) ? LETTER : "");
        PdfPage.style(page, css);
        try (var renderer = builder(page).buildPdfRenderer()) {
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

    private static PdfRendererBuilder builder(Document page) {
        var builder = new PdfRendererBuilder()
                .withW3cDocument(page, null)
                .withProducer("Linecard")
                .usePdfUaAccessibility(true)
                .useSVGDrawer(new BatikSVGDrawer())
                .useUriResolver((_, uri) -> isInside(uri) ? uri : null);
        for (var time : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, _) -> isInside(uri), time);
        }
        var uses = EnumSet.of(FSFontUseCase.DOCUMENT);
        if (PdfPage.hasChart(page)) uses.add(FSFontUseCase.SVG);
        font(builder, "Regular", 400, FontStyle.NORMAL, uses);
        font(builder, "Bold", 700, FontStyle.NORMAL, uses);
        font(builder, "Italic", 400, FontStyle.ITALIC, uses);
        return builder;
    }

    private static boolean isInside(String uri) {
        return PICTURE_INSIDE.matcher(uri).matches();
    }

    private static void font(PdfRendererBuilder builder, String cut, int weight,
            FontStyle style, Set<FSFontUseCase> uses) {
        FSSupplier<InputStream> file = () -> open("/liberation/LiberationSans-" + cut + ".ttf");
        builder.useFont(file, FONT, weight, style, true, uses);
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
