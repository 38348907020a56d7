package linecard.paper;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// Reads the square code of a page.
final class CodeReading {

    private static final Map<DecodeHintType, Boolean> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true);

    /// One clear code in some hundreds is not seen at a size at which all others are.
    private static final List<Double> PIXELS_PER_MM = List.of(10.0, 15.0, 7.5);

    private CodeReading() {}

    /// Empty where there is none in the picture, or none of ours.
    ///
    /// @param picture of it, with so many pixels a millimetre
    static Optional<SheetCode> of(DoubleFunction<Grey> picture) {
        return PIXELS_PER_MM.stream().map(size -> of(picture.apply(size)))
                .flatMap(Optional::stream).findFirst();
    }

    /// Whether one of ours is to be read somewhere in a picture, as it lies there.
    static boolean isIn(Grey picture) {
        return of(picture).isPresent();
    }

    private static Optional<SheetCode> of(Grey picture) {
        var source = new PlanarYUVLuminanceSource(picture.pixels(), picture.width(),
                picture.height(), 0, 0, picture.width(), picture.height(), false);
        return text(source).flatMap(SheetCode::of);
    }

    private static Optional<String> text(LuminanceSource source) {
        var ways = new BinaryBitmap[] {new BinaryBitmap(new HybridBinarizer(source)),
            new BinaryBitmap(new GlobalHistogramBinarizer(source))};
        for (var way : ways) {
            try {
                return Optional.of(new QRCodeReader().decode(way, HINTS).getText());
            } catch (ReaderException e) {
                // The other way may see it.
            }
        }
        return Optional.empty();
    }
}
