package linecard.paper;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Draws pages of a PDF, up to a number of strokes and for so long. Printed letters are left out:
/// nobody reads them, and fonts are where much goes wrong.
final class PdfDrawing extends PDFRenderer {

    private static final int MOST_ACTS = 200_000;
    private static final Set<String> LETTERS = Set.of("Tf", "Tj", "TJ", "'", "\"");
    /// A picture that stands within the drawing, whose size cannot be asked before.
    private static final String PICTURE_WITHIN = "BI";

    private final long begun = System.nanoTime();
    private final long mostNanos;
    private int acts;

    /// @param most how long it may take by the clock; virtual threads count no time of their own
    PdfDrawing(PDDocument document, Duration most) {
        super(document);
        mostNanos = most.toNanos();
        setSubsamplingAllowed(true);
    }

    static final class TooMuch extends RuntimeException {
        TooMuch() {
            super("too much to draw", null, false, false);
        }
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    private final class Drawer extends PageDrawer {

        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            if (++acts > MOST_ACTS || System.nanoTime() - begun > mostNanos
                    || operator.getName().equals(PICTURE_WITHIN)) throw new TooMuch();
            if (!LETTERS.contains(operator.getName())) super.processOperator(operator, operands);
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            if ((long) image.getWidth() * image.getHeight() > ScanFile.MOST_PIXELS) {
                throw new TooMuch();
            }
            super.drawImage(image);
        }
    }
}
