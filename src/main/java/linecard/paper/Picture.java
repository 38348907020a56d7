package linecard.paper;

import linecard.paper.ScanRefused.Reason;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/// A PNG or JPEG file, read as grey.
final class Picture {

    /// More is read with pixels left out: more than these show nothing that is needed.
    private static final double ENOUGH_PIXELS = 13_000_000;
    private static final int HEAD_BYTES = 1 << 16;

    private Picture() {}

    @FunctionalInterface
    private interface Reading<T> {
        T by(ImageReader reader) throws IOException;
    }

    /// Asks for its size without unpacking it.
    static void check(byte[] file, String format) {
        open(file, format, Picture::pixels);
    }

    static Grey read(byte[] file, String format) {
        return open(file, format, reader -> {
            int step = (int) Math.ceil(Math.sqrt(pixels(reader) / ENOUGH_PIXELS));
            var how = reader.getDefaultReadParam();
            how.setSourceSubsampling(step, step, 0, 0);
            return format.equals("jpeg") && !isOfAdobe(file)
                    ? light(reader, how) : Grey.of(reader.read(0, how));
        });
    }

    private static <T> T open(byte[] file, String format, Reading<T> reading) {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            return reading.by(reader);
        } catch (ScanRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ScanRefused(Reason.BROKEN);
        } finally {
            reader.dispose();
        }
    }

    private static long pixels(ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > ScanFile.MOST_PIXELS) throw new ScanRefused(Reason.TOO_MANY_PIXELS);
        return pixels;
    }

    /// The first of the file's own planes is how light it is, so colours need not be worked out.
    private static Grey light(ImageReader reader, ImageReadParam how) throws IOException {
        Raster planes = reader.readRaster(0, how);
        if (planes.getNumBands() != 1 && planes.getNumBands() != 3) {
            throw new ScanRefused(Reason.BROKEN);
        }
        var grey = new Grey(planes.getWidth(), planes.getHeight());
        var row = new int[grey.width()];
        for (int y = 0; y < grey.height(); y++) {
            planes.getSamples(planes.getMinX(), planes.getMinY() + y, grey.width(), 1, 0, row);
            for (int x = 0; x < grey.width(); x++) grey.put(x, y, row[x]);
        }
        return grey;
    }

    /// Such a file may keep red, green and blue instead.
    private static boolean isOfAdobe(byte[] file) {
        var head = Arrays.copyOf(file, Math.min(file.length, HEAD_BYTES));
        return new String(head, StandardCharsets.ISO_8859_1).contains("Adobe\0");
    }
}
