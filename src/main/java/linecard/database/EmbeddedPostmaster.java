package linecard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The running server, known by the file postmaster.pid in its data folder.
record EmbeddedPostmaster(ProcessHandle process, Path data, int port) {

    /// How long a shutdown may take that lets go of all clients and writes everything to disk.
    private static final Duration FAST = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(20);

    /// Where in postmaster.pid which number stands.
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /// The server of these data, if one lives. A number in the file that meanwhile belongs to
    /// some other program does not count.
    static Optional<EmbeddedPostmaster> living(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        var lines = Files.readAllLines(file);
        if (!isNumber(lines, PID_LINE) || !isNumber(lines, PORT_LINE)) return Optional.empty();
        int port = Integer.parseInt(lines.get(PORT_LINE));
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE)))
                .filter(process -> isPostgres(process, data))
                .map(process -> new EmbeddedPostmaster(process, data, port));
    }

    /// Without this a number that meanwhile is some other program's, as happens in containers,
    /// would keep PostgreSQL from starting. What is left of a killed server still does: it also
    /// looks for the shared memory of these data.
    static void forgetStranger(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return;
        var lines = Files.readAllLines(file);
        if (!isNumber(lines, PID_LINE)) return;
        var stranger = ProcessHandle.of(Long.parseLong(lines.get(PID_LINE)))
                .filter(process -> process.info().command().isPresent())
                .filter(process -> !isPostgres(process, data));
        if (stranger.isPresent()) Files.delete(file);
    }

    /// One that has died but was collected by nobody does not count.
    boolean isRunning() {
        return process.isAlive() && isPostgres(process, data);
    }

    /// Whether it has come up wholly, after a recovery too.
    boolean isReady() throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) return false;
        var lines = Files.readAllLines(file);
        return lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
    }

    /// Lets clients go at once and writes everything to disk; where that hangs, stops without
    /// writing: nothing committed is lost, only the next start takes longer.
    void stop() throws IOException, InterruptedException {
        signal("INT");
        if (endsWithin(FAST)) return;
        signal("QUIT");
        if (endsWithin(FAST)) return;
        process.destroyForcibly();
    }

    /// Its last deed is to delete its file; where nobody collects dead processes, as in some
    /// containers, that is the only sign.
    private boolean endsWithin(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (Files.exists(data.resolve("postmaster.pid")) && !endsWithinAGlance())
            if (System.nanoTime() > until) return false;
        return true;
    }

    private boolean endsWithinAGlance() throws InterruptedException {
        try {
            process.onExit().get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Java itself can send only TERM, for which PostgreSQL waits until all clients have left.
    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder(List.of("sh", "-c", "kill -" + name + " " + process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor();
    }

    private static boolean isNumber(List<String> lines, int line) {
        return lines.size() > line && lines.get(line).matches("\\d{1,9}");
    }

    private static boolean isPostgres(ProcessHandle process, Path data) {
        var words = process.info().arguments().map(List::of).orElse(List.of());
        return words.contains("-D") && words.contains(data.toString());
    }
}
