package linecard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// How long the forecast of a whole organisation takes, and how quick reports are then:
/// `bin/bench reports [LINES [SECONDS]]`, with a call for every ten order lines and
/// an opportunity for every fifty. Four clients ask for reports of all kinds, each in its turn.
final class ReportsBench {

    private static final long LINES = 10_000_000;
    private static final int CLIENTS = 4;
    private static final Path LOG = Path.of("target/bench/reports.log");

    private ReportsBench() {}

    static void main(String[] arguments) throws Exception {
        long lines = arguments.length == 0 ? LINES : Long.parseLong(arguments[0]);
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        var size = Dataset.of(lines, Company.today());
        var company = Company.of(size);
        VisitBook.write(company, lines / 10);
        DealBook.write(company.home(), company.id(), lines / 50);
        Files.deleteIfExists(LOG);
        try (var program = new Program(company.home(), LOG);
                var owner = new Client(program.port, "")) {
            owner.signIn(Company.OWNER, Company.PASSWORD);
            System.out.printf("first forecast, with six months worked out afterwards: %.1f s%n",
                    forecast(owner));
            double forecast = forecast(owner);
            System.out.printf("forecast of %,d reps and %,d accounts: %.1f s%n", size.reps(),
                    size.accounts(), forecast);
            var first = new TreeMap<String, Long>();
            var taken = pages(program, company, size, seconds, first);
            var all = new ArrayList<Long>();
            System.out.printf("%n%-48s %8s %8s %8s %9s%n",
                    "page, ms", "first", "median", "p99", "requests");
            taken.forEach((page, nanos) -> {
                all.addAll(nanos);
                System.out.printf("%-48s %8.1f %8.1f %8.1f %9d%n", page, first.get(page) / 1e6,
                        at(nanos, 0.5), at(nanos, 0.99), nanos.size());
            });
            System.out.printf("reports p99_ms=%.1f forecast_s=%.1f memory_mb=%d%n",
                    at(all, 0.99), forecast, program.memory().program());
        }
    }

    /// @return seconds until the job was over
    private static double forecast(Client owner) throws Exception {
        var base = "/o/" + Company.SLUG;
        long began = System.nanoTime();
        var job = owner.press(base + "/forecast", base + "/forecast");
        while (owner.get(job).text().contains("<progress")) Thread.sleep(200);
        double took = (System.nanoTime() - began) / 1e9;
        var end = owner.get(job).text();
        if (!end.contains("Done")) throw new IOException("the forecast ended otherwise:\n" + end);
        return took;
    }

    /// @param first how long the first look of anybody took, by page: one after another, before
    ///     four look at once
    private static Map<String, List<Long>> pages(
            Program program, Company company, Dataset size, int seconds,
            Map<String, Long> first) throws Exception {
        var kinds = List.of("/forecast", "/forecast?by=territory", "/forecast?by=product_line",
                "/forecast?by=account_group", "/forecast/record", "/reps/REP/forecast", "/today",
                "/today?by=year&sort=attainment", "/reps/REP/figures",
                "/ranking", "/pipeline/movements", "/pipeline/movements?period=month",
                "/pipeline/movements?period=quarter&what=pushed", "/pipeline/funnel",
                "/pipeline/funnel?rep=REP",
                "/pipeline/measures");
        String session;
        try (var client = new Client(program.port, "")) {
            session = client.signIn(Company.MANAGER, Company.PASSWORD);
            for (var kind : kinds) {
                first.put(kind, look(client, kind, company, size, new Random(1)));
            }
        }
        var before = program.work();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var all = new TreeMap<String, List<Long>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<Map<String, List<Long>>>>();
            for (int n = 0; n < CLIENTS; n++) {
                int number = n;
                Callable<Map<String, List<Long>>> visit = () -> {
                    var random = new Random(number);
                    var taken = new TreeMap<String, List<Long>>();
                    try (var client = new Client(program.port, session)) {
                        for (int i = number; System.nanoTime() < end; i++) {
                            var kind = kinds.get(i % kinds.size());
                            taken.computeIfAbsent(kind, _ -> new ArrayList<>())
                                    .add(look(client, kind, company, size, random));
                        }
                    }
                    return taken;
                };
                running.add(clients.submit(visit));
            }
            for (var one : running) {
                one.get().forEach((kind, taken) ->
                        all.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(taken));
            }
        }
        var work = program.work().minus(before);
        long requests = all.values().stream().mapToLong(List::size).sum();
        System.out.printf("processor a page: %.1f ms of the program, %.1f ms of PostgreSQL%n",
                work.program().toMillis() / (double) requests,
                work.database().toMillis() / (double) requests);
        return all;
    }

    private static long look(
            Client client, String kind, Company company, Dataset size, Random random)
            throws IOException {
        var path = "/o/" + Company.SLUG + kind.replace("REP",
                Dataset.rep(company.id(), random.nextInt(size.reps())).toString());
        long began = System.nanoTime();
        var answer = client.get(path);
        long took = System.nanoTime() - began;
        if (answer.status() != 200) throw new IOException(path + ": " + answer.status());
        return took;
    }

    private static double at(List<Long> nanos, double part) {
        var sorted = nanos.stream().mapToLong(n -> n).toArray();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }
}
