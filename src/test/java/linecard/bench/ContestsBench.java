package linecard.bench;

import linecard.App;
import linecard.Stage;
import linecard.access.Identities;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.api.Scope;
import linecard.api.Tokens;
import linecard.contests.Consents;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.contests.Lineups;
import linecard.contests.Scorekeeping;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.recognition.Displays;
import linecard.scoring.RulesText;
import linecard.words.Language;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How fresh twenty contests of 2,000 reps are after an import of 10,000 lines, with ten million
/// lines in the database and 200 walls connected; and how quick the leaderboard is then:
/// `bin/bench contests [LINES [SECONDS]]`.
///
/// Each import makes another rep the first of every contest. It is fresh when the last of the walls
/// shows that in all of them, counted from the last moment at which the import was not taken yet.
/// At the end the imports are undone.
final class ContestsBench {

    private static final long LINES = 10_000_000;
    private static final int CONTESTS = 20;
    private static final int WALLS = 200;
    private static final int DISPLAYS = 20;
    private static final int CLIENTS = 8;
    private static final int IMPORTED_LINES = 10_000;
    private static final Path LOG = Path.of("target/bench/contests.log");

    /// Reps of the dataset who agree to be named and lead nowhere by themselves, as the first ones
    /// do: their accounts buy the most.
    private static final List<String> LEADERS =
            List.of("Horváth Árpád 5", "Varga Árpád 6", "Kiss Árpád 7");
    private static final int FIRST_LEADER = 5;

    /// What the program is asked with.
    private record Keys(String token, List<String> secrets) {}

    private ContestsBench() {}

    static void main(String[] arguments) throws Exception {
        long lines = arguments.length == 0 ? LINES : Long.parseLong(arguments[0]);
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        var company = Company.of(Dataset.of(lines, Company.today()));
        var keys = settle(company);
        Files.deleteIfExists(LOG);
        try (var program = new Program(company.home(), LOG);
                var walls = new Walls(program.port, keys.secrets(), WALLS)) {
            int connected = walls.awaitBoards(CONTESTS, Duration.ofMinutes(5));
            System.out.printf("%d walls show %d contests%n", connected, CONTESTS);
            double fresh = fresh(new Api(program.port, keys.token()), walls);
            var taken = look(program, seconds);
            System.out.printf("leaderboard: median %.1f ms, p99 %.1f ms, %d requests; the program "
                    + "holds %d MB%n", at(taken, 0.5), at(taken, 0.99), taken.size(),
                    program.memory().program());
            System.out.printf("contests fresh_s=%.2f p99_ms=%.1f walls=%d%n",
                    fresh, at(taken, 0.99), walls.connected());
        }
    }

    private static double fresh(Api api, Walls walls) throws Exception {
        double most = 0;
        var taken = new ArrayList<String>();
        try {
            for (int turn = 0; turn < LEADERS.size(); turn++) {
                var leader = LEADERS.get(turn);
                walls.requireOther(leader);
                var at = check(api, file(turn));
                api.post(at + "/applying", "application/json", BodyPublishers.noBody());
                long since = awaitTaken(api, at);
                taken.add(at);
                double took = walls.awaitFirst(leader, CONTESTS, since);
                System.out.printf("%s leads: the last wall after %.2f s%n", leader, took);
                most = Math.max(most, took);
            }
        } finally {
            for (var at : taken.reversed()) {
                api.post(at + "/undoing", "application/json", BodyPublishers.noBody());
                api.await(at, "undone");
            }
        }
        return most;
    }

    /// @return where the import is
    private static String check(Api api, Path file) throws Exception {
        var sent = api.post("imports?subject=documents&name=orders.csv", "text/csv",
                BodyPublishers.ofFile(file));
        var at = "imports/" + sent.get("id").stringValue();
        api.post(at + "/checking", "application/json", BodyPublishers.ofString("{}"));
        api.await(at, "checked");
        return at;
    }

    /// @return the latest moment at which it was not taken yet, in nanoseconds
    private static long awaitTaken(Api api, String at) throws Exception {
        long before = System.nanoTime();
        while (true) {
            long asked = System.nanoTime();
            var state = api.get(at).get("state").stringValue();
            if (state.equals("applied")) return before;
            if (state.equals("failed")) throw new IOException("the import failed");
            before = asked;
            Thread.sleep(20);
        }
    }

    /// Contests under way, screens, and reps who agreed to be named.
    private static Keys settle(Company company) {
        try (var program = new SpringApplicationBuilder(App.class, Stage.class).run(
                "--linecard.home=" + company.home(), "--linecard.backups=off",
                "--server.port=0")) {
            var owner = program.getBean(Identities.class).owner(company.id()).orElseThrow();
            var keys = Bound.call(owner.binding(), () -> {
                contests(program, owner);
                var displays = program.getBean(Displays.class);
                displays.all(owner).forEach(old -> displays.revoke(owner, old.id()));
                var secrets = new ArrayList<String>();
                for (int n = 0; n < DISPLAYS; n++) {
                    secrets.add(displays.make(owner, "Wall " + n, Language.HUNGARIAN)
                            .orElseThrow().secret());
                }
                return new Keys(program.getBean(Tokens.class).make(owner, Ids.fresh(), "bench", Scope.all(),
                        Instant.now().plus(Duration.ofDays(1))).orElseThrow(), secrets);
            });
            agree(program, company);
            return keys;
        }
    }

    private static void agree(ConfigurableApplicationContext program, Company company) {
        var identities = program.getBean(Identities.class);
        for (int n = 0; n < Company.REPS_WHO_SIGN_IN; n++) {
            var rep = Dataset.rep(company.id(), n);
            var viewer = new Viewer(identities.owner(company.id()).orElseThrow().user(),
                    identities.organisation(company.id()).orElseThrow(),
                    Role.REP, null, rep, null);
            Bound.run(viewer.binding(), () ->
                    program.getBean(Consents.class).say(viewer, rep, true));
        }
    }

    private static void contests(ConfigurableApplicationContext program, Viewer owner) {
        var contests = program.getBean(Contests.class);
        for (int n = contests.running(owner).size(); n < CONTESTS; n++) {
            var rules = RulesText.read(rules(n, Company.today()));
            var draft = new Contest(Ids.fresh(), "Contest " + n, Contest.State.DRAFT, rules, null,
                    null, null, "", 1);
            contests.add(owner, draft);
            contests.start(owner, draft,
                    program.getBean(Lineups.class).of(owner, rules));
        }
        program.getBean(Scorekeeping.class).keepAll(owner);
    }

    /// A quarter of them over the year and measured against the year before, half over the quarter,
    /// the others over the month.
    private static String rules(int n, LocalDate today) {
        int months = List.of(12, 3, 3, 1).get(n % 4);
        var from = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / months * months
                + 1);
        var to = from.plusMonths(months);
        return """
                kind\tranking
                measure\t%s
                line\t
                days\t%s\t%s
                cut_off\t%s
                handicap\t%s
                bar\t
                minimum\t
                passes_down\tfalse
                breaks\tearlier
                tied\teach
                returns\tin_time
                leavers\tstay
                by_team\tfalse
                prize\t1\tcash\t100000\t
                """.formatted(List.of("revenue", "margin", "units").get(n % 3), from, to,
                to.plusDays(9), months == 12 ? "prior_year" : "none");
    }

    /// Orders of today at an account of the leader of that turn, larger than all there are.
    private static Path file(int turn) throws IOException {
        var file = Path.of("target/bench/contests-" + turn + ".csv");
        var text = new StringBuilder(
                "kind,number,position,date,account,product,quantity,net,cost,original\n");
        var series = Instant.now().getEpochSecond();
        long times = (long) Math.pow(10, turn);
        for (int line = 0; line < IMPORTED_LINES; line++) {
            text.append("order,C").append(series).append('-').append(line / 10).append(',')
                    .append(line % 10 + 1).append(',').append(Company.today())
                    .append(",C%06d,P%d,".formatted((FIRST_LEADER + turn) * 25 + 7, line % 600))
                    .append(1_000 * times).append(',').append(1_000_000 * times)
                    .append(".00,10.00,\n");
        }
        return Files.writeString(file, text);
    }

    private static List<Long> look(Program program, int seconds) throws Exception {
        var sessions = new ArrayList<String>();
        for (var person : List.of(Company.MANAGER, Company.rep(0), Company.rep(5), Company.OWNER)) {
            try (var client = new Client(program.port, "")) {
                sessions.add(client.signIn(person, Company.PASSWORD));
            }
        }
        turn(program, sessions, 3);
        return turn(program, sessions, seconds);
    }

    private static List<Long> turn(Program program, List<String> sessions, int seconds)
            throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var all = new ArrayList<Long>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<List<Long>>>();
            for (int n = 0; n < CLIENTS; n++) {
                var session = sessions.get(n % sessions.size());
                running.add(clients.submit(() -> visit(program, session, end)));
            }
            for (var one : running) all.addAll(one.get());
        }
        return all;
    }

    private static List<Long> visit(Program program, String session, long end)
            throws IOException {
        var taken = new ArrayList<Long>();
        try (var client = new Client(program.port, session)) {
            while (System.nanoTime() < end) {
                long began = System.nanoTime();
                var answer = client.get("/o/" + Company.SLUG + "/leaderboard");
                taken.add(System.nanoTime() - began);
                if (answer.status() != 200) throw new IOException("leaderboard: " + answer.head());
            }
        }
        return taken;
    }

    /// The time in ms within which that part of the requests was answered.
    private static double at(List<Long> nanos, double part) {
        var sorted = nanos.stream().mapToLong(n -> n).toArray();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }
}
