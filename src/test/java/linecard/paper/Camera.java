package linecard.paper;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Takes pictures of a printed page as flatbed scanners and phones do, and as badly.
final class Camera {

    private static final double DOTS_PER_MM = Person.DOTS_PER_MM;

    private final Random chance;
    private final byte[] page;
    private final int wide;
    private final int high;
    private final Map<String, Double> how = new TreeMap<>();

    Camera(Random chance, BufferedImage page) {
        this.chance = chance;
        this.page = ((DataBufferByte) page.getRaster().getDataBuffer()).getData();
        this.wide = page.getWidth();
        this.high = page.getHeight();
    }

    /// What the last picture suffered from.
    Map<String, Double> how() {
        return how;
    }

    private double noted(String what, double much) {
        how.put(what, much);
        return much;
    }

    /// Where on the page, in millimetres, a pixel of the picture looks; null beside it.
    private interface Sight {
        void at(double u, double v, double[] place);
    }

    byte[] scan() throws IOException {
        double dpi = 150 + 150 * chance.nextDouble();
        double perMm = noted("pixels a mm", dpi / 25.4);
        boolean isStrewn = chance.nextDouble() < 0.3;
        noted("strewn", isStrewn ? 1 : 0);
        double turn = isStrewn ? chance.nextDouble() * 2 * Math.PI
                : Math.PI / 2 * chance.nextInt(4) + Math.toRadians(1.5 * chance.nextGaussian());
        double pageX = wide / DOTS_PER_MM;
        double pageY = high / DOTS_PER_MM;
        double sin = Math.sin(turn);
        double cos = Math.cos(turn);
        int width = (int) ((Math.abs(pageX * cos) + Math.abs(pageY * sin) + 4) * perMm);
        int height = (int) ((Math.abs(pageX * sin) + Math.abs(pageY * cos) + 4) * perMm);
        double stretchX = 1 + 0.003 * chance.nextGaussian();
        double stretchY = 1 + 0.003 * chance.nextGaussian();
        double skew = 0.004 * chance.nextGaussian();
        Sight sight = (u, v, place) -> {
            double x = (u - width / 2.0) / perMm * stretchX;
            double y = (v - height / 2.0) / perMm * stretchY + skew * x;
            place[0] = x * cos + y * sin + pageX / 2;
            place[1] = -x * sin + y * cos + pageY / 2;
        };
        double lid = chance.nextDouble() < 0.6 ? 0.97 : chance.nextDouble() * 0.6;
        var light = taken(width, height, sight, (_, _) -> lid);
        blurred(light, width, height, noted("blur", 0.3 + 0.5 * chance.nextDouble()));
        double black = noted("black", 0.12 * chance.nextDouble());
        double white = noted("white", 0.9 + 0.15 * chance.nextDouble());
        for (int i = 0; i < light.length; i++) {
            light[i] = (float) (black + (white - black) * light[i]);
        }
        dirt(light, width, height, perMm);
        noise(light, noted("noise", 0.004 + 0.02 * chance.nextDouble()));
        boolean isTwoToned = chance.nextDouble() < 0.05;
        if (isTwoToned) {
            for (int i = 0; i < light.length; i++) light[i] = light[i] > 0.62 ? 1 : 0;
            return png(light, width, height);
        }
        return jpeg(light, width, height, (float) noted("jpeg", 0.5f + 0.45f * chance.nextFloat()));
    }

    byte[] photo() throws IOException {
        int width = 2700 + chance.nextInt(1300);
        int height = width * 3 / 4;
        double pageX = wide / DOTS_PER_MM;
        double pageY = high / DOTS_PER_MM;
        double turn = Math.PI / 2 * chance.nextInt(4) + Math.toRadians(8 * chance.nextGaussian());
        if (chance.nextInt(4) == 0) turn = chance.nextDouble() * 2 * Math.PI;
        double tiltX = Math.toRadians(Math.clamp(9 * chance.nextGaussian(), -24, 24));
        double tiltY = Math.toRadians(Math.clamp(9 * chance.nextGaussian(), -24, 24));
        double focal = width * (0.75 + 0.3 * chance.nextDouble());
        var r = rotation(turn, tiltX, tiltY);
        double far = distance(r, pageX, pageY, focal, width, height) * (1 + 0.15 * chance.nextDouble());
        noted("pixels a mm", focal / far);
        double barrel = 0.025 * chance.nextGaussian();
        double curl = noted("curl", 0.5 * chance.nextGaussian());
        double curlAt = chance.nextDouble() * 6.28;
        double waves = 2 + 3 * chance.nextDouble();
        double half = Math.hypot(width, height) / 2;
        Sight sight = (u, v, place) -> {
            double dx = u - width / 2.0;
            double dy = v - height / 2.0;
            double bulge = 1 + barrel * (dx * dx + dy * dy) / (half * half);
            double a = dx * bulge / focal;
            double b = dy * bulge / focal;
            // The page is the plane spanned by the first two columns, `far` before the lens.
            double[] ray = {a, b, 1};
            double down = ray[0] * r[2] + ray[1] * r[5] + ray[2] * r[8];
            double scale = far * r[8] / down;
            double px = ray[0] * scale;
            double py = ray[1] * scale;
            double pz = ray[2] * scale - far;
            double x = px * r[0] + py * r[3] + pz * r[6];
            double y = px * r[1] + py * r[4] + pz * r[7];
            x += curl * Math.sin(waves * y / pageX + curlAt);
            y += curl * Math.sin(waves * x / pageX - curlAt);
            place[0] = x + pageX / 2;
            place[1] = y + pageY / 2;
        };
        double desk = 0.1 + 0.7 * chance.nextDouble();
        double grain = 0.02 + 0.1 * chance.nextDouble();
        var light = taken(width, height, sight,
                (u, v) -> desk + grain * Math.sin(u * 0.05 + 3 * Math.sin(v * 0.004)));
        shade(light, width, height);
        blurred(light, width, height, noted("blur", 0.5 + 0.9 * chance.nextDouble()));
        noise(light, noted("noise", 0.008 + 0.03 * chance.nextDouble()));
        return jpeg(light, width, height, (float) noted("jpeg", 0.45f + 0.5f * chance.nextFloat()));
    }

    private static double[] rotation(double turn, double tiltX, double tiltY) {
        double c = Math.cos(turn);
        double s = Math.sin(turn);
        double cx = Math.cos(tiltX);
        double sx = Math.sin(tiltX);
        double cy = Math.cos(tiltY);
        double sy = Math.sin(tiltY);
        return new double[] {
            cy * c, -cy * s, sy,
            sx * sy * c + cx * s, -sx * sy * s + cx * c, -sx * cy,
            -cx * sy * c + sx * s, cx * sy * s + sx * c, cx * cy};
    }

    /// From where the whole page is just in the picture.
    private static double distance(double[] r, double pageX, double pageY, double focal, int width, int height) {
        double far = 100;
        for (int corner = 0; corner < 4; corner++) {
            double x = (corner % 2 - 0.5) * pageX;
            double y = (corner / 2 - 0.5) * pageY;
            double across = Math.abs(r[0] * x + r[1] * y);
            double down = Math.abs(r[3] * x + r[4] * y);
            double deep = r[6] * x + r[7] * y;
            far = Math.max(far, focal * across / (0.47 * width) - deep);
            far = Math.max(far, focal * down / (0.47 * height) - deep);
        }
        return far;
    }

    private interface Desk {
        double at(double u, double v);
    }

    private float[] taken(int width, int height, Sight sight, Desk desk) {
        var light = new float[width * height];
        var place = new double[2];
        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++) {
                sight.at(u + 0.5, v + 0.5, place);
                double x = place[0] * DOTS_PER_MM - 0.5;
                double y = place[1] * DOTS_PER_MM - 0.5;
                int left = (int) Math.floor(x);
                int top = (int) Math.floor(y);
                light[v * width + u] = left < 0 || top < 0 || left >= wide - 1 || top >= high - 1
                        ? (float) desk.at(u, v) : shade(x - left, y - top, top * wide + left);
            }
        }
        return light;
    }

    private float shade(double right, double down, int at) {
        double above = (page[at] & 0xff) * (1 - right) + (page[at + 1] & 0xff) * right;
        double below = (page[at + wide] & 0xff) * (1 - right) + (page[at + wide + 1] & 0xff) * right;
        return (float) ((above * (1 - down) + below * down) / 255 * 0.9 + 0.05);
    }

    /// Lamps that are not overhead, corners of the lens, and somebody's shadow.
    private void shade(float[] light, int width, int height) {
        double slope = 0.25 * chance.nextGaussian();
        double slopeToo = 0.25 * chance.nextGaussian();
        double corner = 0.3 * chance.nextDouble();
        double exposure = noted("exposure", 0.75 + 0.35 * chance.nextDouble());
        boolean hasShadow = chance.nextDouble() < 0.6;
        double angle = chance.nextDouble() * 6.28;
        double at = 0.6 * (chance.nextDouble() - 0.5);
        double soft = 0.01 + 0.15 * chance.nextDouble();
        double dark = 0.2 + 0.35 * chance.nextDouble();
        noted("shadow", hasShadow ? dark : 0);
        for (int v = 0; v < height; v++) {
            double y = v / (double) height - 0.5;
            for (int u = 0; u < width; u++) {
                double x = u / (double) width - 0.5;
                double lit = exposure * (1 + slope * x + slopeToo * y - corner * (x * x + y * y));
                if (hasShadow) {
                    double side = x * Math.cos(angle) + y * Math.sin(angle) - at;
                    lit *= 1 - dark / (1 + Math.exp(Math.clamp(-side / soft, -30, 30)));
                }
                light[v * width + u] *= (float) lit;
            }
        }
    }

    private static void blurred(float[] light, int width, int height, double sigma) {
        int reach = (int) Math.ceil(2.5 * sigma);
        var kernel = new float[2 * reach + 1];
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + reach];
        }
        for (int i = 0; i < kernel.length; i++) kernel[i] /= sum;
        blurred(light, reach, light.length - reach, 1, kernel);
        blurred(light, reach * width, light.length - reach * width, width, kernel);
    }

    private static void blurred(float[] light, int from, int until, int step, float[] kernel) {
        var before = light.clone();
        int reach = kernel.length / 2;
        Arrays.fill(light, from, until, 0);
        for (int k = -reach; k <= reach; k++) {
            float weight = kernel[k + reach];
            for (int i = from; i < until; i++) light[i] += weight * before[i + k * step];
        }
    }

    private void noise(float[] light, double much) {
        for (int i = 0; i < light.length; i++) {
            // Twelve even chances come near enough to the bell curve, at a fraction of the cost.
            long bits = chance.nextLong();
            int sum = 0;
            for (int k = 0; k < 8; k++) sum += (int) (bits >>> 8 * k) & 0xff;
            light[i] += (float) (much * (sum - 1020) / 209);
        }
    }

    private void dirt(float[] light, int width, int height, double perMm) {
        int specks = chance.nextInt(30);
        for (int i = 0; i < specks; i++) {
            int x = chance.nextInt(width - 20);
            int y = chance.nextInt(height - 20);
            int side = 1 + (int) (perMm * 0.3 * chance.nextDouble());
            for (int j = 0; j < side * side; j++) light[(y + j / side) * width + x + j % side] *= 0.5f;
        }
    }

    private static byte[] bytes(float[] light) {
        var bytes = new byte[light.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(255 * light[i]), 0, 255);
        }
        return bytes;
    }

    private static BufferedImage image(float[] light, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, bytes(light));
        return image;
    }

    private static byte[] png(float[] light, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image(light, width, height), "png", out);
        return out.toByteArray();
    }

    static byte[] jpeg(float[] light, int width, int height, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        var out = new ByteArrayOutputStream();
        try (var target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            writer.write(null, new IIOImage(image(light, width, height), null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
