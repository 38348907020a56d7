package linecard.paper;

import linecard.paper.ScanRefused.Reason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A file of scanned or photographed pages: PDF, PNG or JPEG, known by what it holds. Nothing in it
/// is run, nothing is fetched, and its size is asked before it is unpacked.
public final class ScanFile implements AutoCloseable {

    public static final int MOST_BYTES = 20 << 20;
    public static final int MOST_PAGES = 40;
    public static final long MOST_PIXELS = 25_000_000;

    private static final int START_BYTES = 1024;

    private final byte[] sent;
    private final boolean isPng;
    private final PdfScan pdf;

    private ScanFile(byte[] sent, boolean isPng, PdfScan pdf) {
        this.sent = sent;
        this.isPng = isPng;
        this.pdf = pdf;
    }

    /// @throws ScanRefused with the reason, where it is not taken
    public static ScanFile of(byte[] sent) {
        if (sent.length == 0) throw new ScanRefused(Reason.EMPTY);
        if (sent.length > MOST_BYTES) throw new ScanRefused(Reason.TOO_BIG);
        var start = new String(Arrays.copyOf(sent, Math.min(sent.length, START_BYTES)),
                StandardCharsets.ISO_8859_1);
        boolean isPng = start.startsWith("\u0089PNG\r\n\u001a\n");
        if (isPng || start.startsWith("\u00ff\u00d8\u00ff")) {
            Picture.check(sent, isPng ? "png" : "jpeg");
            return new ScanFile(sent, isPng, PdfScan.NONE);
        }
        if (start.contains("%PDF-")) return new ScanFile(sent, false, PdfScan.of(sent));
        throw new ScanRefused(Reason.OTHER_KIND);
    }

    public int pages() {
        return pdf == PdfScan.NONE ? 1 : pdf.pages();
    }

    /// @param page from 0
    /// @throws ScanRefused where this page cannot be shown
    public Grey page(int page) {
        return pdf == PdfScan.NONE ? Picture.read(sent, isPng ? "png" : "jpeg") : pdf.page(page);
    }

    @Override
    public void close() throws IOException {
        pdf.close();
    }
}
