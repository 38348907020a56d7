package linecard.files;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;

import javax.imageio.ImageIO;

/// A small file that somebody lays beside a message: known by its content and not by its name. A
/// picture is drawn anew, so that nothing but the picture is left of it.
public final class Enclosed {

    public static final int MOST_BYTES = 5 << 20;

    /// What a phone's camera makes; more would take too much memory to draw.
    static final long MOST_PIXELS = 16_000_000;

    public enum Kind implements Coded {
        PDF("application/pdf"), PNG("image/png"), JPEG("image/jpeg"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ZIP("application/zip"), TEXT("text/plain;charset=utf-8");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /// As a browser is told it.
        public String type() {
            return type;
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    private final String name;
    private final Kind kind;
    private final byte[] content;

    private Enclosed(String name, Kind kind, byte[] content) {
        this.name = name;
        this.kind = kind;
        this.content = content;
    }

    /// @param name as the person knows it
    /// @throws FileRefused with the reason, where such a file is not taken
    public static Enclosed of(String name, byte[] sent) throws IOException {
        var shown = FileName.shown(name);
        if (sent.length == 0) throw new FileRefused("files.empty");
        if (sent.length > MOST_BYTES) throw new FileRefused("files.enclosed-big", MOST_BYTES >> 20);
        var start = Arrays.copyOf(sent, Math.min(sent.length, Content.SAMPLE_BYTES));
        return switch (Content.of(start)) {
            case PDF -> new Enclosed(shown, Kind.PDF, sent);
            case PICTURE -> picture(shown, sent);
            case ZIP -> workbook(shown, sent);
            case TEXT -> text(shown, sent);
            default -> throw new FileRefused("files.enclosed-kind", shown);
        };
    }

    /// The same of what came with an e-mail: letters and packed files too, as long as no program is
    /// in them. They are never unpacked.
    public static Enclosed attached(String name, byte[] sent) throws IOException {
        var start = Arrays.copyOf(sent, Math.min(sent.length, Content.SAMPLE_BYTES));
        if (Content.of(start) != Content.ZIP || sent.length > MOST_BYTES) return of(name, sent);
        var kind = Packed.kind(FileName.shown(name), sent);
        return kind == Kind.XLSX ? of(name, sent)
                : new Enclosed(FileName.shown(name), kind, sent);
    }

    private static Enclosed picture(String name, byte[] sent) throws IOException {
        var kind = sent[0] == (byte) 0x89 ? Kind.PNG
                : sent[0] == (byte) 0xff ? Kind.JPEG : null;
        if (kind == null) throw new FileRefused("files.enclosed-kind", name);
        var drawn = drawn(name, sent, kind.code());
        var out = new ByteArrayOutputStream();
        if (drawn == null || !ImageIO.write(drawn, kind.code(), out)
                || out.size() > MOST_BYTES) throw new FileRefused("files.enclosed-broken", name);
        return new Enclosed(name, kind, out.toByteArray());
    }

    /// Null where the picture cannot be drawn.
    static @Nullable BufferedImage drawn(String name, byte[] sent, String format)
            throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new FileRefused("files.enclosed-pixels", MOST_PIXELS / 1_000_000);
            }
            return reader.read(0);
        } catch (FileRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new FileRefused("files.enclosed-broken", name);
        } finally {
            reader.dispose();
        }
    }

    /// One that our own reader opens; other packed files are not taken.
    private static Enclosed workbook(String name, byte[] sent) throws IOException {
        var file = Files.createTempFile("linecard-enclosed-", "");
        try {
            Files.write(file, sent);
            Sheets.open(file, name).close();
            return new Enclosed(name, Kind.XLSX, sent);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Enclosed text(String name, byte[] sent) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent));
            boolean isPlain = text.chars().noneMatch(
                    c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
            if (isPlain) return new Enclosed(name, Kind.TEXT, sent);
        } catch (CharacterCodingException e) {
            throw new FileRefused("files.enclosed-text", name);
        }
        throw new FileRefused("files.enclosed-text", name);
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public byte[] content() {
        return content;
    }
}
