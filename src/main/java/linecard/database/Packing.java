package linecard.database;

import linecard.packing.Sha256;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Files packed with gzip, and their checksums.
final class Packing {

    static final String ENDING = ".gz";

    private static final int CHUNK = 1 << 16;

    private Packing() {}

    /// Writes a new file; it is on the disk for certain only after [#force].
    static Manifest.Stored pack(InputStream from, Path to) throws IOException {
        var digest = Sha256.digest();
        try (var file = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW);
                var packed = new Light(new DigestOutputStream(
                        new BufferedOutputStream(file, CHUNK), digest))) {
            from.transferTo(packed);
        }
        return new Manifest.Stored(Files.size(to), Sha256.hex(digest));
    }

    /// @return whether the packed file was the one that is meant
    static boolean unpack(Path from, Manifest.Stored meant, Path to) throws IOException {
        var digest = Sha256.digest();
        try (var file = new DigestInputStream(Files.newInputStream(from), digest);
                var unpacked = new GZIPInputStream(file, CHUNK)) {
            Files.copy(unpacked, to);
            file.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest).equals(meant.sha256());
    }

    static String sum(Path file) throws IOException {
        var digest = Sha256.digest();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }

    /// Waits until a file, or the names in a folder, are on the disk.
    static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Waits until a folder and all in it are on the disk: with one call where the machine has it
    /// (GNU sync), since a call for each of a thousand files waits a thousand times for the disk.
    static void forceAll(Path folder) throws IOException {
        try {
            var sync = new ProcessBuilder("sync", "--file-system", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (sync.waitFor() == 0) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(e.getMessage());
        } catch (IOException _) {
            // no such program here
        }
        for (var path : EmbeddedFolder.childrenFirst(folder)) force(path);
    }

    /// Packed less tightly, in a third of the time.
    private static final class Light extends GZIPOutputStream {

        Light(OutputStream to) throws IOException {
            super(to, CHUNK);
            def.setLevel(1);
        }
    }
}
