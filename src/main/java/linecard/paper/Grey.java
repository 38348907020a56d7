package linecard.paper;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/// A picture in grey: a byte a pixel, row by row, 0 is black.
public final class Grey {

    private static final double LEAST_BETWEEN = 0.1;

    private final int width;
    private final int height;
    private final byte[] pixels;

    Grey(int width, int height, byte[] pixels) {
        if (pixels.length != width * height) throw new IllegalArgumentException("other size");
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    Grey(int width, int height) {
        this(width, height, new byte[width * height]);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] pixels() {
        return pixels;
    }

    int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    void put(int x, int y, int value) {
        pixels[y * width + x] = (byte) value;
    }

    /// Between the pixels; outside it is as on the border.
    double at(double x, double y) {
        double inX = Math.clamp(x, 0, width - 1.001);
        double inY = Math.clamp(y, 0, height - 1.001);
        int left = (int) inX;
        int top = (int) inY;
        double right = inX - left;
        double down = inY - top;
        int place = top * width + left;
        double above = (pixels[place] & 0xff) * (1 - right) + (pixels[place + 1] & 0xff) * right;
        double below = (pixels[place + width] & 0xff) * (1 - right)
                + (pixels[place + width + 1] & 0xff) * right;
        return above * (1 - down) + below * down;
    }

    /// Each pixel the mean of `by` times `by` of these.
    Grey smaller(int by) {
        if (by <= 1) return this;
        var small = new Grey(width / by, height / by);
        for (int y = 0; y < small.height; y++) {
            for (int x = 0; x < small.width; x++) {
                int sum = 0;
                for (int j = 0; j < by; j++) {
                    int place = (y * by + j) * width + x * by;
                    for (int i = 0; i < by; i++) sum += pixels[place + i] & 0xff;
                }
                small.put(x, y, sum / (by * by));
            }
        }
        return small;
    }

    Grey part(int left, int top, int wide, int high) {
        var part = new Grey(wide, high);
        for (int y = 0; y < high; y++) {
            System.arraycopy(pixels, (top + y) * width + left, part.pixels, y * wide, wide);
        }
        return part;
    }

    /// Whether it has hardly a shade between black and white.
    boolean isTwoToned() {
        int black = Shades.percentile(pixels, 1);
        int span = Shades.percentile(pixels, 80) - black;
        int dark = 0;
        int between = 0;
        for (byte pixel : pixels) {
            int shade = (pixel & 0xff) - black;
            if (shade < span / 4) dark++;
            else if (shade < span * 3 / 4) between++;
        }
        return between < LEAST_BETWEEN * dark;
    }

    /// Sums over rectangles from the upper left corner, a row and a column wider than the picture.
    int[] sums() {
        var sums = new int[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            int row = 0;
            for (int x = 0; x < width; x++) {
                row += pixels[y * width + x] & 0xff;
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        return sums;
    }

    static Grey of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY
                && image.getRaster().getDataBuffer() instanceof DataBufferByte data
                && data.getData().length == width * height) {
            return new Grey(width, height, data.getData());
        }
        var grey = new Grey(width, height);
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) grey.put(x, y, light(row[x]));
        }
        return grey;
    }

    /// What shows through is white paper.
    private static int light(int argb) {
        int opaque = argb >>> 24;
        int light = ((argb >> 16 & 0xff) * 299 + (argb >> 8 & 0xff) * 587 + (argb & 0xff) * 114
                + 500) / 1000;
        return (light * opaque + 255 * (255 - opaque)) / 255;
    }

    /// The picture alone, as a PNG file.
    public byte[] png() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
