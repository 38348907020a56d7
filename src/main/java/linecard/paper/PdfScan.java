package linecard.paper;

import linecard.paper.ScanRefused.Reason;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/// A PDF of scanned pages. It is looked through before any page is drawn.
final class PdfScan implements AutoCloseable {

    /// Instead of a file that is none.
    static final PdfScan NONE = new PdfScan(null, Duration.ZERO);

    /// Enough for its boxes: nine pixels a millimetre of A4.
    private static final float LONG_SIDE_PIXELS = 2600;

    /// A page takes less than a second, and many times that where the machine is busy.
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    /// All pages together: of a scan with as many as there may be that is some seconds each.
    private static final Duration MOST_ALTOGETHER = Duration.ofMinutes(3);

    private final @Nullable PDDocument document;
    private Duration left;

    private PdfScan(@Nullable PDDocument document, Duration left) {
        this.document = document;
        this.left = left;
    }

    static PdfScan of(byte[] file) {
        return of(file, MOST_ALTOGETHER);
    }

    /// @param most how long all pages together may take to be drawn
    static PdfScan of(byte[] file, Duration most) {
        PdfGuard.unpacked(file);
        PDDocument document;
        try {
            document = Loader.loadPDF(file);
        } catch (InvalidPasswordException e) {
            throw new ScanRefused(Reason.LOCKED);
        } catch (IOException | RuntimeException e) {
            throw new ScanRefused(Reason.BROKEN);
        }
        var scan = new PdfScan(document, most);
        try {
            if (document.isEncrypted()) throw new ScanRefused(Reason.LOCKED);
            if (scan.pages() == 0) throw new ScanRefused(Reason.EMPTY);
            if (scan.pages() > ScanFile.MOST_PAGES) throw new ScanRefused(Reason.TOO_MANY_PAGES);
            PdfGuard.looked(document.getDocument());
            return scan;
        } catch (ScanRefused e) {
            scan.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            scan.close();
            throw new ScanRefused(Reason.BROKEN);
        }
    }

    private PDDocument document() {
        if (document == null) throw new IllegalStateException("no document");
        return document;
    }

    int pages() {
        return document().getNumberOfPages();
    }

    Grey page(int page) {
        if (!left.isPositive()) throw new ScanRefused(Reason.OUT_OF_TIME);
        long begun = System.nanoTime();
        try {
            var box = document().getPage(page).getCropBox();
            float side = Math.max(box.getWidth(), box.getHeight());
            if (!(side > 1) || Math.min(box.getWidth(), box.getHeight()) < 1) {
                throw new ScanRefused(Reason.BROKEN);
            }
            var most = left.compareTo(MOST_TIME) < 0 ? left : MOST_TIME;
            var drawing = new PdfDrawing(document(), most);
            return Grey.of(drawing.renderImage(page, LONG_SIDE_PIXELS / side, ImageType.GRAY));
        } catch (PdfDrawing.TooMuch e) {
            boolean isOver = System.nanoTime() - begun >= left.toNanos();
            throw new ScanRefused(isOver ? Reason.OUT_OF_TIME : Reason.TOO_INTRICATE);
        } catch (IOException | RuntimeException e) {
            if (e instanceof ScanRefused refused) throw refused;
            throw new ScanRefused(Reason.BROKEN);
        } finally {
            left = left.minusNanos(System.nanoTime() - begun);
        }
    }

    @Override
    public void close() {
        try {
            if (document != null) document.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
