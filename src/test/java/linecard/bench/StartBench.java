package linecard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// How long Linecard takes to start, and what it holds in memory: `bin/bench start [MINUTES]`.
///
/// From the command to the first page: on an empty home without the start-up cache (cold), later
/// without it, later with it (warm). Then four clients read pages of a company with 1,000,000
/// lines for so many minutes, an hour where none is said, and memory is looked at again.
final class StartBench {

    private static final int TIMES = 5;
    private static final int CLIENTS = 4;
    private static final long LINES = 1_000_000;

    private static final Map<String, String> WITHOUT_CACHE = Map.of("LINECARD_START_CACHE", "off");
    private static final Path LOG = Path.of("target/bench/start.log");

    private StartBench() {}

    static void main(String[] arguments) throws Exception {
        var minutes = Duration.ofMinutes(arguments.length == 0 ? 60 : Long.parseLong(arguments[0]));
        var company = Company.of(Dataset.of(LINES, Company.today()));
        Files.deleteIfExists(LOG);
        var empty = Path.of("target/bench/home-start").toAbsolutePath();
        Company.delete(empty);
        double cold = seconds(empty, WITHOUT_CACHE);
        var later = new double[TIMES];
        for (int i = 0; i < TIMES; i++) later[i] = seconds(company.home(), WITHOUT_CACHE);
        awaitCache(company.home());
        var warm = new double[TIMES];
        for (int i = 0; i < TIMES; i++) warm[i] = seconds(company.home(), Map.of());
        System.out.printf("first page: empty home %.1f s, later %.1f s, with the start-up cache "
                + "%.1f s (medians of %d)%n", cold, median(later), median(warm), TIMES);
        try (var program = new Program(company.home(), LOG)) {
            var atFirst = program.memory();
            long asked = load(program, company, minutes);
            var after = program.memory();
            System.out.printf("memory, program + PostgreSQL: %d + %d MB after start, %d + %d MB "
                    + "after %d requests in %d min%n", atFirst.program(), atFirst.database(),
                    after.program(), after.database(), asked, minutes.toMinutes());
            System.out.printf("start cold_s=%.1f warm_s=%.1f memory_mb=%d%n",
                    cold, median(warm), after.program() + after.database());
        }
        Company.delete(empty);
    }

    private static double seconds(Path home, Map<String, String> environment) throws Exception {
        try (var program = new Program(home, LOG, environment)) {
            return program.started.toMillis() / 1e3;
        }
    }

    /// It is made beside a program that runs, at its leisure.
    private static void awaitCache(Path home) throws Exception {
        try (var _ = new Program(home, LOG)) {
            for (int i = 0; caches().isEmpty(); i++) {
                if (i > 180) throw new IOException("no start-up cache; see target/run");
                Thread.sleep(1_000);
            }
        }
    }

    private static List<Path> caches() throws IOException {
        var run = Path.of("target/run");
        if (!Files.exists(run)) return List.of();
        try (var files = Files.list(run)) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    private static long load(Program program, Company company, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> client = () -> visit(program, company, end);
            long asked = 0;
            for (var one : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                asked += one.get();
            }
            return asked;
        }
    }

    private static long visit(Program program, Company company, long end) throws IOException {
        var random = new Random();
        long asked = 0;
        try (var client = new Client(program.port, "")) {
            client.signIn(Company.MANAGER, Company.PASSWORD);
            while (System.nanoTime() < end) {
                var path = "/o/" + Company.SLUG + List.of("/today", "/accounts", "/documents",
                        "/goals", "/statements", "/reps/" + Dataset.rep(company.id(),
                                random.nextInt(2_000)) + "/figures").get(random.nextInt(6));
                var answer = client.get(path);
                if (answer.status() != 200) throw new IOException(path + " " + answer.status());
                asked++;
            }
        }
        return asked;
    }

    private static double median(double[] of) {
        var sorted = of.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
