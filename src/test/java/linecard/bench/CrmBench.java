package linecard.bench;

import linecard.database.EmbeddedServer;
import linecard.matching.Item;
import linecard.matching.LabelledPairs;
import linecard.matching.Matching;
import linecard.matching.Trait;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How quick search, lists and account pages are with 50,000 accounts and 120,000 contacts, eight
/// clients at once; how long a search for duplicates takes, and how good it is:
/// `bin/bench crm [SECONDS]`.
final class CrmBench {

    private static final int CLIENTS = 8;
    private static final long LINES = 200_000;
    private static final long DEALS = 200_000;
    /// With orders, opportunities and their steps, some 2,000,000 entries of timelines.
    private static final long CALLS = 1_000_000;
    private static final int MOVED = 100_000;

    enum Kind {
        SEARCH, SEARCH_REP, ACCOUNT, ACCOUNTS, CONTACTS, CONTACT_SEARCH, BOARD, OPPORTUNITIES,
        OPPORTUNITY
    }

    private static final List<String> WORDS = List.of("szucs", "szusc+agnes", "hegyi+gephaz",
            "c00%04d", "arvai", "balla+katalin", "gyor", "firma%d", "+3630%07d", "lorincz", "mate+ott");

    private final Program program;
    private final UUID organisation;
    private final Map<Kind, List<Long>> nanos = new EnumMap<>(Kind.class);
    private int firstBytes;
    private int nextBytes;

    private CrmBench(Program program, UUID organisation) {
        this.program = program;
        this.organisation = organisation;
    }

    static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        var company = Company.of(Dataset.of(LINES, Company.today()));
        addContacts(company);
        DealBook.write(company.home(), company.id(), DEALS);
        VisitBook.write(company, CALLS);
        var log = Path.of("target/bench/crm.log");
        Files.deleteIfExists(log);
        CrmBench bench;
        try (var program = new Program(company.home(), log)) {
            bench = new CrmBench(program, company.id());
            bench.run(seconds);
        }
        bench.tell(MoveLoad.seconds(MOVED));
    }

    private static void addContacts(Company company) throws Exception {
        try (var server = EmbeddedServer.start(company.home(), System.out::println);
                var admin = DriverManager.getConnection(
                        server.url(), server.adminUser(), server.adminPassword());
                var statement = admin.createStatement()) {
            try (var there = statement.executeQuery("select count(*) from contacts.contact")) {
                there.next();
                if (there.getLong(1) > 0) return;
            }
            admin.setAutoCommit(false);
            statement.execute("set bench.organisation = '" + company.id() + "'");
            statement.execute(Files.readString(Path.of("src/test/resources/bench/contacts.sql")));
            admin.commit();
            admin.setAutoCommit(true);
            statement.execute("vacuum (analyze)");
        }
    }

    private void run(int seconds) throws Exception {
        String staff;
        String rep;
        try (var client = new Client(program.port, "")) {
            staff = client.signIn(Company.MANAGER, Company.PASSWORD);
        }
        try (var client = new Client(program.port, "")) {
            rep = client.signIn(Company.rep(1), Company.PASSWORD);
        }
        for (var kind : Kind.values()) {
            turn(kind, 2, staff, rep);
            nanos.put(kind, turn(kind, seconds, staff, rep));
        }
        try (var client = new Client(program.port, staff)) {
            nextBytes = client.get(path(Kind.ACCOUNT, new Random(1))).body().length;
            firstBytes = nextBytes + client.get("/linecard.css").body().length;
        }
    }

    private List<Long> turn(Kind kind, int seconds, String staff, String rep) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var all = new ArrayList<Long>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<List<Long>>>();
            for (int n = 0; n < CLIENTS; n++) {
                var random = new Random(n);
                running.add(clients.submit(() ->
                        visit(kind, end, kind == Kind.SEARCH_REP ? rep : staff, random)));
            }
            for (var one : running) all.addAll(one.get());
        }
        return all;
    }

    private List<Long> visit(Kind kind, long end, String session, Random random) throws IOException {
        var taken = new ArrayList<Long>();
        try (var client = new Client(program.port, session)) {
            while (System.nanoTime() < end) {
                var path = path(kind, random);
                long began = System.nanoTime();
                var answer = client.get(path);
                taken.add(System.nanoTime() - began);
                if (answer.status() != 200) throw new IOException(path + ": " + answer.status());
            }
        }
        return taken;
    }

    private String path(Kind kind, Random random) {
        var word = WORDS.get(random.nextInt(WORDS.size()))
                .replace("%04d", "%04d".formatted(random.nextInt(10_000)))
                .replace("%07d", "%07d".formatted(random.nextInt(120_000)))
                .replace("%d", "" + random.nextInt(20_000));
        return "/o/" + Company.SLUG + switch (kind) {
            case SEARCH, SEARCH_REP -> "/search?q=" + word;
            case ACCOUNT -> "/accounts/" + Dataset.account(organisation, random.nextInt(50_000));
            case ACCOUNTS -> "/accounts?type=dealer&sort=city&page=" + (1 + random.nextInt(20));
            case CONTACTS -> "/contacts?page=" + (1 + random.nextInt(20));
            case CONTACT_SEARCH -> "/contacts?q=" + word;
            case BOARD -> "/pipeline";
            case OPPORTUNITIES -> "/opportunities?sort=amount&page=" + (1 + random.nextInt(20));
            case OPPORTUNITY -> "/opportunities/"
                    + DealBook.deal(organisation, 1 + random.nextInt((int) DEALS));
        };
    }

    private void tell(double moving) {
        System.out.printf("%n%-15s %8s %8s %9s%n", "page, ms", "median", "p99", "requests");
        nanos.forEach((kind, taken) -> System.out.printf("%-15s %8.1f %8.1f %9d%n",
                kind.name().toLowerCase(), at(taken, 0.5), at(taken, 0.99), taken.size()));
        var all = nanos.values().stream().flatMap(List::stream).toList();
        var seconds = new ArrayList<Double>();
        for (int many : List.of(12_500, 25_000, 50_000)) {
            seconds.add(duplicates(many));
            System.out.printf("duplicates in %,d accounts: %.1f s%n", many, seconds.getLast());
        }
        var line = ("crm p99_ms=%.1f first_kb=%.1f next_kb=%.1f import_s=%.1f dedupe_s=%.1f "
                + "dedupe_growth=%.2f").formatted(at(all, 0.99), firstBytes / 1024.0,
                nextBytes / 1024.0, moving, seconds.getLast(), seconds.get(2) / seconds.get(1));
        System.out.println(LabelledPairs.isThere() ? line + quality() : line);
    }

    /// The least of the sets of labelled pairs.
    private static String quality() {
        var measures = List.of(LabelledPairs.products().measure(), LabelledPairs.firms().measure(),
                LabelledPairs.people(1).measure(), LabelledPairs.people(2).measure());
        return " precision=%.3f recall=%.3f".formatted(
                measures.stream().mapToDouble(LabelledPairs.Measure::precision).min().orElse(0),
                measures.stream().mapToDouble(LabelledPairs.Measure::recall).min().orElse(0));
    }

    /// Seconds for so many firms, one of twenty written twice.
    static double duplicates(int many) {
        var random = new Random(many);
        var items = new ArrayList<Item>();
        while (items.size() < many) {
            var name = any(random, FIRST) + any(random, SECOND) + " " + any(random, THIRD);
            var address = any(random, STREETS) + " utca " + (1 + random.nextInt(200)) + ".";
            var place = (1000 + random.nextInt(9000)) + " " + any(random, FIRST) + "falva";
            var phone = "+36" + (10_000_000 + random.nextInt(89_999_999));
            items.add(firm(name, address, place, phone));
            if (random.nextInt(20) == 0) {
                int at = random.nextInt(name.length() - 1);
                items.add(firm(name.substring(0, at) + name.substring(at + 1), address, place, ""));
            }
        }
        long began = System.nanoTime();
        var pairs = Matching.within(items);
        System.out.printf("%,d pairs%n", pairs.size());
        return (System.nanoTime() - began) / 1e9;
    }

    private static final String[] FIRST = {"Alföld", "Balaton", "Csongrád", "Duna", "Eger", "Fertő",
        "Gerecse", "Hernád", "Ipoly", "Jász", "Körös", "Maros", "Nyír", "Ormán", "Pilis", "Rába",
        "Sajó", "Tisza", "Vértes", "Zala"};
    private static final String[] SECOND = {"gép", "víz", "fém", "fa", "malom", "kert", "tej",
        "hús", "bor", "papír", "vegy", "gyógy", "energia", "szál", "út", "híd", "csat", "kő"};
    private static final String[] THIRD = {"Kft.", "Zrt.", "Bt.", "Szövetkezet", "és Társa Kft.",
        "Ipari Kft.", "Kereskedelmi Zrt.", "Szerviz Bt."};
    private static final String[] STREETS = {"Kossuth", "Petőfi", "Széchenyi", "Ady", "Rákóczi",
        "Béke", "Dózsa", "Arany", "József", "Móricz", "Jókai", "Deák"};

    private static String any(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }

    private static Item firm(String name, String address, String place, String phone) {
        return new Item(Map.of(Trait.NAME, name, Trait.ADDRESS, address, Trait.PLACE, place,
                Trait.PHONE, phone));
    }

    private static double at(List<Long> nanos, double part) {
        var sorted = nanos.stream().mapToLong(n -> n).toArray();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }
}
