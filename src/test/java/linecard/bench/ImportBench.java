package linecard.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// How long a file takes from its first byte to where pages show it: `bin/bench import [LINES
/// [MORE_LINES]]`.
///
/// The program that `bin/run` starts, given 288 MB of heap, gets the file by the API, checks all
/// rows and takes them, after a small file that warms it up as other nights' files would. Beside
/// it, the same server copies the same file into a bare table. The same again with five times as
/// many lines, in a company of its own.
final class ImportBench {

    private static final String HEAP = "288m";
    private static final long WARM_UP = 50_000;

    private final Program program;
    private final Api api;
    private Program.Work before;

    private ImportBench(Program program, String token) throws IOException {
        this.program = program;
        api = new Api(program.port, token);
        before = program.work();
    }

    static void main(String[] arguments) throws Exception {
        long lines = arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]);
        long more = arguments.length < 2 ? 5 * lines : Long.parseLong(arguments[1]);
        var small = measure(lines);
        var large = measure(more);
        System.out.printf("import vs_copy=%.2f growth=%.2f memory_mb=%d%n",
                small.seconds() / small.copySeconds(), large.seconds() / small.seconds(),
                Math.max(small.megabytes(), large.megabytes()));
    }

    /// @param megabytes the most that the program itself held
    private record Measured(double seconds, double copySeconds, long megabytes) {}

    private static Measured measure(long lines) throws Exception {
        var file = OrderBook.file(lines);
        var home = Path.of("target/bench/home-import").toAbsolutePath();
        Company.delete(home);
        var token = Api.settle(home, OrderBook::settle);
        var log = Path.of("target/bench/import.log");
        Files.deleteIfExists(log);
        try (var program = new Program(home, log, Map.of("LINECARD_HEAP", HEAP))) {
            new ImportBench(program, token).bring(OrderBook.file(WARM_UP, "W"));
            var before = program.work();
            double copy = BareCopy.seconds(home, url(home), file);
            var copying = program.work().minus(before).database();
            double seconds = new ImportBench(program, token).bring(file);
            var measured = new Measured(seconds, copy, program.peakMegabytes());
            System.out.printf("%,d lines: bare COPY %.1f s (processor %.1f s), import %.1f s, "
                    + "at most %d MB%n", lines, copy, copying.toMillis() / 1e3, seconds,
                    measured.megabytes());
            return measured;
        } finally {
            Company.delete(home);
        }
    }

    /// Of the embedded server at work.
    private static String url(Path home) throws IOException {
        var lines = Files.readAllLines(home.resolve("data/postmaster.pid"));
        return "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/linecard";
    }

    private double bring(Path file) throws Exception {
        long began = System.nanoTime();
        var sent = api.post("imports?subject=documents&name=orders.csv", "text/csv",
                BodyPublishers.ofFile(file));
        var at = "imports/" + sent.get("id").stringValue();
        tell("sent", began);
        api.post(at + "/checking", "application/json", BodyPublishers.ofString("{}"));
        api.await(at, "checked");
        tell("checked", began);
        api.post(at + "/applying", "application/json", BodyPublishers.noBody());
        api.await(at, "applied");
        tell("taken", began);
        return (System.nanoTime() - began) / 1e9;
    }

    private void tell(String what, long began) throws IOException {
        var now = program.work();
        var work = now.minus(before);
        before = now;
        System.out.printf("  %-8s after %5.1f s; processor since then: program %.1f s, "
                + "PostgreSQL %.1f s%n", what, (System.nanoTime() - began) / 1e9,
                work.program().toMillis() / 1e3, work.database().toMillis() / 1e3);
    }
}
