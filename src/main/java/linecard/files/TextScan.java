package linecard.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// One pass over the bytes of a text file: is it UTF-8, and if not, which letters does it use?
///
/// The whole file is looked at, since one name with an ő in the last line decides for all.
final class TextScan {

    /// A mistake in UTF-8: the line it stands in, from 1, and its byte in the file, from 0.
    record Spot(long line, long at) {}

    private long at;
    private long line = 1;
    private boolean afterReturn;
    private Spot firstNul = NOWHERE;
    private Spot firstMalformed = NOWHERE;
    private long malformed;
    private long sequences;
    private final long[] legacy = new long[256];

    private int missing;
    private int lowest;
    private int highest;

    static final Spot NOWHERE = new Spot(-1, -1);

    private TextScan() {}

    static TextScan of(Path file) throws IOException {
        var scan = new TextScan();
        var buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) scan.take(buffer[i]);
            }
        }
        if (scan.missing > 0) scan.wrong();
        return scan;
    }

    Spot firstNul() {
        return firstNul;
    }

    Spot firstMalformed() {
        return firstMalformed;
    }

    /// True for UTF-8 with a few damaged places: letters of an older character set next to each
    /// other hardly ever form a sequence of UTF-8 by chance.
    boolean isDamagedUtf8() {
        return malformed > 0 && sequences > malformed;
    }

    /// How often any of these bytes stands in the file.
    long count(int... bytes) {
        long count = 0;
        for (int b : bytes) count += legacy[b];
        return count;
    }

    private void take(byte signed) {
        int b = signed & 0xff;
        if (b < 0x80) {
            if (missing > 0) wrong();
            if (b <= '\r') control(b);
            else afterReturn = false;
        } else {
            afterReturn = false;
            legacy[b]++;
            if (missing > 0) follow(b);
            else lead(b);
        }
        at++;
    }

    private void control(int b) {
        if (b == 0 && firstNul == NOWHERE) firstNul = new Spot(line, at);
        if (b == '\r' || b == '\n' && !afterReturn) line++;
        afterReturn = b == '\r';
    }

    /// The first byte of a sequence; the bounds of the second keep out long forms and surrogates.
    private void lead(int b) {
        lowest = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        highest = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        if (b >= 0xc2 && b <= 0xdf) missing = 1;
        else if (b >= 0xe0 && b <= 0xef) missing = 2;
        else if (b >= 0xf0 && b <= 0xf4) missing = 3;
        else wrong();
    }

    private void follow(int b) {
        if (b < lowest || b > highest) {
            wrong();
            lead(b);
            return;
        }
        lowest = 0x80;
        highest = 0xbf;
        if (--missing == 0) sequences++;
    }

    private void wrong() {
        missing = 0;
        malformed++;
        if (firstMalformed == NOWHERE) firstMalformed = new Spot(line, at);
    }
}
