package linecard.database;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The folder to which PostgreSQL hands the files of its log, each packed, as they are finished.
record WalArchive(Path folder) {

    /// Of the head of a segment: its timeline, its address in the log, and whose it is.
    private static final int HEAD_BYTES = 40;
    private static final int TIMELINE_AT = 4;
    private static final int ADDRESS_AT = 8;
    private static final int SYSTEM_AT = 24;

    /// In the order of the log; of one number, the older timeline first.
    List<WalSegment> segments() throws IOException {
        return names().stream().flatMap(name -> WalSegment.of(name).stream())
                .sorted(Comparator.comparing(WalSegment::number)
                        .thenComparing(WalSegment::timeline))
                .toList();
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(Packing.ENDING))
                    .map(name -> name.substring(0, name.length() - Packing.ENDING.length()))
                    .toList();
        }
    }

    private Path file(String name) {
        return folder.resolve(name + Packing.ENDING);
    }

    /// When the newest file of a timeline was handed over.
    Optional<Instant> newestAt(int timeline) throws IOException {
        var newest = segments().stream().filter(one -> one.timeline() == timeline)
                .reduce((_, later) -> later);
        if (newest.isEmpty()) return Optional.empty();
        return Optional.of(Files.getLastModifiedTime(file(newest.get().name())).toInstant());
    }

    /// The first file that is missing between a segment and the newest one of its timeline.
    Optional<WalSegment> gap(WalSegment from) throws IOException {
        var there = segments().stream().filter(one -> one.timeline() == from.timeline())
                .map(WalSegment::number).toList();
        if (there.isEmpty()) return Optional.empty();
        for (long number = from.number(); number <= there.getLast(); number++)
            if (Collections.binarySearch(there, number) < 0)
                return Optional.of(new WalSegment(from.timeline(), number));
        return Optional.empty();
    }

    /// Whether a file can be unpacked and is what its name says, of the database it should be of.
    /// The first file of a timeline begins as a copy from the one before.
    boolean isSound(WalSegment segment, String system) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file(segment.name())), 1 << 16)) {
            var head = ByteBuffer.wrap(in.readNBytes(HEAD_BYTES)).order(ByteOrder.nativeOrder());
            if (head.remaining() < HEAD_BYTES) return false;
            long rest = in.skip(Long.MAX_VALUE);
            return HEAD_BYTES + rest == WalSegment.BYTES
                    && head.getInt(TIMELINE_AT) <= segment.timeline()
                    && head.getLong(ADDRESS_AT) == segment.number() * WalSegment.BYTES
                    && Long.toUnsignedString(head.getLong(SYSTEM_AT)).equals(system);
        } catch (ZipException | EOFException _) {
            return false;
        }
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (var name : names()) bytes += Files.size(file(name));
        return bytes;
    }

    /// Deletes what lies before a segment, on whatever timeline. Histories are kept.
    void prune(WalSegment firstNeeded) throws IOException {
        var idle = new ArrayList<String>();
        for (var name : names()) {
            var segment = WalSegment.of(name.substring(0, Math.min(24, name.length())));
            if (segment.isPresent() && segment.get().number() < firstNeeded.number())
                idle.add(name);
        }
        for (var name : idle) Files.delete(file(name));
    }
}
