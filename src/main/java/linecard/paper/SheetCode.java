package linecard.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// What the square code of a page says: which sheet, which page, by which form it was printed, and
/// a check, so that no misread code passes for another sheet's.
///
/// @param page    counted from 0
/// @param version of the form, [SheetLayout]'s numbers
public record SheetCode(UUID sheet, int page, int version) {

    static final int VERSION = 1;

    private static final Pattern FORM =
            Pattern.compile("LC([0-9A-Z])([0-9A-Z]{2})([0-9A-Z]{25})([0-9A-Z]{7})");
    private static final int RADIX = 36;

    /// As the code holds it: letters and figures only, which makes it a small one.
    String text() {
        var number = new BigInteger(1, ByteBuffer.allocate(16)
                .putLong(sheet.getMostSignificantBits())
                .putLong(sheet.getLeastSignificantBits()).array());
        var said = "LC" + padded(BigInteger.valueOf(version), 1)
                + padded(BigInteger.valueOf(page), 2) + padded(number, 25);
        return said + check(said);
    }

    /// Empty where the text is none of ours, or was not read right.
    static Optional<SheetCode> of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) return Optional.empty();
        if (!check(text.substring(0, parts.start(4))).equals(parts.group(4))) {
            return Optional.empty();
        }
        var number = new BigInteger(parts.group(3), RADIX);
        if (number.bitLength() > 128) return Optional.empty();
        var sheet = new UUID(number.shiftRight(64).longValue(), number.longValue());
        return Optional.of(new SheetCode(sheet, Integer.parseInt(parts.group(2), RADIX),
                Integer.parseInt(parts.group(1), RADIX)));
    }

    /// The squares of the code, without a quiet border.
    BitMatrix squares() {
        var hints = Map.of(
                EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 0);
        try {
            return new QRCodeWriter().encode(text(), BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String check(String said) {
        var sum = new CRC32();
        sum.update(said.getBytes(StandardCharsets.US_ASCII));
        return padded(BigInteger.valueOf(sum.getValue()), 7);
    }

    private static String padded(BigInteger number, int places) {
        var text = number.toString(RADIX).toUpperCase(Locale.ROOT);
        if (text.length() > places) throw new IllegalArgumentException(number + " is too great");
        return "0".repeat(places - text.length()) + text;
    }
}
