package linecard.journey;

import linecard.App;
import linecard.Beat;
import linecard.FreePort;
import linecard.database.MigratedHome;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A program of its own on a data folder of its own, as a person starts it, on a machine whose
/// language has digits of its own; what it says on the console is read as the person would.
public final class Installation implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("token ([0-9a-f]{20})");

    private final Path home;
    private final Process program;
    private final int port;
    private final CountDownLatch terminating = new CountDownLatch(1);
    private final List<String> said = new ArrayList<>();

    /// On a folder in which a program was before that founded nothing.
    public Installation(String... arguments) throws IOException {
        this(preparedHome(), arguments);
    }

    /// The first start of all, on an empty folder.
    static Installation ofNothing() throws IOException {
        return new Installation(emptyHome());
    }

    /// On the data of one that has ended.
    Installation(Path home, String... arguments) throws IOException {
        this(home, withoutTests(), App.class,
                arguments.length == 0 ? "Open http://" : "Linecard is at", arguments);
    }

    /// With a company to begin with.
    static Installation ofBeat() throws IOException {
        return new Installation(
                preparedHome(), System.getProperty("java.class.path"), Beat.class, "Beat ");
    }

    private static Path preparedHome() throws IOException {
        var home = emptyHome();
        MigratedHome.quickCopiedTo(home);
        return home;
    }

    private static Path emptyHome() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target")),
                "journey-home-").toAbsolutePath();
    }

    /// @param last with which it says on the console that it is up
    private Installation(
            Path home, String classPath, Class<?> started, String last, String... arguments)
            throws IOException {
        this.home = home;
        port = FreePort.any();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
        if (started.equals(App.class)) command.addAll(List.of("-Duser.language=fa", "-Duser.country=IR"));
        command.add(started.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LINECARD_HOME", home.toString());
        builder.environment().put("LINECARD_PORT", Integer.toString(port));
        program = builder.start();
        listen(last);
    }

    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Reads the console until the program is up; goes on reading so that it never has to wait.
    private void listen(String last) throws IOException {
        var console = new BufferedReader(
                new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        for (var line = console.readLine(); line != null; line = console.readLine()) {
            said.add(line);
            if (line.contains(last)) break;
        }
        if (!program.isAlive()) throw new IllegalStateException(String.join("\n", said));
        Thread.ofVirtual().start(() -> console.lines().forEach(line -> {}));
    }

    public String address() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    Path home() {
        return home;
    }

    /// Asks the program to end, as a service manager does; it goes on for a moment.
    ProcessHandle terminate() {
        program.destroy();
        terminating.countDown();
        return program.toHandle();
    }

    /// kill -9; its data can be opened by another one.
    void kill() {
        program.destroyForcibly().onExit().join();
    }

    /// Opens when the program is asked to end.
    CountDownLatch terminating() {
        return terminating;
    }

    public String token() {
        var found = TOKEN.matcher(String.join("\n", said));
        if (!found.find()) throw new IllegalStateException("no token in " + said);
        return found.group(1);
    }

    /// What it said on the console until it was up.
    public String said() {
        return String.join("\n", said);
    }

    @Override
    public void close() {
        program.destroy();
        program.onExit().join();
    }
}
