package linecard.bench;

import linecard.database.EmbeddedServer;
import linecard.detecting.SimulatedPeople;
import linecard.detecting.SimulatedTrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How many conflicts of interest are found of those that were put there, how many honest reps are
/// suspected, and how long a night's look takes: `bin/bench conflicts [LINES [COMPANIES]]`.
///
/// Steering and closeness on made-up companies of 100 reps, over a year of monthly looks; overlaps in
/// a company of 2,000 reps, 50,000 accounts and 800 agencies with twenty lines on each card. There also
/// how long it takes to add a line to a card, in 95 of 100 cases, and the pages of key accounts, in 99.
final class ConflictsBench {

    private static final long LINES = 10_000_000;
    private static final int COMPANIES = 20;
    private static final int REPS = 100;
    private static final int LOOKS = 12;
    private static final int CARDS = 60;
    private static final int CURVES = 400;
    private static final String ADDED = "Added by the bench ";
    private static final Path LOG = Path.of("target/bench/conflicts.log");

    private ConflictsBench() {}

    /// @param rivals agencies with a line that competes, and of how many that was found
    /// @param falseSerious agencies of which it was said without
    private record Night(double seconds, int rivals, int found, int falseSerious, int signals) {}

    /// How long a page takes, in ms, in 95 and in 99 of 100 cases.
    private record Taken(double most, double all) {

        static Taken of(List<Long> nanos) {
            var sorted = nanos.stream().sorted().toList();
            return new Taken(sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1) / 1e6,
                    sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1) / 1e6);
        }
    }

    /// What was measured with the program running.
    private record Run(double seconds, Taken card, Taken pareto) {}

    static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        long lines = arguments.length == 0 ? LINES : Long.parseLong(arguments[0]);
        int companies = arguments.length > 1 ? Integer.parseInt(arguments[1]) : COMPANIES;
        var trade = SimulatedTrade.outcome(1, REPS, LOOKS);
        var people = SimulatedPeople.outcome(1, REPS);
        for (int seed = 2; seed <= companies; seed++) {
            trade = trade.and(SimulatedTrade.outcome(seed, REPS, LOOKS));
            people = people.and(SimulatedPeople.outcome(seed, REPS));
        }
        System.out.printf("%,d reps, a year: %d accounts steered, %d found, %d of them as serious; of %d it "
                + "was said that nothing can be said, of the others %.3f were found;%n", trade.reps(),
                trade.steered(), trade.found(), trade.foundSerious(), trade.unseen(), trade.recall());
        System.out.printf("  of honest accounts %d serious, %d notices, in %,d judgements%n",
                trade.falseSerious(), trade.falseNotices(), trade.judged());
        System.out.printf("%,d reps: %d close to a customer, %d found; of others %d serious, %d notices%n",
                people.reps(), people.close(), people.found(), people.falseSerious(), people.falseNotices());
        tell(trade, people, lines);
    }

    private static void tell(SimulatedTrade.Outcome trade, SimulatedPeople.Outcome people, long lines)
            throws Exception {
        var company = Company.of(new Dataset(lines, 2_000, 50_000, Company.today(),
                new Dataset.Shape(36, 800, 3, 2, 2)));
        VisitBook.write(company, lines / 10);
        prepare(company);
        var run = run(company);
        var night = count(company, run.seconds());
        System.out.printf("a night of %,d lines: %.1f s, %,d signals; of %d agencies with a rival %d found, "
                + "%d without%n", lines, night.seconds(), night.signals(), night.rivals(), night.found(),
                night.falseSerious());
        System.out.printf("a new line on a card: %.0f ms, in 99 of 100 cases %.0f; key accounts: %.0f ms, %.0f%n",
                run.card().most(), run.card().all(), run.pareto().most(), run.pareto().all());
        double wrong = trade.falsePer100() + 100.0 * people.falseSerious() / people.reps()
                + 100.0 * night.falseSerious() / 2_000;
        System.out.printf("conflicts recall_overlap=%.3f recall_closeness=%.3f recall_steering=%.3f "
                        + "false_per_100=%.2f nightly_s=%.1f linecard_ms=%.0f pareto_p99_ms=%.0f%n",
                (double) night.found() / night.rivals(), people.recall(),
                (double) trade.found() / trade.steered(), wrong, night.seconds(), run.card().most(),
                run.pareto().all());
    }

    private static Run run(Company company) throws Exception {
        Files.deleteIfExists(LOG);
        try (var program = new Program(company.home(), LOG); var owner = new Client(program.port, "")) {
            owner.signIn(Company.OWNER, Company.PASSWORD);
            look(owner);
            double seconds = look(owner);
            review(owner);
            return new Run(seconds, cards(owner, company), pareto(owner, company));
        }
    }

    private static String page(String path) {
        return "/o/" + Company.SLUG + path;
    }

    /// Has key accounts looked at, and waits for it.
    private static void review(Client owner) throws Exception {
        var job = owner.press(page("/line-cards"), page("/accounts/key/review"));
        while (owner.get(job).text().contains("<progress")) Thread.sleep(500);
    }

    /// A new line on one card after another; the program compares it with what the agency sells.
    private static Taken cards(Client owner, Company company) throws Exception {
        var token = owner.token(page("/line-cards"));
        var nanos = new ArrayList<Long>();
        for (int n = -5; n < CARDS; n++) {
            var path = page("/agencies/" + Dataset.agency(company.id(), (n + 5) * 7 % 800) + "/line-card/lines");
            long began = System.nanoTime();
            var answer = owner.send(path, Map.of("principal", ADDED + n, "category", "K39-5", "from", "2026-01-01"),
                    token);
            if (n >= 0) nanos.add(System.nanoTime() - began);
            if (answer.status() != 303) throw new IOException(path + ": " + answer.status() + "\n" + answer.text());
        }
        return Taken.of(nanos);
    }

    /// The curve of the whole, of territories, of reps and of lines, in turn.
    private static Taken pareto(Client owner, Company company) throws Exception {
        var nanos = new ArrayList<Long>();
        for (int n = -20; n < CURVES; n++) {
            var path = page("/accounts/key" + switch (n & 3) {
                case 0 -> "";
                case 1 -> "?by=territory&part=" + Dataset.territory(company.id(), (n + 20) % 20);
                case 2 -> "?by=rep&part=" + Dataset.rep(company.id(), (n + 20) * 13 % 2_000);
                default -> "?by=rep";
            });
            long began = System.nanoTime();
            var answer = owner.get(path);
            if (n >= 0) nanos.add(System.nanoTime() - began);
            if (answer.status() != 200) throw new IOException(path + ": " + answer.status());
        }
        return Taken.of(nanos);
    }

    private static void prepare(Company company) throws Exception {
        try (var server = EmbeddedServer.start(company.home(), line -> {}); var admin = admin(server);
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            statement.execute("delete from linecards.line where principal like '" + ADDED + "%'");
            admin.commit();
            try (var there = statement.executeQuery("select count(*) from linecards.line")) {
                there.next();
                if (there.getLong(1) > 0) return;
            }
            statement.execute("set bench.organisation = '" + company.id() + "'");
            statement.execute(Files.readString(Path.of("src/test/resources/bench/linecards.sql")));
            admin.commit();
            admin.setAutoCommit(true);
            statement.execute("vacuum (analyze)");
        }
    }

    /// @return seconds until the look was over
    private static double look(Client owner) throws Exception {
        var page = page("/conflicts");
        long began = System.nanoTime();
        owner.press(page, page + "/look");
        while (owner.get(page).text().contains("<progress")) Thread.sleep(200);
        double took = (System.nanoTime() - began) / 1e9;
        if (!owner.get(page).text().contains("Last look")) throw new IOException("the look broke off");
        return took;
    }

    /// What the script put there, beside what is said now.
    private static Night count(Company company, double seconds) throws Exception {
        try (var server = EmbeddedServer.start(company.home(), line -> {}); var admin = admin(server);
                var statement = admin.createStatement();
                var row = statement.executeQuery("""
                        select count(*) filter (where is_rival),
                               count(*) filter (where is_rival and is_found),
                               count(*) filter (where not is_rival and is_found),
                               (select count(*) from signals.signal where closed_at is null)
                        from (select substr(g.code, 3)::integer % 10 = 0 as is_rival,
                                     exists (select from signals.signal s
                                             where s.agency_id = g.id and s.closed_at is null
                                               and s.rule = 'overlap' and s.severity = 'serious') as is_found
                              from people.agency g) a
                        """)) {
            row.next();
            return new Night(seconds, row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
        }
    }

    private static Connection admin(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.adminUser(), server.adminPassword());
    }
}
