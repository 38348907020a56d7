package linecard.entrance;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

import java.util.Map;

/// A square code as the outline of its dark squares, for SVG.
///
/// @param size its width and height in squares, the quiet border included
/// @param outline in SVG's language of paths
record QrCode(int size, String outline) {

    private static final int BORDER = 4;

    static QrCode of(String text) {
        try {
            var squares = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.MARGIN, BORDER));
            return new QrCode(squares.getWidth(), outline(squares));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A bar for each run of dark squares in a row.
    private static String outline(BitMatrix squares) {
        var path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                int start = x;
                while (x < squares.getWidth() && squares.get(x, y)) x++;
                if (x > start) {
                    path.append("M%d %dh%dv1h-%dz".formatted(start, y, x - start, x - start));
                }
            }
        }
        return path.toString();
    }
}
