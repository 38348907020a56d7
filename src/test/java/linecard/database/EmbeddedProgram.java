package linecard.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of its own around an embedded server, for tests that kill or that are somebody else.
/// It says `ready <port> <owner's password>` and goes on until its input ends.
final class EmbeddedProgram {

    static void main(String[] arguments) throws IOException {
        try (var server = EmbeddedServer.start(Path.of(arguments[0]), System.out::println)) {
            System.out.println("ready " + server.port() + " " + server.ownerPassword());
            while (System.in.read() >= 0) {}
        } catch (ServerRefused e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    /// @param as what stands before the command, to be somebody else
    static Process start(List<String> as, String classPath, Path home) throws IOException {
        var command = new ArrayList<>(as);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", classPath, EmbeddedProgram.class.getName(), home.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static String lineWith(String start, BufferedReader said) throws IOException {
        var all = new StringBuilder();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(start)) return line;
            all.append(line).append('\n');
        }
        throw new AssertionError("no line '" + start + "' in:\n" + all);
    }
}
