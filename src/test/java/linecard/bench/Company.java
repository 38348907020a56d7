package linecard.bench;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import linecard.Town;
import linecard.database.EmbeddedServer;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.UUID;

/// A data folder with the company of a bench in it, made once and kept in `target/bench`.
///
/// @param id of the organisation, of which all other ids follow
record Company(Path home, UUID id) {

    static final String SLUG = "bench";
    static final String PASSWORD = "a calm river at noon";
    private static final String HASH = Password.hash(PASSWORD).addRandomSalt(16)
            .with(Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID)).getResult();
    static final int REPS_WHO_SIGN_IN = 12;

    static final String OWNER = "owner@bench.example";
    static final String MANAGER = "manager@bench.example";

    static String rep(int n) {
        return "rep" + n + "@bench.example";
    }

    /// The folder of that size; made anew where the data would not be the same today.
    static Company of(Dataset size) throws Exception {
        var home = Path.of("target/bench/home-" + size.lines()
                + (size.shape().equals(Dataset.Shape.YEARS) ? ""
                        : size.shape().equals(Dataset.Shape.QUARTER) ? "-quarter" : "-other")).toAbsolutePath();
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
        CloseProgram.makeTables(home);
        System.out.printf("tables made, %d s%n",
                Duration.between(began, Instant.now()).toSeconds());
        var organisation = Ids.fresh();
        try (var server = EmbeddedServer.start(home, System.out::println);
                var admin = DriverManager.getConnection(
                        server.url(), server.adminUser(), server.adminPassword())) {
            bind(admin, "organisation", organisation);
            bind(admin, "person", organisation);
            var owner = found(admin, organisation);
            size.fill(admin, organisation, owner);
            join(admin, organisation, size);
        }
        Files.writeString(stamp, wanted + "\n" + organisation);
        System.out.printf("made in %d s%n", Duration.between(began, Instant.now()).toSeconds());
        return new Company(home, organisation);
    }

    /// Changes with the data and with the tables that they stand in.
    private static String stamp(Dataset size) throws IOException {
        var scripts = new StringBuilder(Files.readString(
                Path.of("src/test/resources/bench/dataset.sql")));
        try (var migrations = Files.list(Path.of("src/main/resources/db"))) {
            for (var one : migrations.sorted().toList()) scripts.append(Files.readString(one));
        }
        return size.lines() + " " + size.reps() + " " + size.accounts() + " "
                + size.shape() + " " + YearMonth.from(size.today()) + " " + UUID.nameUUIDFromBytes(
                        scripts.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static UUID found(Connection admin, UUID organisation) throws SQLException {
        run(admin, """
                insert into access.organisation (id, slug, name, country, currency, language, zone,
                                                 fiscal_calendar, results_from)
                values (?, ?, 'Bench Szivattyúgyár', 'HU', 'HUF', 'en', 'Europe/Budapest',
                        'months:1', 'order')
                """, organisation, SLUG);
        return member(admin, organisation, OWNER, "owner", null, null);
    }

    private static void join(Connection admin, UUID organisation, Dataset size)
            throws SQLException {
        member(admin, organisation, MANAGER, "manager", null, null);
        for (int n = 0; n < REPS_WHO_SIGN_IN; n++) {
            member(admin, organisation, rep(n), "rep",
                    size.agencyOf(organisation, n), Dataset.rep(organisation, n));
        }
    }

    private static UUID member(Connection admin, UUID organisation, String email, String role,
            @Nullable UUID agency, @Nullable UUID rep) throws SQLException {
        var user = Ids.fresh();
        run(admin, """
                insert into access.app_user (id, email, family_name, given_name, password_hash,
                                             language)
                values (?, ?, 'Szűcs', 'Árpád', ?, 'en')
                """, user, email, HASH);
        run(admin, """
                insert into access.membership (organisation_id, user_id, role, agency_id, rep_id)
                values (?, ?, ?, ?, ?)
                """, organisation, user, role, agency, rep);
        return user;
    }

    /// The audit asks for both.
    private static void bind(Connection admin, String name, UUID value) throws SQLException {
        run(admin, "select set_config(?, ?, false)", "linecard." + name, value.toString());
    }

    private static void run(Connection admin, String statement, @Nullable Object... values)
            throws SQLException {
        try (var prepared = admin.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) prepared.setObject(i + 1, values[i]);
            prepared.execute();
        }
    }

    static LocalDate today() {
        return Town.today();
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
