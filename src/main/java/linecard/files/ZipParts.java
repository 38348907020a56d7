package linecard.files;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The parts of a ZIP that somebody brought: counted, weighed and looked over before any of them is
/// unpacked.
///
/// Nothing is ever unpacked to disk, and an archive inside the archive is never opened.
public final class ZipParts implements Closeable {

    private static final int ENTRIES = 10_000;
    private static final int DIRECTORY_BYTES = 2 << 20;

    private static final int END_BYTES = 22;
    private static final int END_MARK = 0x06054b50;

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new LinkedHashMap<>();

    private ZipParts(ZipFile zip) {
        this.zip = zip;
    }

    /// How much a part may grow when it is unpacked.
    @FunctionalInterface
    public interface Weight {
        boolean isBearable(long bytes, long packedBytes, long bytesOfAllSoFar);
    }

    /// @throws FileRefused where it is no ZIP, a bomb, or holds names that play tricks
    public static ZipParts open(Path file, Weight weight) throws IOException {
        refuseLargeDirectory(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new FileRefused("files.broken");
        }
        var parts = new ZipParts(zip);
        try {
            parts.weigh(weight);
            return parts;
        } catch (RuntimeException e) {
            zip.close();
            throw e instanceof FileRefused ? e : new FileRefused("files.broken");
        }
    }

    public Set<String> names() {
        return parts.keySet();
    }

    public long bytes(String name) {
        return entry(name).getSize();
    }

    /// The unpacked bytes; no more may come out than the archive announces.
    public InputStream open(String name) throws IOException {
        var entry = entry(name);
        try {
            return new Announced(zip.getInputStream(entry), entry.getSize());
        } catch (ZipException e) {
            throw new FileRefused("files.broken");
        }
    }

    private ZipEntry entry(String name) {
        @Nullable ZipEntry entry = parts.get(name);
        if (entry == null) throw new FileRefused("files.broken");
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// The directory is read into memory when the ZIP is opened, so its size is looked up before.
    private static void refuseLargeDirectory(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), END_BYTES + 0xffff);
            var tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (number(tail, at, 4) != END_MARK) continue;
                long entries = number(tail, at + 10, 2);
                long directoryBytes = number(tail, at + 12, 4);
                if (entries > ENTRIES || directoryBytes > DIRECTORY_BYTES) {
                    throw new FileRefused("files.bomb");
                }
                return;
            }
        }
        throw new FileRefused("files.broken");
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) number = number << 8 | bytes[at + i] & 0xff;
        return number;
    }

    private void weigh(Weight weight) {
        long unpacked = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            refuseTricks(entry.getName());
            long size = entry.getSize();
            unpacked += size;
            if (size < 0 || entry.getCompressedSize() < 0 || unpacked < 0
                    || parts.size() == ENTRIES
                    || !weight.isBearable(size, entry.getCompressedSize(), unpacked)) {
                throw new FileRefused("files.bomb");
            }
            if (parts.put(entry.getName(), entry) != null) throw new FileRefused("files.tricks");
        }
    }

    /// An entry that would leave its folder: no honest program writes one.
    private static void refuseTricks(String name) {
        var plain = name.replace('\\', '/');
        boolean tricky = plain.startsWith("/") || plain.contains(":")
                || ("/" + plain + "/").contains("/../")
                || plain.chars().anyMatch(Character::isISOControl);
        if (tricky) throw new FileRefused("files.tricks");
    }

    private static final class Announced extends FilterInputStream {

        private long left;

        Announced(InputStream in, long bytes) {
            super(in);
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read;
            try {
                read = super.read(buffer, from, length);
            } catch (ZipException e) {
                throw new FileRefused("files.broken");
            }
            left -= Math.max(read, 0);
            if (left < 0) throw new FileRefused("files.bomb");
            return read;
        }
    }
}
