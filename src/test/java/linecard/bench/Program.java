package linecard.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Linecard as `bin/run` starts it, on a data folder of a bench.
final class Program implements AutoCloseable {

    private static final long TICKS_PER_S = 100;

    private final Path home;
    private final Process process;
    final int port;

    /// How long until the first page was served.
    final Duration started;

    Program(Path home, Path log) throws IOException, InterruptedException {
        this(home, log, Map.of());
    }

    /// @param environment more of it
    Program(Path home, Path log, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.home = home;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var builder = new ProcessBuilder("bin/run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        // the day's backup would be due a minute after the start, amid what is measured
        builder.environment().put("LINECARD_BACKUPS", "off");
        builder.environment().put("LINECARD_HOME", home.toString());
        builder.environment().put("LINECARD_PORT", Integer.toString(port));
        long began = System.nanoTime();
        process = builder.start();
        while (!answers()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("Linecard ended:\n" + Files.readString(log));
            }
        }
        started = Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean answers() {
        try (var client = new Client(port, "")) {
            return client.get("/sign-in").status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /// What the program's own process holds in memory, and all of PostgreSQL's besides, in MB.
    record Memory(long program, long database) {}

    /// As the kernel counts it: resident for the program; for PostgreSQL, whose processes share
    /// most of theirs, proportional.
    Memory memory() throws IOException {
        long database = 0;
        for (var one : database()) database += kilobytes(one.pid(), "Pss");
        return new Memory(kilobytes(process.pid(), "Rss") / 1024, database / 1024);
    }

    /// The server is no child of the program: it goes on for a moment without it.
    private List<ProcessHandle> database() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid"))
                .getFirst().strip());
        var server = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    private static long kilobytes(long pid, String what) throws IOException {
        var rollup = Path.of("/proc/" + pid + "/smaps_rollup");
        if (!Files.exists(rollup)) return 0;
        for (var line : Files.readAllLines(rollup, StandardCharsets.UTF_8)) {
            if (line.startsWith(what + ":")) return Long.parseLong(line.split("\\s+")[1]);
        }
        return 0;
    }

    /// The most that the program's own process held in memory so far, PostgreSQL aside.
    long peakMegabytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.split("\\s+")[1]) / 1024;
        }
        throw new IOException("no peak");
    }

    /// The processor's time that the program and PostgreSQL took so far: what a busy machine does
    /// not stretch.
    record Work(Duration program, Duration database) {

        Duration both() {
            return program.plus(database);
        }

        Work minus(Work before) {
            return new Work(program.minus(before.program), database.minus(before.database));
        }
    }

    Work work() throws IOException {
        long database = 0;
        for (var one : database()) database += ticks(one);
        return new Work(time(ticks(process.toHandle())), time(database));
    }

    private static Duration time(long ticks) {
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_S);
    }

    /// With those of the children that ended.
    private static long ticks(ProcessHandle of) throws IOException {
        var stat = Path.of("/proc/" + of.pid() + "/stat");
        if (!Files.exists(stat)) return 0;
        var text = Files.readString(stat, StandardCharsets.ISO_8859_1);
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12])
                + Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
