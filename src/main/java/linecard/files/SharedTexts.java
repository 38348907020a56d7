package linecard.files;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The texts that cells of an XLSX refer to by number.
///
/// They stand before the rows and may be as large as the file, so they wait in a temporary file
/// and only their places are held in memory.
final class SharedTexts implements Closeable {

    private static final int TEXTS = 4_000_000;

    private final Path store;
    private final Arena arena = Arena.ofShared();
    private int[] ends = new int[1024];
    private int count;
    private MemorySegment bytes = MemorySegment.NULL;

    private SharedTexts(Path store) {
        this.store = store;
    }

    static SharedTexts none() throws IOException {
        return new SharedTexts(Files.createTempFile("linecard-texts", null));
    }

    static SharedTexts of(XmlPart part) throws IOException {
        var texts = none();
        try {
            texts.keep(part);
            return texts;
        } catch (IOException | RuntimeException e) {
            texts.close();
            throw e;
        }
    }

    /// @throws FileRefused where there is no such text
    String get(int index) {
        if (index < 0 || index >= count) throw new FileRefused("files.broken");
        int from = index == 0 ? 0 : ends[index - 1];
        var text = bytes.asSlice(from, ends[index] - from).toArray(ValueLayout.JAVA_BYTE);
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(store);
    }

    private void keep(XmlPart part) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(store), 1 << 16)) {
            while (part.next()) {
                if (!part.starts("si")) continue;
                part.found();
                keep(XlsxText.of(part, "si"), out);
            }
        }
        try (var channel = FileChannel.open(store)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private void keep(@Nullable String text, OutputStream out) throws IOException {
        if (text == null) throw new FileRefused("files.long-text", count + 1, Limits.CELL_CHARS);
        if (count == TEXTS) throw new FileRefused("files.bomb");
        if (count == ends.length) ends = Arrays.copyOf(ends, 2 * count);
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        ends[count] = Math.addExact(count == 0 ? 0 : ends[count - 1], utf8.length);
        out.write(utf8);
        count++;
    }
}
