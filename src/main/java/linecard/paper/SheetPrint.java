package linecard.paper;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.io.OutputStream;

/// Prints a call sheet as PDF. The same sheet gives the same bytes.
public final class SheetPrint {

    private static final float POINTS_PER_MM = 72 / 25.4f;

    private SheetPrint() {}

    /// Leaves the stream open.
    public static void to(OutputStream out, CallSheet sheet) throws IOException {
        var layout = SheetLayout.of(sheet);
        try (var document = new PDDocument()) {
            var plain = font(document, "Regular");
            var bold = font(document, "Bold");
            for (int page = 0; page < layout.pages(); page++) {
                try (var sketch = new SheetSketch(document, page(document, sheet), plain, bold)) {
                    sketch.page(layout, page);
                }
            }
            var about = document.getDocumentInformation();
            about.setTitle(sheet.heading().title());
            about.setProducer("Linecard");
            document.getDocumentCatalog().setLanguage(sheet.language());
            document.setDocumentId(sheet.id().getLeastSignificantBits());
            document.save(out);
        }
    }

    private static PDPage page(PDDocument document, CallSheet sheet) {
        var page = new PDPage(new PDRectangle(
                (float) sheet.paper().width() * POINTS_PER_MM,
                (float) sheet.paper().height() * POINTS_PER_MM));
        document.addPage(page);
        return page;
    }

    private static PDFont font(PDDocument document, String cut) throws IOException {
        var name = "/liberation/LiberationSans-" + cut + ".ttf";
        try (var in = SheetPrint.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing");
            return PDType0Font.load(document, in, true);
        }
    }
}
