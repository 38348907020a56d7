package linecard.exchange;

import linecard.access.Viewer;
import linecard.database.Ids;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/// Takes a file from a browser: keeps it, and looks at it for the first time.
@Component
class Uploads {

    private final Imports imports;
    private final FirstLook firstLook;

    Uploads(Imports imports, FirstLook firstLook) {
        this.imports = imports;
        this.firstLook = firstLook;
    }

    /// @return the import, which failed already where the file cannot be opened
    UUID take(Viewer viewer, Subject subject, MultipartFile sent) throws IOException {
        var file = Files.createTempFile("linecard-upload-", "");
        try {
            var sha256 = write(sent, file);
            var name = sent.getOriginalFilename();
            var looked = firstLook.at(viewer, subject, Ids.fresh(), file,
                    name == null ? "" : name, Files.size(file), sha256);
            imports.add(viewer, looked, file);
            return looked.id();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String write(MultipartFile sent, Path file) throws IOException {
        try (InputStream in = sent.getInputStream()) {
            var digest = MessageDigest.getInstance("SHA-256");
            Files.copy(new DigestInputStream(in, digest), file,
                    REPLACE_EXISTING);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
