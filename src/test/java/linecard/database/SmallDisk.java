package linecard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A disk of a few megabytes in memory, which can be filled to the brim. Only root may make one;
/// where even root may not, the test fails.
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    public static SmallDisk of(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0755", "tmpfs",
                folder.toString());
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /// Leaves so many hundredths free.
    public void fillTo(int percent) throws IOException {
        Files.deleteIfExists(ballast());
        var left = Space.left(folder);
        fill(left.free() - left.all() * percent / 100);
    }

    /// Takes what is left beside the ballast.
    public void topUp() throws IOException {
        try (var out = Files.newOutputStream(ballast(), StandardOpenOption.APPEND)) {
            var chunk = new byte[4096];
            for (long left = Space.left(folder).free(); left >= chunk.length; left -= chunk.length)
                out.write(chunk);
        } catch (IOException _) {
            // the server was faster: full is full
        }
    }

    private void fill(long bytes) throws IOException {
        try (var out = Files.newOutputStream(ballast())) {
            var chunk = new byte[4096];
            for (long done = 0; done + chunk.length <= bytes; done += chunk.length) out.write(chunk);
        }
    }

    public void empty() throws IOException {
        Files.deleteIfExists(ballast());
    }

    @Override
    public void close() throws Exception {
        run("umount", "--lazy", folder.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0)
            throw new AssertionError(String.join(" ", command) + " (must be root): " + said);
    }
}
