package linecard.files;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

/// A picture that somebody took, drawn anew as JPEG: upright, no larger than it needs to be, and
/// without what the camera wrote into it, the place for one.
public final class Photo {

    public static final int MOST_BYTES = 12 << 20;

    /// The longer side, in pixels.
    private static final int LONGEST = 1600;

    /// The chunk IEND with its check sum (ISO 15948, 11.2.5).
    private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60,
        (byte) 0x82};

    private final int width;
    private final int height;
    private final byte[] content;

    private Photo(int width, int height, byte[] content) {
        this.width = width;
        this.height = height;
        this.content = content;
    }

    /// @param name as the person knows it
    /// @throws FileRefused with the reason, where it is no photo that can be taken
    public static Photo of(String name, byte[] sent) throws IOException {
        var shown = FileName.shown(name);
        if (sent.length == 0) throw new FileRefused("files.empty");
        if (sent.length > MOST_BYTES) throw new FileRefused("files.enclosed-big", MOST_BYTES >> 20);
        boolean isPng = (sent[0] & 0xff) == 0x89;
        boolean isJpeg = (sent[0] & 0xff) == 0xff;
        if (!isPng && !isJpeg) throw new FileRefused("files.photo-kind", shown);
        var drawn = Enclosed.drawn(shown, sent, isPng ? "png" : "jpeg");
        if (drawn == null || isPng && !isWhole(sent)) {
            throw new FileRefused("files.enclosed-broken", shown);
        }
        var upright = upright(drawn, isJpeg ? orientation(sent) : 1);
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(upright, "jpeg", out)) {
            throw new FileRefused("files.enclosed-broken", shown);
        }
        return new Photo(upright.getWidth(), upright.getHeight(), out.toByteArray());
    }

    /// Whether a PNG has its last part: what was cut off before it is drawn all the same, in grey.
    private static boolean isWhole(byte[] png) {
        for (int at = png.length - PNG_END.length; at >= 0; at--) {
            if (Arrays.equals(png, at, at + PNG_END.length, PNG_END, 0, PNG_END.length)) {
                return true;
            }
        }
        return false;
    }

    /// How the camera was held, 1 to 8 (Exif 2.3, tag 0x0112); 1 where nothing can be read.
    private static int orientation(byte[] sent) throws IOException {
        try {
            var directory = ImageMetadataReader.readMetadata(new ByteArrayInputStream(sent))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (directory == null
                    || !directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) return 1;
            return Math.clamp(directory.getInt(ExifIFD0Directory.TAG_ORIENTATION), 1, 8);
        } catch (ImageProcessingException | MetadataException | RuntimeException e) {
            return 1;
        }
    }

    private static BufferedImage upright(BufferedImage drawn, int orientation) {
        double w = drawn.getWidth();
        double h = drawn.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        boolean isTurned = orientation >= 5;
        double scale = Math.min(1, LONGEST / Math.max(w, h));
        int width = Math.max(1, (int) Math.round((isTurned ? h : w) * scale));
        int height = Math.max(1, (int) Math.round((isTurned ? w : h) * scale));
        var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = upright.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        var whole = AffineTransform.getScaleInstance(scale, scale);
        whole.concatenate(turn);
        pen.drawImage(drawn, whole, null);
        pen.dispose();
        return upright;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// As JPEG.
    public byte[] content() {
        return content;
    }
}
