package linecard.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The parts of an XLSX: the entries of a ZIP, counted and weighed before any is unpacked.
///
/// Nothing is ever unpacked to disk, and an archive inside the archive is never opened.
final class XlsxParts implements Closeable {

    private static final int ENTRIES = 10_000;
    private static final int DIRECTORY_BYTES = 2 << 20;
    private static final long UNPACKED_BYTES = Integer.MAX_VALUE;

    /// Apache POI's limit too: honest sheets shrink to a tenth or a thirtieth.
    private static final long RATIO = 100;
    private static final long RATIO_FROM_BYTES = 1 << 20;

    private static final int END_BYTES = 22;
    private static final int END_MARK = 0x06054b50;

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new HashMap<>();

    private XlsxParts(ZipFile zip) {
        this.zip = zip;
    }

    static XlsxParts open(Path file) throws IOException {
        refuseLargeDirectory(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new FileRefused("files.broken");
        }
        var parts = new XlsxParts(zip);
        try {
            parts.weigh();
            return parts;
        } catch (RuntimeException e) {
            zip.close();
            throw e instanceof FileRefused ? e : new FileRefused("files.broken");
        }
    }

    boolean has(String name) {
        return parts.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /// @throws FileRefused where the part is missing or packed in an unknown way
    XmlPart open(String name) throws IOException {
        var entry = parts.get(name.toLowerCase(Locale.ROOT));
        if (entry == null) throw new FileRefused("files.broken");
        try {
            return new XmlPart(new XmlGuard(zip.getInputStream(entry), entry.getSize()));
        } catch (ZipException e) {
            throw new FileRefused("files.broken");
        }
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

    private void weigh() {
        long unpacked = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            refuseTricks(entry.getName());
            long size = entry.getSize();
            unpacked += size;
            boolean isBomb = size < 0 || entry.getCompressedSize() < 0 || unpacked > UNPACKED_BYTES
                    || size > RATIO_FROM_BYTES && size > RATIO * entry.getCompressedSize();
            if (isBomb || parts.size() == ENTRIES) throw new FileRefused("files.bomb");
            var name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
            if (parts.put(name, entry) != null) throw new FileRefused("files.tricks");
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
}
