package linecard.database;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.Set;

/// The passwords of the embedded server's two roles, kept in a file only its owner can read.
record EmbeddedPasswords(String admin, String owner) {

    /// Letters and digits only, so that a password can stand in any file and in SQL as it is.
    private static final String SIGNS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// Of an earlier start, or new ones where there are no data yet that know others.
    static EmbeddedPasswords of(EmbeddedFolder folder) throws IOException {
        if (Files.exists(folder.passwords())) return read(folder.passwords());
        if (Files.exists(folder.data()))
            throw new ServerRefused("The file " + folder.passwords() + ", which opens the data"
                    + " beside it, is missing; put it back from a copy.");
        var passwords = new EmbeddedPasswords(generated(), generated());
        write(folder.passwords(), "admin=%s%nowner=%s%n"
                .formatted(passwords.admin, passwords.owner));
        return passwords;
    }

    private static EmbeddedPasswords read(Path file) throws IOException {
        var lines = new Properties();
        lines.load(new StringReader(Files.readString(file)));
        var admin = lines.getProperty("admin");
        var owner = lines.getProperty("owner");
        if (admin == null || owner == null)
            throw new ServerRefused("The file " + file + " lacks one of its two lines,"
                    + " admin and owner; put it back from a copy.");
        return new EmbeddedPasswords(admin, owner);
    }

    /// Whole or not at all, on the disk before it is in its place, never readable by others.
    static void write(Path file, String text) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var channel = FileChannel.open(fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Makes a file that came from a backup unreadable for others.
    static void restrict(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String generated() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < 32; i++) password.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        return password.toString();
    }

    /// Without the passwords, should it ever be printed.
    @Override
    public String toString() {
        return "EmbeddedPasswords";
    }
}
