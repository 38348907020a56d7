package linecard.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A program of its own that makes one backup, for a test that kills it in the middle.
final class BackupProgram {

    static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        Backups.of(home).take(home, true);
    }

    static Process start(Path home) throws IOException {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", EmbeddedSample.classPath(), BackupProgram.class.getName(), home.toString()))
                .inheritIO().start();
    }
}
