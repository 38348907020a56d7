package linecard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipException;

/// A base backup: a folder with a whole copy of the data, packed file by file, the log that makes
/// the copy sound, the passwords, and a manifest. By itself it restores to the moment it ended;
/// with the archived log after it, to any later one.
public record BaseBackup(Path folder, Manifest manifest) {

    static final String PREFIX = "base-";
    static final String DATA = "data";

    static BaseBackup read(Path folder) {
        return new BaseBackup(folder, Manifest.read(folder));
    }

    public String name() {
        return folder.getFileName().toString();
    }

    Path wal() {
        return folder.resolve(EmbeddedFolder.WAL);
    }

    /// Every file that is missing, was changed, or does not belong here.
    List<Diagnosis> faults() throws IOException {
        var faults = new ArrayList<Diagnosis>();
        var strangers = new TreeSet<String>();
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> strangers.add(folder.relativize(path).toString()));
        }
        strangers.remove(Manifest.NAME);
        for (var file : manifest.files().entrySet()) {
            var path = folder.resolve(file.getKey());
            if (!strangers.remove(file.getKey()))
                faults.add(Diagnosis.of("database.backup.missingFile", path));
            else if (Files.size(path) != file.getValue().bytes()
                    || !Packing.sum(path).equals(file.getValue().sha256()))
                faults.add(Diagnosis.of("database.backup.changedFile", path));
        }
        for (var stranger : strangers)
            faults.add(Diagnosis.of("database.backup.strangeFile", folder.resolve(stranger)));
        return faults;
    }

    /// Puts the data and the passwords into a fresh folder, and checks each file on the way.
    ///
    /// @throws BackupRefused at the first file that is missing or was changed
    void unpackInto(EmbeddedFolder home) throws IOException {
        Files.createDirectory(home.data(), EmbeddedFolder.FOR_US_ONLY);
        for (var name : manifest.folders())
            Files.createDirectories(home.data().resolve(name), EmbeddedFolder.FOR_US_ONLY);
        for (var file : manifest.files().entrySet()) {
            if (file.getKey().startsWith(EmbeddedFolder.WAL + "/")) continue;
            unpack(file.getKey(), file.getValue(), home);
        }
        EmbeddedPasswords.restrict(home.passwords());
    }

    private void unpack(String name, Manifest.Stored stored, EmbeddedFolder home)
            throws IOException {
        var from = folder.resolve(name);
        var plain = name.substring(0, name.length() - Packing.ENDING.length());
        if (!Files.exists(from)) throw new BackupRefused("database.backup.missingFile", from);
        try {
            if (Packing.unpack(from, stored, home.home().resolve(plain))) return;
        } catch (ZipException | java.io.EOFException _) {
            // as good as changed
        }
        throw new BackupRefused("database.backup.changedFile", from);
    }
}
