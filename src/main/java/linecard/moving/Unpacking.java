package linecard.moving;

import linecard.files.FileName;
import linecard.files.FileRefused;
import linecard.files.Problem;
import linecard.files.Sheets;
import linecard.files.ZipParts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks into what was sent: tables, and ZIPs of tables. What cannot be opened stays among them,
/// with the reason.
final class Unpacking {

    /// So many tables are looked at; an export has a hundred at most.
    static final int MOST = 200;

    private static final long TABLE_BYTES = 1L << 30;
    private static final long ALL_BYTES = 2L << 30;
    private static final long SMALL_BYTES = 10 << 20;
    private static final int DENSEST = 200;

    private final Path folder;
    private final List<Source> found = new ArrayList<>();
    private long unpacked;

    /// @param folder in which the tables of ZIPs are laid
    Unpacking(Path folder) {
        this.folder = folder;
    }

    List<Source> found() {
        return found;
    }

    /// @param name as the person knows it
    void add(Path file, String name) throws IOException {
        if (!isZip(file)) {
            look(file, name);
            return;
        }
        int before = found.size();
        try (var zip = ZipParts.open(file, Unpacking::isBearable)) {
            if (zip.names().contains("[Content_Types].xml")) look(file, name);
            else unpack(zip, name);
        } catch (FileRefused e) {
            found.subList(before, found.size()).clear();
            keep(file, name, List.of(), e.problem());
        }
    }

    private static boolean isBearable(long bytes, long packedBytes, long bytesOfAll) {
        return bytes <= TABLE_BYTES && bytesOfAll <= ALL_BYTES
                && (bytes <= SMALL_BYTES || bytes / DENSEST <= packedBytes);
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3
                    && start[3] == 4;
        }
    }

    private void unpack(ZipParts zip, String name) throws IOException {
        var parts = zip.names().stream()
                .filter(part -> !part.startsWith("__MACOSX/") && isTable(part)).toList();
        if (parts.isEmpty()) throw new FileRefused("moving.noTables", FileName.shown(name));
        if (found.size() + parts.size() > MOST) throw new FileRefused("moving.tooMany", MOST);
        for (var part : parts) unpacked += zip.bytes(part);
        if (unpacked > ALL_BYTES) throw new FileRefused("files.bomb");
        for (var part : parts) {
            var file = Files.createTempFile(folder, "part-", "");
            try (var in = zip.open(part); var out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            look(file, FileName.shown(part.substring(part.lastIndexOf('/') + 1)));
        }
    }

    private static boolean isTable(String name) {
        var plain = name.toLowerCase(Locale.ROOT);
        return plain.endsWith(".csv") || plain.endsWith(".txt") || plain.endsWith(".vcf")
                || plain.endsWith(".xlsx");
    }

    private void look(Path file, String name) throws IOException {
        try (var sheet = Sheets.open(file, name, Source.WIDE)) {
            keep(file, name, sheet.detected().header(), null);
        } catch (FileRefused e) {
            keep(file, name, List.of(), e.problem());
        }
    }

    private void keep(Path file, String name, List<String> header, @Nullable Problem problem) {
        var source = Source.unknown(found.size(), name, file, header, problem);
        found.add(source.meaning(Sense.recognised(source)));
    }
}
