package linecard.bench;

import linecard.App;
import linecard.Stage;
import linecard.api.Scope;
import linecard.api.Tokens;
import linecard.database.Bound;
import linecard.database.Safekeeping;

import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How long a file takes from its first byte to where pages show it: `bin/bench import [LINES
/// [MORE_LINES]]`.
///
/// The program that `bin/run` starts, given 320 MB of heap, gets the file by the API, checks all
/// rows and takes them, after a small file that warms it up as other nights' files would. Beside
/// it, the same server copies the same file into a bare table. The same again with five times as
/// many lines, in a company of its own.
final class ImportBench {

    private static final String HEAP = "320m";
    private static final long WARM_UP = 50_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Program program;
    private final String token;
    private Program.Work before;

    ImportBench(Program program, String token) throws IOException {
        this.program = program;
        this.token = token;
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
        var token = settle(home);
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

    /// A company with everything that the file names, and a token of its owner; with today's
    /// backup, which would else be made a minute later, amid what is measured.
    private static String settle(Path home) throws IOException, SQLException {
        try (var program = new SpringApplicationBuilder(App.class, Stage.class).run(
                "--linecard.home=" + home, "--server.port=0")) {
            var owner = program.getBean(Stage.class).company();
            var token = Bound.call(owner.binding(), () -> {
                OrderBook.settle(LoadBench.rooms(program), owner);
                return program.getBean(Tokens.class).make(
                        owner, "bench", Scope.all(), Instant.now().plus(Duration.ofDays(1)));
            });
            program.getBean(Safekeeping.class).take(false);
            return token;
        }
    }

    /// Of the embedded server at work.
    private static String url(Path home) throws IOException {
        var lines = Files.readAllLines(home.resolve("data/postmaster.pid"));
        return "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/linecard";
    }

    private double bring(Path file) throws Exception {
        long began = System.nanoTime();
        take(file, began);
        return (System.nanoTime() - began) / 1e9;
    }

    /// Brings a file in, and comes back once it is taken.
    ///
    /// @return where the import is
    String take(Path file, long began) throws Exception {
        var sent = ask("imports?subject=documents&name=orders.csv", "text/csv",
                BodyPublishers.ofFile(file));
        var at = "imports/" + sent.get("id").stringValue();
        tell("sent", began);
        ask(at + "/checking", "application/json", BodyPublishers.ofString("{}"));
        await(at, List.of("checked"));
        tell("checked", began);
        ask(at + "/applying", "application/json", BodyPublishers.noBody());
        await(at, List.of("applied"));
        tell("taken", began);
        return at;
    }

    void undo(String at) throws Exception {
        ask(at + "/undoing", "application/json", BodyPublishers.noBody());
        await(at, List.of("undone"));
    }

    private void tell(String what, long began) throws IOException {
        var now = program.work();
        var work = now.minus(before);
        before = now;
        System.out.printf("  %-8s after %5.1f s; processor since then: program %.1f s, "
                + "PostgreSQL %.1f s%n", what, (System.nanoTime() - began) / 1e9,
                work.program().toMillis() / 1e3, work.database().toMillis() / 1e3);
    }

    private void await(String at, List<String> states) throws Exception {
        while (true) {
            var shown = ask(HttpRequest.newBuilder(address(at)).GET());
            if (states.contains(shown.get("state").stringValue())) return;
            if (!shown.get("problem").isNull() || shown.get("state").stringValue().equals("failed")) {
                throw new IOException(shown.toString());
            }
            Thread.sleep(50);
        }
    }

    private JsonNode ask(String what, String type, BodyPublisher body) throws Exception {
        return ask(HttpRequest.newBuilder(address(what)).header("Content-Type", type).POST(body));
    }

    private JsonNode ask(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IOException(answer.body());
        return JSON.readTree(answer.body());
    }

    private URI address(String what) {
        return URI.create("http://127.0.0.1:" + program.port + "/api/v1/" + what);
    }
}
