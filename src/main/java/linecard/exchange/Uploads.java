package linecard.exchange;

import linecard.access.Viewer;
import linecard.packing.Sha256;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/// Takes a file, wherever it comes from: keeps it, and looks at it for the first time.
@Component
class Uploads {

    private final Imports imports;
    private final FirstLook firstLook;

    Uploads(Imports imports, FirstLook firstLook) {
        this.imports = imports;
        this.firstLook = firstLook;
    }

    /// What is said of a file that comes in.
    ///
    /// @param name of the file
    /// @param source that it comes from; null for none
    /// @param unattended whether no person waits for it
    record Upload(Subject subject, String name, @Nullable Source source, boolean unattended) {}

    /// @return the import, which failed already where the file cannot be opened
    Import take(Viewer viewer, Upload upload, InputStream sent) throws IOException {
        var file = Files.createTempFile("linecard-upload-", "");
        try {
            var sha256 = write(sent, file);
            var looked = firstLook.at(viewer, upload, file, sha256);
            imports.add(viewer, looked, file);
            return looked;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String write(InputStream sent, Path file) throws IOException {
        var digest = Sha256.digest();
        Files.copy(new DigestInputStream(sent, digest), file, REPLACE_EXISTING);
        return Sha256.hex(digest);
    }
}
