package linecard.archive;

import linecard.archive.Manifest.Part;
import linecard.files.FileRefused;
import linecard.files.ZipParts;
import linecard.packing.Sha256;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;

/// An archive that somebody brought, opened behind the guards and held to its own manifest: every
/// file it names is there, no other is, and each is what it was, to the byte.
final class ArchiveFile implements Closeable {

    /// Honest tables shrink to a tenth or a thirtieth; what is brought in beside them may be empty
    /// space.
    private static final long RATIO = 100;
    private static final long ALWAYS_BYTES = 1L << 30;

    private final ZipParts zip;
    private final Manifest manifest;

    private ArchiveFile(ZipParts zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /// @throws ArchiveRefused where it is no ZIP that anybody should open, or does not hold to its
    ///     manifest
    static ArchiveFile open(Path file) throws IOException {
        try {
            return opened(file);
        } catch (FileRefused e) {
            throw new ArchiveRefused(switch (e.problem().key()) {
                case "files.bomb" -> "archive.bomb";
                case "files.tricks" -> "archive.tricks";
                default -> "archive.damaged";
            });
        }
    }

    private static ArchiveFile opened(Path file) throws IOException {
        long packed = file.toFile().length();
        var zip = ZipParts.open(file,
                (bytes, _, all) -> all <= ALWAYS_BYTES + RATIO * packed);
        try {
            var archive = new ArchiveFile(zip, manifest(zip));
            archive.check();
            return archive;
        } catch (RuntimeException | IOException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream open(Part part) throws IOException {
        return zip.open(part.file());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static Manifest manifest(ZipParts zip) throws IOException {
        if (!zip.names().contains(Manifest.NAME)
                || zip.bytes(Manifest.NAME) > Manifest.MOST_BYTES) {
            throw new ArchiveRefused("archive.noManifest");
        }
        try (var in = zip.open(Manifest.NAME)) {
            return Manifest.of(in.readAllBytes());
        }
    }

    private void check() throws IOException {
        var unnamed = new HashSet<>(zip.names());
        unnamed.remove(Manifest.NAME);
        for (var part : manifest.tables()) {
            if (!unnamed.remove(part.file())) {
                throw new ArchiveRefused("archive.missingFile", part.file());
            }
            if (zip.bytes(part.file()) != part.bytes() || !part.sha256().equals(sha256(part))) {
                throw new ArchiveRefused("archive.changed", part.file());
            }
        }
        if (!unnamed.isEmpty()) {
            throw new ArchiveRefused("archive.extraFile", unnamed.stream().sorted().findFirst()
                    .orElseThrow().replaceAll("\\p{Cntrl}", " "));
        }
    }

    private String sha256(Part part) throws IOException {
        var digest = Sha256.digest();
        try (var in = new DigestInputStream(open(part), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new ArchiveRefused("archive.changed", part.file());
        }
        return Sha256.hex(digest);
    }
}
