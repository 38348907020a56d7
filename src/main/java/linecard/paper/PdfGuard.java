package linecard.paper;

import linecard.paper.ScanRefused.Reason;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks through a PDF for what no scan has: packed without end, scripts, other files, odd ways of
/// keeping pictures.
final class PdfGuard {

    private static final long MOST_UNPACKED = 256L << 20;
    private static final int MOST_OBJECTS = 20_000;
    private static final int MOST_DEEP = 40;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    private static final Set<String> ACTIVE = Set.of("JavaScript", "JS", "Launch", "XFA",
            "EmbeddedFile", "EmbeddedFiles", "RichMedia", "SubmitForm", "ImportData", "GoToR");
    private static final Set<String> INTRICATE = Set.of("PatternType", "ShadingType", "PS");
    private static final Set<String> PACKINGS =
            Set.of("FlateDecode", "DCTDecode", "CCITTFaxDecode");

    private PdfGuard() {}

    /// Unpacks everything once, keeping nothing, before a reader keeps any of it.
    static void unpacked(byte[] file) {
        var buffer = new byte[1 << 16];
        long all = 0;
        for (int at = next(file, 0); at >= 0; at = next(file, at)) {
            int start = at;
            while (start < file.length && start < at + 2
                    && (file[start] == '\r' || file[start] == '\n')) start++;
            all += unpacked(file, start, buffer, MOST_UNPACKED - all);
            if (all >= MOST_UNPACKED) throw new ScanRefused(Reason.TOO_INTRICATE);
        }
    }

    /// The place after the next word `stream`.
    private static int next(byte[] file, int from) {
        for (int i = from; i <= file.length - STREAM.length; i++) {
            int same = 0;
            while (same < STREAM.length && file[i + same] == STREAM[same]) same++;
            if (same == STREAM.length) return i + same;
        }
        return -1;
    }

    private static long unpacked(byte[] file, int start, byte[] buffer, long most) {
        if (start + 2 > file.length || (file[start] & 0x0f) != 8) return 0;
        long all = 0;
        try (var inflater = new Inflater()) {
            inflater.setInput(file, start, file.length - start);
            while (all < most && !inflater.finished()) {
                int got = inflater.inflate(buffer);
                if (got == 0) break;
                if (all == 0 && isPackedAgain(buffer, got)) {
                    throw new ScanRefused(Reason.TOO_INTRICATE);
                }
                all += got;
            }
        } catch (DataFormatException e) {
            // Packed otherwise, or not at all.
        }
        return all;
    }

    private static boolean isPackedAgain(byte[] content, int length) {
        if (length < 64 || (content[0] & 0x0f) != 8
                || ((content[0] & 0xff) * 256 + (content[1] & 0xff)) % 31 != 0) return false;
        try (var inflater = new Inflater()) {
            inflater.setInput(content, 0, length);
            return inflater.inflate(new byte[1 << 12]) == 1 << 12;
        } catch (DataFormatException e) {
            return false;
        }
    }

    /// @throws ScanRefused where something in it is no scanner's
    static void looked(COSDocument document) throws IOException {
        var keys = document.getXrefTable().keySet();
        if (keys.size() > MOST_OBJECTS) throw new ScanRefused(Reason.TOO_INTRICATE);
        look(document.getTrailer(), 0);
        for (var key : Set.copyOf(keys)) {
            var object = document.getObjectFromPool(key).getObject();
            if (object != null) look(object, 0);
        }
    }

    /// What is referred to has its own turn.
    private static void look(COSBase object, int deep) throws IOException {
        if (deep > MOST_DEEP) throw new ScanRefused(Reason.TOO_INTRICATE);
        if (object instanceof COSName name) {
            if (ACTIVE.contains(name.getName())) throw new ScanRefused(Reason.ACTIVE);
        } else if (object instanceof COSArray array) {
            for (var one : array) if (one != null) look(one, deep + 1);
        } else if (object instanceof COSDictionary dictionary) {
            for (var entry : dictionary.entrySet()) {
                look(entry.getKey(), deep + 1);
                if (INTRICATE.contains(entry.getKey().getName())) {
                    throw new ScanRefused(Reason.TOO_INTRICATE);
                }
                look(entry.getValue(), deep + 1);
            }
            if (object instanceof COSStream stream) packing(stream);
        }
    }

    private static void packing(COSStream stream) throws IOException {
        var filter = stream.getFilters();
        if (filter instanceof COSArray several) {
            if (several.size() > 1) throw new ScanRefused(Reason.TOO_INTRICATE);
            filter = several.size() == 0 ? null : several.getObject(0);
        }
        if (!(filter instanceof COSName name)) return;
        if (!PACKINGS.contains(name.getName())) throw new ScanRefused(Reason.TOO_INTRICATE);
        if (name.equals(COSName.DCT_DECODE)) {
            try (var in = stream.createRawInputStream()) {
                Picture.check(in.readAllBytes(), "jpeg");
            }
        } else if (name.equals(COSName.CCITTFAX_DECODE)) {
            var size = stream.getCOSDictionary(COSName.DECODE_PARMS);
            long wide = size == null ? 1728 : size.getInt(COSName.COLUMNS, 1728);
            long high = Math.max(size == null ? 0 : size.getInt(COSName.ROWS, 0),
                    stream.getInt(COSName.HEIGHT, 0));
            if (wide * high > 3 * ScanFile.MOST_PIXELS) {
                throw new ScanRefused(Reason.TOO_MANY_PIXELS);
            }
        }
    }
}
