package linecard.bench;

import linecard.App;
import linecard.Stage;
import linecard.database.EmbeddedServer;

import org.springframework.boot.builder.SpringApplicationBuilder;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// How quickly words are found in a company's reports: whole pages, as a manager and as a rep, one
/// after the other.
final class SearchLoad {

    private static final int PAGES = 2_000;
    private static final int WARM = 300;

    /// As they are typed: with other endings, without accents, mistyped, begun, several, narrowed.
    private static final List<String> ASKED = List.of("ügyfelek", "szivattyukrol", "szallitas",
            "szállítás+határidő", "arajanlat+motor", "kedvezmeny", "szalitas", "deliveries",
            "pump", "szucs", "versenytársak", "csapágy+üzemvezető", "szivatt", "drága+szállító",
            "kér&outcome=rejected", "beszerzés&kind=phone", "nagy&from=2026-01-01", "érdeklődik");

    private SearchLoad() {}

    static double run(long reports) throws Exception {
        var size = new Dataset(20_000, 400, 10_000, Company.today());
        var company = Company.of(size);
        fill(company, size, reports);
        try (var program = new SpringApplicationBuilder(App.class, Stage.class).run(
                "--linecard.home=" + company.home(), "--linecard.backups=off", "--server.port=0")) {
            int port = Integer.parseInt(
                    program.getEnvironment().getRequiredProperty("local.server.port"));
            var taken = new ArrayList<Double>();
            for (var person : List.of(Company.MANAGER, Company.rep(0))) {
                String session;
                try (var client = new Client(port, "")) {
                    session = client.signIn(person, Company.PASSWORD);
                }
                try (var client = new Client(port, session)) {
                    measure(client, WARM);
                    var own = measure(client, PAGES);
                    tell(person, own);
                    taken.addAll(own);
                }
            }
            return at(taken, 0.99);
        }
    }

    private static List<Double> measure(Client client, int pages) throws IOException {
        var chance = new Random(pages);
        var taken = new ArrayList<Double>();
        for (int i = 0; i < pages; i++) {
            var asked = ASKED.get(chance.nextInt(ASKED.size()));
            long began = System.nanoTime();
            var path = "/o/" + Company.SLUG + "/calls/search?q=" + asked;
            var answer = client.get(URI.create(path).toASCIIString());
            taken.add((System.nanoTime() - began) / 1e6);
            if (answer.status() != 200) throw new IOException(asked + ": " + answer.status());
            if (taken.getLast() > 100) System.out.printf("  %s: %.0f ms%n", asked, taken.getLast());
        }
        return taken;
    }

    private static void tell(String person, List<Double> taken) {
        System.out.printf("search as %s: median %.1f ms, p99 %.1f ms, most %.1f ms%n", person,
                at(taken, 0.5), at(taken, 0.99), at(taken, 1));
    }

    private static double at(List<Double> taken, double part) {
        var sorted = taken.stream().mapToDouble(one -> one).toArray();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }

    /// Once for each size and day.
    private static void fill(Company company, Dataset size, long reports) throws Exception {
        var stamp = company.home().resolve("bench-reports");
        var wanted = reports + " " + size.today() + " " + script().hashCode();
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) return;
        var began = Instant.now();
        try (var server = EmbeddedServer.start(company.home(), System.out::println);
                var admin = DriverManager.getConnection(
                        server.url(), server.adminUser(), server.adminPassword())) {
            write(admin, company, size, reports);
        }
        Files.writeString(stamp, wanted);
        System.out.printf("%,d reports made in %d s%n", reports,
                Duration.between(began, Instant.now()).toSeconds());
    }

    private static void write(Connection admin, Company company, Dataset size, long reports)
            throws SQLException, IOException {
        admin.setAutoCommit(false);
        var organisation = company.id().toString();
        var settings = Map.of("bench.organisation", organisation, "bench.salt",
                organisation.substring(28), "bench.today", size.today().toString(), "bench.reps",
                String.valueOf(size.reps()), "bench.accounts", String.valueOf(size.accounts()),
                "bench.reports", String.valueOf(reports), "linecard.organisation", organisation,
                "linecard.person", organisation, "work_mem", "512MB", "maintenance_work_mem",
                "512MB");
        try (var set = admin.prepareStatement("select set_config(?, ?, true)")) {
            for (var setting : settings.entrySet()) {
                set.setString(1, setting.getKey());
                set.setString(2, setting.getValue());
                set.execute();
            }
        }
        try (var statement = admin.createStatement()) {
            statement.execute(script());
            admin.commit();
            admin.setAutoCommit(true);
            statement.execute("vacuum (analyze) calls.call, calls.note, hearing.token");
            statement.execute("checkpoint");
        }
    }

    private static String script() throws IOException {
        try (var script = Objects.requireNonNull(
                SearchLoad.class.getResourceAsStream("/bench/reports.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
