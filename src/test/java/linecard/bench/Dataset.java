package linecard.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/// A company with years of orders, written by SQL past everything that checks: the figures
/// that a year of work would leave behind, in seconds. See `bench/dataset.sql`.
///
/// @param lines of orders, ten a document
/// @param today the last day with an order
/// @param shape how they lie
public record Dataset(long lines, int reps, int accounts, LocalDate today, Shape shape) {

    /// @param months with orders
    /// @param agencies 0 for one of every ten reps
    /// @param branches product lines below each of four
    /// @param shared of a hundred accounts, how many two reps share
    /// @param returns of a hundred documents, how many take back another: three at most
    public record Shape(int months, int agencies, int branches, int shared, int returns) {

        /// Three years of orders.
        public static final Shape YEARS = new Shape(36, 0, 3, 2, 2);

        /// One quarter, in which every line is closed.
        public static final Shape QUARTER = new Shape(3, 800, 9, 10, 3);
    }

    public Dataset(long lines, int reps, int accounts, LocalDate today) {
        this(lines, reps, accounts, today, Shape.YEARS);
    }

    int agencies() {
        return shape.agencies() == 0 ? (reps + 9) / 10 : shape.agencies();
    }

    /// A company of 2,000 reps and 50,000 accounts with so many lines.
    static Dataset of(long lines, LocalDate today) {
        return new Dataset(lines, 2_000, 50_000, today);
    }

    /// Fills a company, which must be empty. Commits.
    ///
    /// @param admin of the database's administrator
    /// @param person a member, in whose name it is written
    public void fill(Connection admin, UUID organisation, UUID person)
            throws SQLException, IOException {
        admin.setAutoCommit(false);
        try (var statement = admin.createStatement()) {
            set(admin, "bench.organisation", organisation);
            set(admin, "bench.person", person);
            set(admin, "bench.salt", salt(organisation));
            set(admin, "bench.today", today);
            set(admin, "bench.lines", lines);
            set(admin, "bench.reps", reps);
            set(admin, "bench.accounts", accounts);
            set(admin, "bench.months", shape.months());
            set(admin, "bench.agencies", agencies());
            set(admin, "bench.branches", shape.branches());
            set(admin, "bench.shared", shape.shared());
            set(admin, "bench.returns", shape.returns());
            set(admin, "linecard.organisation", organisation);
            set(admin, "linecard.person", person);
            set(admin, "work_mem", "512MB");
            set(admin, "maintenance_work_mem", "512MB");
            statement.execute(script());
            admin.commit();
        } finally {
            admin.rollback();
            admin.setAutoCommit(true);
        }
        try (var statement = admin.createStatement()) {
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
    }

    /// The id of the nth rep, from 0.
    public static UUID rep(UUID organisation, int n) {
        return id(organisation, 3, n);
    }

    public static UUID territory(UUID organisation, int n) {
        return id(organisation, 1, n);
    }

    public static UUID agency(UUID organisation, int n) {
        return id(organisation, 2, n);
    }

    UUID agencyOf(UUID organisation, int rep) {
        return agency(organisation, rep * agencies() / reps);
    }

    public static UUID account(UUID organisation, int n) {
        return id(organisation, 6, n);
    }

    public static UUID document(UUID organisation, long n) {
        return id(organisation, 7, n);
    }

    private static UUID id(UUID organisation, int kind, long n) {
        return UUID.fromString("%s-%04x-7000-8000-%012x".formatted(salt(organisation), kind, n));
    }

    private static String salt(UUID organisation) {
        return organisation.toString().substring(28);
    }

    private static void set(Connection admin, String name, Object value) throws SQLException {
        try (var set = admin.prepareStatement("select set_config(?, ?, true)")) {
            set.setString(1, name);
            set.setString(2, value.toString());
            set.execute();
        }
    }

    private static String script() throws IOException {
        try (var script = Objects.requireNonNull(
                Dataset.class.getResourceAsStream("/bench/dataset.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
