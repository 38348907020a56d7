package linecard.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// The folder in which Linecard keeps what is its own: programs, data, log and passwords.
record EmbeddedFolder(Path home) {

    static final FileAttribute<?> FOR_US_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /// The file of passwords, here and in backups.
    static final String PASSWORDS = "passwords.properties";

    /// The folder of backups.
    static final String BACKUP = "backup";

    /// The server's log, in the folder of backups and in each of them.
    static final String WAL = "wal";

    static final String ME = System.getProperty("user.name");

    /// pg_ctl hands its paths to a shell inside double quotes; these mean something there.
    private static final String SHELL_SIGNS = "\"$`\\\n";

    /// Makes the folder where it is missing.
    ///
    /// @throws ServerRefused where it cannot be a folder of ours
    static EmbeddedFolder open(Path wished) {
        var path = wished.toAbsolutePath().normalize();
        if (SHELL_SIGNS.chars().anyMatch(sign -> path.toString().indexOf(sign) >= 0))
            throw new ServerRefused("The folder " + path + " has a quote, a dollar sign or a"
                    + " backslash in its name; choose another with LINECARD_HOME.");
        if (Files.exists(path) && !Files.isDirectory(path))
            throw new ServerRefused(path + " is a file, and Linecard needs a folder there;"
                    + " choose another with LINECARD_HOME.");
        try {
            if (!Files.exists(path)) Files.createDirectories(path, FOR_US_ONLY);
            if (!Files.isWritable(path)) throw new IOException("not writable");
            var folder = new EmbeddedFolder(path.toRealPath());
            folder.checkOwner();
            return folder;
        } catch (IOException e) {
            throw new ServerRefused("The folder " + path + " cannot be written to by the user "
                    + ME + "; give that user the right, or choose another with LINECARD_HOME.", e);
        }
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("log");
    }

    Path passwords() {
        return home.resolve(PASSWORDS);
    }

    /// Where the server puts its log for backups.
    Path archive() {
        return home.resolve(BACKUP).resolve(WAL);
    }

    /// Makes the archive where it is missing, and puts the script that fills it in its place.
    void prepareArchive() throws IOException {
        if (!Files.exists(archive())) Files.createDirectories(archive(), FOR_US_ONLY);
        putScript("archive-wal");
    }

    /// One of our shell scripts that PostgreSQL calls.
    void putScript(String name) throws IOException {
        try (var script = EmbeddedFolder.class.getResourceAsStream("/postgres/" + name)) {
            if (script == null) throw new IllegalStateException("no script " + name);
            Files.copy(script, home.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// What one attempt to start said before the log proper was open.
    Path startLog() {
        return log().resolve("start.log");
    }

    /// Held for as long as the program lives; the kernel lets go of it even after kill -9.
    ///
    /// @throws ServerRefused while another Linecard holds it
    FileChannel lock() throws IOException {
        var channel = FileChannel.open(home.resolve("lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) return channel;
        channel.close();
        throw new ServerRefused("Linecard is already running with the folder " + home
                + "; stop it first, or choose another with LINECARD_HOME.");
    }

    /// Whether somebody else holds the lock; if not, we hold it until the file is closed.
    static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() == null;
        } catch (OverlappingFileLockException _) {
            return true; // held by this very program: refused like any other
        }
    }

    /// Whether a program is at work with this folder.
    boolean isInUse() throws IOException {
        if (!Files.exists(home.resolve("lock"))) return false;
        try (var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.WRITE)) {
            return isLocked(channel);
        }
    }

    /// Root may have run the server as nobody (see [EmbeddedUser]).
    private void checkOwner() throws IOException {
        if (!Files.exists(data())) return;
        var owner = Files.getOwner(data()).getName();
        if (owner.equals(ME) || ME.equals("root") && owner.equals("nobody")) return;
        throw new ServerRefused("The data in " + data() + " belong to the user " + owner
                + "; start Linecard as that user.");
    }

    /// Data of another major version cannot be read; it has to be carried over as an export.
    void checkVersion(String ours) throws IOException {
        var file = data().resolve("PG_VERSION");
        if (!Files.exists(data())) return;
        var theirs = Files.exists(file) ? Files.readString(file).strip() : "an unknown version";
        if (theirs.equals(ours)) return;
        throw new ServerRefused("The data in " + data() + " belong to PostgreSQL " + theirs
                + " and this Linecard brings PostgreSQL " + ours + "; make a whole export with the"
                + " earlier Linecard and bring it into a fresh LINECARD_HOME.");
    }

    /// Deletes a folder and all in it; nothing happens where there is none.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        for (var path : childrenFirst(folder)) Files.delete(path);
    }

    static List<Path> childrenFirst(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return new ArrayList<>(paths.toList()).reversed();
        }
    }
}
