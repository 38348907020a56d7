package linecard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;

/// How quick the pages are with ten million order lines: `bin/bench pages [LINES [SECONDS]]`.
///
/// Eight clients with sessions of their own, connections kept alive, ask the program that `bin/run`
/// starts. The kinds of pages take turns of a few seconds, so that whatever else the machine does
/// hits all alike; within a turn all clients ask for that kind at once. At the end, turns of all
/// kinds mixed tell the requests per second.
///
/// The page to compare with is the form of a territory: the frame that every page has around what
/// one look-up by primary key finds.
final class PagesBench {

    private static final long LINES = 10_000_000;
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 5;

    enum Kind { LOOKUP, MANAGER, REP, OWN, ACCOUNTS, SEARCH, PALETTE, DOCUMENTS, DOCUMENT }

    private final Program program;
    private final UUID organisation;
    private final Dataset size;
    private final Map<Kind, List<Long>> nanos = new EnumMap<>(Kind.class);
    private final Map<Kind, Duration> worked = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> bytes = new EnumMap<>(Kind.class);

    private PagesBench(Program program, UUID organisation, Dataset size) {
        this.program = program;
        this.organisation = organisation;
        this.size = size;
    }

    static void main(String[] arguments) throws Exception {
        var size = Dataset.of(
                arguments.length == 0 ? LINES : Long.parseLong(arguments[0]), Company.today());
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        var company = Company.of(size);
        var log = Path.of("target/bench/pages.log");
        Files.deleteIfExists(log);
        try (var program = new Program(company.home(), log)) {
            new PagesBench(program, company.id(), size).run(seconds);
        }
    }

    private void run(int seconds) throws Exception {
        var staff = session(Company.MANAGER);
        var reps = new ArrayList<String>();
        for (int n = 0; n < CLIENTS; n++) reps.add(session(Company.rep(n)));
        for (var kind : Kind.values()) first(kind, kind == Kind.OWN ? reps.getFirst() : staff);
        for (int round = -1; round < ROUNDS; round++) {
            for (var kind : Kind.values()) {
                var before = program.work();
                var taken = turn(List.of(kind), round < 0 ? 2 * seconds : seconds, staff, reps);
                if (round < 0) continue;
                nanos.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(taken);
                worked.merge(kind, program.work().minus(before).both(), Duration::plus);
            }
        }
        int mixed = turn(List.of(Kind.values()), ROUNDS * seconds, staff, reps).size();
        tell(mixed / (double) (ROUNDS * seconds));
    }

    private String session(String email) throws IOException {
        try (var client = new Client(program.port, "")) {
            return client.signIn(email, Company.PASSWORD);
        }
    }

    /// The first look, when nothing is worked out yet; also that it is the page it should be.
    private void first(Kind kind, String session) throws IOException {
        try (var client = new Client(program.port, session)) {
            long began = System.nanoTime();
            var answer = client.get(path(kind, new Random(1), 0));
            long took = System.nanoTime() - began;
            if (answer.status() != 200) {
                throw new IOException(kind + ": " + answer.status() + "\n" + answer.text());
            }
            bytes.put(kind, answer.body().length);
            System.out.printf("first %-10s %8.1f ms  %6.1f KB compressed%n",
                    kind.name().toLowerCase(), took / 1e6, answer.body().length / 1024.0);
        }
    }

    private List<Long> turn(List<Kind> kinds, int seconds, String staff, List<String> reps)
            throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var all = new ArrayList<Long>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<java.util.concurrent.Future<List<Long>>>();
            for (int n = 0; n < CLIENTS; n++) {
                int number = n;
                running.add(clients.submit(() -> visit(kinds, end, staff, reps, number)));
            }
            for (var one : running) all.addAll(one.get());
        }
        return all;
    }

    private List<Long> visit(
            List<Kind> kinds, long end, String staff, List<String> reps, int number)
            throws IOException {
        var random = new Random();
        var taken = new ArrayList<Long>();
        try (var asStaff = new Client(program.port, staff);
                var asRep = new Client(program.port, reps.get(number))) {
            while (System.nanoTime() < end) {
                var kind = kinds.get(random.nextInt(kinds.size()));
                var path = path(kind, random, number);
                long began = System.nanoTime();
                var answer = (kind == Kind.OWN ? asRep : asStaff).get(path);
                taken.add(System.nanoTime() - began);
                if (answer.status() != 200) throw new IOException(path + ": " + answer.status());
            }
        }
        return taken;
    }

    private String path(Kind kind, Random random, int client) {
        var path = switch (kind) {
            case LOOKUP -> "/territories/"
                    + Dataset.territory(organisation, random.nextInt(20)) + "/edit";
            case MANAGER -> "/today";
            case REP -> "/reps/" + Dataset.rep(organisation, random.nextInt(size.reps()))
                    + "/figures";
            case OWN -> "/reps/" + Dataset.rep(organisation, client) + "/figures";
            case ACCOUNTS -> List.of("/accounts", "/accounts?sort=city_down",
                    "/accounts?sort=code&page=" + (1 + random.nextInt(20)),
                    "/accounts?type=dealer&page=2", "/accounts?rep="
                            + Dataset.rep(organisation, random.nextInt(size.reps())))
                    .get(random.nextInt(5));
            case SEARCH -> "/accounts?q=" + List.of("szucs", "gyor+gephaz", "kft",
                    "c00" + random.nextInt(1000), "ontode+pecs", "zzz").get(random.nextInt(6));
            case PALETTE -> "/search?q=" + List.of("szucs", "gyor", "hegyi+" + random.nextInt(1000),
                    "s-0000" + random.nextInt(1000), "arpad").get(random.nextInt(5));
            case DOCUMENTS -> "/documents?rep="
                    + Dataset.rep(organisation, random.nextInt(size.reps()));
            case DOCUMENT -> "/documents/" + Dataset.document(
                    organisation, random.nextLong(size.lines() / 10));
        };
        return "/o/" + Company.SLUG + path;
    }

    private void tell(double requestsPerSecond) {
        System.out.printf("%n%-10s %8s %8s %8s %8s %9s %8s%n",
                "page, ms", "median", "p99", "most", "cpu", "requests", "KB");
        nanos.forEach((kind, taken) -> System.out.printf(
                "%-10s %8.1f %8.1f %8.1f %8.2f %9d %8.1f%n",
                kind.name().toLowerCase(), at(taken, 0.5), at(taken, 0.99), at(taken, 1),
                worked.getOrDefault(kind, Duration.ZERO).toMillis() / (double) taken.size(),
                taken.size(), bytes.getOrDefault(kind, 0) / 1024.0));
        System.out.printf("pages manager_vs_lookup=%.2f p99_ms=%.1f requests_per_s=%.0f%n",
                at(nanos.get(Kind.MANAGER), 0.5) / at(nanos.get(Kind.LOOKUP), 0.5),
                at(nanos.get(Kind.MANAGER), 0.99), requestsPerSecond);
    }

    /// The time in ms within which that part of the requests was answered.
    private static double at(List<Long> nanos, double part) {
        var sorted = nanos.stream().mapToLong(n -> n).toArray();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }
}
