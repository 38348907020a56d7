package linecard.bench;

import linecard.App;
import linecard.access.Identities;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Organisations;
import linecard.access.Role;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.calendar.FiscalCalendar;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.EmbeddedServer;
import linecard.database.Ids;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.UUID;

/// A data folder with the company of a bench in it, made once and kept in `target/bench`.
///
/// @param id of the organisation, of which all other ids follow
record Company(Path home, UUID id) {

    static final String SLUG = "bench";
    static final String PASSWORD = "a calm river at noon";
    static final int REPS_WHO_SIGN_IN = 12;

    static final String OWNER = "owner@bench.example";
    static final String MANAGER = "manager@bench.example";

    static String rep(int n) {
        return "rep" + n + "@bench.example";
    }

    /// The folder of that size; made anew where the data would not be the same today.
    static Company of(Dataset size) throws Exception {
        var home = Path.of("target/bench/home-" + size.lines()).toAbsolutePath();
        var stamp = home.resolve("bench-stamp");
        var wanted = stamp(size);
        if (Files.exists(stamp)) {
            var found = Files.readString(stamp).split("\n");
            if (found[0].equals(wanted)) return new Company(home, UUID.fromString(found[1]));
        }
        System.out.printf("making %,d lines, %,d reps, %,d accounts in %s%n",
                size.lines(), size.reps(), size.accounts(), home);
        delete(home);
        var began = Instant.now();
        var owner = found(home);
        try (var server = EmbeddedServer.start(home, System.out::println);
                var admin = DriverManager.getConnection(
                        server.url(), server.adminUser(), server.adminPassword())) {
            size.fill(admin, owner);
        }
        join(home, owner);
        Files.writeString(stamp, wanted + "\n" + owner.organisation().id());
        System.out.printf("made in %d s%n", Duration.between(began, Instant.now()).toSeconds());
        return new Company(home, owner.organisation().id());
    }

    private static String stamp(Dataset size) throws IOException {
        var script = Files.readString(Path.of("src/test/resources/bench/dataset.sql"));
        return size.lines() + " " + size.reps() + " " + size.accounts() + " "
                + YearMonth.from(size.today()) + " " + UUID.nameUUIDFromBytes(
                        script.getBytes(StandardCharsets.UTF_8));
    }

    private static Viewer found(Path home) {
        try (var program = program(home)) {
            var organisation = new Organisation(
                    Ids.fresh(), SLUG, "Bench Szivattyúgyár", "HU", Currency.getInstance("HUF"),
                    Language.ENGLISH, ZoneId.of("Europe/Budapest"),
                    FiscalCalendar.parse("months:1"), ResultsFrom.ORDER, "", 1);
            var user = user(OWNER);
            Bound.run(new Binding(organisation.id(), user.id(), "setup", null, null, null),
                    () -> program.getBean(Organisations.class)
                            .found(organisation, user, PASSWORD));
            return program.getBean(Identities.class).viewer(user, SLUG).orElseThrow();
        }
    }

    private static void join(Path home, Viewer owner) {
        try (var program = program(home)) {
            var members = program.getBean(Members.class);
            join(members, owner, MANAGER, Role.MANAGER, null, null);
            for (int n = 0; n < REPS_WHO_SIGN_IN; n++) {
                join(members, owner, rep(n), Role.REP,
                        Dataset.agency(owner.organisation().id(), n / 10),
                        Dataset.rep(owner.organisation().id(), n));
            }
        }
    }

    private static void join(Members members, Viewer owner, String email, Role role,
            @Nullable UUID agency, @Nullable UUID rep) {
        var member = new Member(Ids.fresh(), user(email), role, agency, rep, null, 1);
        Bound.call(owner.binding(), () -> members.add(owner, member, PASSWORD));
    }

    private static User user(String email) {
        return new User(Ids.fresh(), email, "Szűcs", "Árpád", Language.ENGLISH);
    }

    private static ConfigurableApplicationContext program(Path home) {
        return SpringApplication.run(App.class, "--linecard.home=" + home, "--server.port=0");
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Budapest"));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
