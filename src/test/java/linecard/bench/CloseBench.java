package linecard.bench;

import linecard.App;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing;
import linecard.commissions.Closings;
import linecard.commissions.Statements;
import linecard.database.Bound;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Cause;
import linecard.reckoning.Terms.Clawback;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.terms.Clausing;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/// How long a quarter of tiers takes to close for every agency, beside SQL that works out and stores
/// the same detail: `bin/bench close [LINES]`. A quarter has a twelfth of the lines; its third month
/// reads them all.
final class CloseBench {

    private static final long BOUND = 2_000_000_00;

    private final ConfigurableApplicationContext program;
    private final Viewer owner;
    private final List<Agency> agencies;
    private final LocalDate start;
    private final Map<UUID, Long> totals = new HashMap<>();

    private CloseBench(ConfigurableApplicationContext program, Viewer owner, LocalDate start) {
        this.program = program;
        this.owner = owner;
        this.start = start;
        agencies = Bound.call(owner.binding(), () -> program.getBean(Agencies.class).all(owner));
    }

    static void main(String[] args) throws Exception {
        long lines = args.length == 0 ? 1_000_000 : Long.parseLong(args[0]);
        var today = Company.today();
        var company = Company.of(Dataset.of(lines, today));
        var quarter = today.withDayOfMonth(1).minusMonths(3 + (today.getMonthValue() - 1) % 3);
        try (var program = new SpringApplicationBuilder(App.class, Clausing.class).run(
                "--linecard.home=" + company.home(), "--server.port=0")) {
            var owner = program.getBean(Identities.class)
                    .viewer(person(program), company.id()).orElseThrow();
            new CloseBench(program, owner, quarter).run();
        } finally {
            Company.delete(company.home());
        }
    }

    /// The owner, who founded the company.
    private static UUID person(ConfigurableApplicationContext program) throws Exception {
        try (var admin = admin(program); var statement = admin.createStatement();
                var row = statement.executeQuery("select id from access.app_user where email = '"
                        + Company.OWNER + "'")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private void run() throws Exception {
        for (int i = 0; i < agencies.size(); i++) {
            var agency = agencies.get(i);
            var style = Style.values()[i % 2];
            Bound.run(owner.binding(), () -> program.getBean(Clausing.class).write(
                    owner, agency.id(), start, terms(style)));
        }
        close(0);
        close(1);
        double third = close(2);
        double sql = sql();
        double late = late();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.printf("close vs_sql=%.2f seconds=%.2f one_late_return_ms=%.0f heap_mb=%d%n",
                third / sql, third, late, heap.getCommitted() >> 20);
    }

    private double close(int month) {
        FiscalPeriod period = owner.organisation().calendar().periodOf(start.plusMonths(month));
        var closings = program.getBean(Closings.class);
        var statements = program.getBean(Statements.class);
        long began = System.nanoTime();
        int lines = 0;
        for (var agency : agencies) {
            if (!(Bound.call(owner.binding(), () -> closings.close(owner, agency.id(), period,
                    period.span().to(), null, false)) instanceof Closing.Closed closed)) continue;
            var statement = Bound.call(owner.binding(), () ->
                    statements.of(owner, closed.statement()));
            lines += statement.lines();
            totals.merge(agency.id(), statement.total().minor(), Math::addExact);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("month %d: %,d lines of %d agencies stated in %.2f s%n", month + 1, lines,
                agencies.size(), seconds);
        return seconds;
    }

    /// The same detail by SQL: each line's amount as what the sum of its agency comes to with it less
    /// what it came to without it.
    private double sql() throws Exception {
        try (var admin = admin(program); var statement = admin.createStatement()) {
            statement.execute("set work_mem = '256MB'");
            long began = System.nanoTime();
            statement.execute("""
                    create temp table detail as
                    with l as (
                        select c.agency_id, c.document_id, c.position, c.place, c.rep_id,
                               c.net_minor, a.n %% 2 as style,
                               sum(c.net_minor) over w as after,
                               sum(c.net_minor) over (partition by c.agency_id) as total
                        from sales.credit c
                        join sales.document d
                          on d.organisation_id = c.organisation_id and d.id = c.document_id
                        join (select id, row_number() over (order by name collate "hu-x-icu", id)
                                         - 1 as n
                              from people.agency) a on a.id = c.agency_id
                        where c.kind in ('order', 'credit') and c.booked_on >= '%1$s'
                          and c.booked_on < '%2$s'
                        window w as (partition by c.agency_id
                                     order by c.booked_on, d.number, d.id, c.position, c.place))
                    select l.*, case when style = 0
                        then round((after * 30000 + greatest(after - %3$d, 0) * 20000) / 1000000.0)
                           - round(((after - net_minor) * 30000
                                    + greatest(after - net_minor - %3$d, 0) * 20000) / 1000000.0)
                        else round(after * case when total >= %3$d then 50000 else 30000 end
                                   / 1000000.0)
                           - round((after - net_minor)
                                   * case when total >= %3$d then 50000 else 30000 end / 1000000.0)
                        end as amount
                    from l
                    """.formatted(start, start.plusMonths(3), BOUND));
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("by SQL in %.2f s%n", seconds);
            check(admin);
            return seconds;
        }
    }

    private void check(Connection admin) throws SQLException {
        var other = 0;
        try (var statement = admin.createStatement(); var rows = statement.executeQuery(
                "select agency_id, sum(amount)::bigint from detail group by agency_id")) {
            while (rows.next()) {
                var stated = totals.getOrDefault(rows.getObject(1, UUID.class), 0L);
                if (stated != rows.getLong(2)) other++;
            }
        }
        if (other > 0) throw new IllegalStateException(other + " agencies come to other sums");
    }

    /// A return of the closed quarter, and the month after it for that agency alone.
    private double late() {
        var agency = agencies.getFirst();
        var month = owner.organisation().calendar().periodOf(start.plusMonths(3));
        var sold = sold(agency.id());
        Bound.run(owner.binding(), () -> program.getBean(Documents.class).book(owner,
                UUID.randomUUID(), List.of(new Booking(Kind.CREDIT, "LATE-1", sold.account(), null,
                        month.span().from(), sold.number(), List.of(new Booking.Line(
                        null, sold.line(), -1_000, -1_000, null))))));
        var closings = program.getBean(Closings.class);
        long began = System.nanoTime();
        Bound.call(owner.binding(), () -> closings.close(
                owner, agency.id(), month, month.span().to(), null, false));
        return (System.nanoTime() - began) / 1e6;
    }

    private record Sold(UUID account, String number, UUID line) {}

    private Sold sold(UUID agency) {
        try (var admin = admin(program); var asked = admin.prepareStatement("""
                select c.account_id, d.number, c.product_line_id
                from sales.credit c join sales.document d on d.id = c.document_id
                where c.agency_id = ? and c.kind = 'order' and c.booked_on >= ?
                limit 1
                """)) {
            asked.setObject(1, agency);
            asked.setObject(2, start);
            try (var row = asked.executeQuery()) {
                if (!row.next()) throw new IllegalStateException("nothing sold");
                return new Sold(row.getObject(1, UUID.class), row.getString(2),
                        row.getObject(3, UUID.class));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection admin(ConfigurableApplicationContext program)
            throws Exception {
        var home = Path.of(program.getEnvironment().getRequiredProperty(
                "linecard.home"));
        var passwords = new Properties();
        try (var in = Files.newInputStream(home.resolve("passwords.properties"))) {
            passwords.load(in);
        }
        return DriverManager.getConnection(program.getBean(HikariDataSource.class).getJdbcUrl(),
                "linecard_admin", passwords.getProperty("admin"));
    }

    private static Terms terms(Style style) {
        var ladder = new Ladder("All", style, Reset.QUARTER, Measure.GROSS, Set.of(),
                List.of(new Tier(0, new Rate(30_000)), new Tier(BOUND, new Rate(50_000))));
        return new Terms(Event.ORDER, Measure.GROSS, List.of(new RateRule("All", new Match.Any(),
                Dated.ALWAYS, new RateRule.Climb("All"))), List.of(ladder), List.of(), Map.of(),
                null, null, null, null, null, new Clawback(24, new Rate(1_000_000),
                EnumSet.allOf(Cause.class)), true);
    }
}
