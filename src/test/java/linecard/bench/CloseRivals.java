package linecard.bench;

import org.postgresql.PGConnection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// The same detail by others: of each line its amount, as what the sum of its agency comes to with
/// it less what it came to without it. Every second agency by name has slices, the others the
/// reached rate.
final class CloseRivals {

    private static final int SESSIONS = 2;

    /// Of `l` with `style, net_minor, after, total`: what a sum comes to, halves away from zero.
    private static final String AMOUNT = """
            %1$s((case when style = 0 then after * 30000 + greatest(after - %2$d, 0) * 20000
                  else after * case when total >= %2$d then 50000 else 30000 end end))
            - %1$s((case when style = 0 then (after - net_minor) * 30000
                         + greatest(after - net_minor - %2$d, 0) * 20000
                    else (after - net_minor) * case when total >= %2$d then 50000 else 30000 end
                    end)) as amount
            """;

    private final CloseProgram program;
    private final LocalDate start;
    private final long bound;

    CloseRivals(CloseProgram program, LocalDate start, long bound) {
        this.program = program;
        this.start = start;
        this.bound = bound;
    }

    /// By PostgreSQL, in two sessions that share the agencies.
    ///
    /// @return seconds
    double sql() throws Exception {
        try (var admin = program.admin(); var statement = admin.createStatement()) {
            statement.execute("""
                    drop schema if exists bench cascade;
                    create schema bench;
                    create function bench.rounded(v bigint) returns bigint language sql immutable
                    return (v + case when v < 0 then -500000 else 500000 end) / 1000000;
                    create table bench.agency as
                    select id, (row_number() over (order by name collate "hu-x-icu", id) - 1)::int
                           as n
                    from people.agency;
                    analyze bench.agency;
                    create table bench.detail (agency_id uuid, document_id uuid, position int,
                        place smallint, rep_id uuid, base bigint, after bigint, amount bigint)
                    """);
        }
        long began = System.nanoTime();
        try (var sessions = Executors.newFixedThreadPool(SESSIONS)) {
            var parts = new ArrayList<Callable<Void>>();
            for (int i = 0; i < SESSIONS; i++) {
                int part = i;
                parts.add(() -> part(part));
            }
            for (var part : sessions.invokeAll(parts)) part.get();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private Void part(int part) throws Exception {
        try (var admin = program.admin(); var statement = admin.createStatement()) {
            statement.execute("set work_mem = '1GB'; set max_parallel_workers_per_gather = 2");
            statement.execute("""
                    insert into bench.detail
                    with l as (
                        select s.agency_id, s.document_id, l.position, s.place, s.rep_id,
                               coalesce(p.net_minor, l.net_minor) as net_minor, a.n %% 2 as style,
                               sum(coalesce(p.net_minor, l.net_minor)) over w as after,
                               sum(coalesce(p.net_minor, l.net_minor))
                                   over (partition by s.agency_id) as total
                        from sales.share s
                        join bench.agency a on a.id = s.agency_id and a.n / 2 %% %3$d = %4$d
                        join sales.document d on d.id = s.document_id
                        join sales.line l on l.document_id = s.document_id
                        left join sales.part p on s.share_millionths < 1000000
                          and p.document_id = l.document_id and p.position = l.position
                          and p.place = s.place
                        where s.kind in ('order', 'credit') and s.booked_on >= '%1$s'
                          and s.booked_on < '%2$s'
                        window w as (partition by s.agency_id
                                     order by s.booked_on, d.number collate "C", d.id, l.position,
                                              s.place
                                     rows unbounded preceding)),
                    m as (select agency_id, document_id, position, place, rep_id, net_minor, style,
                                 after::bigint, total::bigint from l)
                    select agency_id, document_id, position, place, rep_id, net_minor, after,
                    """.formatted(start, start.plusMonths(3), SESSIONS, part)
                    + AMOUNT.formatted("bench.rounded", bound) + "from m");
        }
        return null;
    }

    /// How many reps of agencies come to another sum in what we stated.
    long others() throws Exception {
        try (var admin = program.admin(); var statement = admin.createStatement();
                var row = statement.executeQuery("""
                    with ours as (
                        select p.agency_id, p.rep_id, sum(p.amount_minor) as amount
                        from commissions.part p
                        join commissions.statement s on s.id = p.statement_id
                        where upper(s.period) <= '%s'
                        group by p.agency_id, p.rep_id),
                    theirs as (
                        select agency_id, rep_id, sum(amount) as amount
                        from bench.detail
                        group by agency_id, rep_id)
                    select count(*) from ours full join theirs using (agency_id, rep_id)
                    where coalesce(ours.amount, 0) <> coalesce(theirs.amount, 0)
                    """.formatted(start.plusMonths(3)))) {
            row.next();
            return row.getLong(1);
        }
    }

    /// By DuckDB, from its own table into another, both in memory.
    ///
    /// @return seconds; the reading in is left out
    double duckdb() throws Exception {
        var file = Path.of("target/bench/lines.csv").toAbsolutePath();
        write(file);
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("""
                    create table line as
                    select * from read_csv('%s', header = true, columns = {
                        'agency': 'integer', 'style': 'integer', 'rep': 'integer',
                        'booked_on': 'date', 'number': 'varchar', 'position': 'integer',
                        'place': 'integer', 'net_minor': 'bigint'})
                    """.formatted(file));
            Files.delete(file);
            statement.execute("""
                    create macro rounded(v) as
                    ((v + case when v < 0 then -500000 else 500000 end)::bigint // 1000000)
                    """);
            long began = System.nanoTime();
            statement.execute("""
                    create table detail as
                    with l as (
                        select *, (sum(net_minor) over (partition by agency
                                       order by booked_on, number, position, place
                                       rows unbounded preceding))::bigint as after,
                               (sum(net_minor) over (partition by agency))::bigint as total
                        from line)
                    select agency, rep, booked_on, number, position, place, net_minor, after,
                    """ + AMOUNT.formatted("rounded", bound) + "from l");
            double seconds = (System.nanoTime() - began) / 1e9;
            check(statement.executeQuery("select sum(amount)::bigint from detail"));
            return seconds;
        }
    }

    private void check(java.sql.ResultSet theirs) throws Exception {
        theirs.next();
        try (var admin = program.admin(); var statement = admin.createStatement();
                var ours = statement.executeQuery("select sum(amount)::bigint from bench.detail")) {
            ours.next();
            if (ours.getLong(1) == theirs.getLong(1)) return;
            throw new IllegalStateException("DuckDB comes to %d, PostgreSQL to %d".formatted(
                    theirs.getLong(1), ours.getLong(1)));
        }
    }

    private void write(Path file) throws Exception {
        try (Connection admin = program.admin(); var out = Files.newOutputStream(file)) {
            admin.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                    copy (select a.n as agency, a.n %% 2 as style, hashtext(c.rep_id::text) as rep,
                                 c.booked_on, d.number, c.position, c.place, c.net_minor
                          from sales.credit c
                          join bench.agency a on a.id = c.agency_id
                          join sales.document d on d.id = c.document_id
                          where c.kind in ('order', 'credit') and c.booked_on >= '%s'
                            and c.booked_on < '%s')
                    to stdout (format csv, header)
                    """.formatted(start, start.plusMonths(3)), out);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
