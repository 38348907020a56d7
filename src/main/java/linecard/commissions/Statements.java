package linecard.commissions;

import linecard.access.Absent;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.commissions.Statement.Progress;
import linecard.commissions.Statement.State;
import linecard.stated.StatementLine;
import linecard.words.Coded;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The statements as they stand; how they come to be, [Closings] says.
@Repository
public class Statements {

    static final String STATEMENT = """
            select id, agency_id, number, lower(period) as starts_on, upper(period) as ends_on,
                   fiscal_year, fiscal_month, counted, lines, base_minor, total_minor,
                   letterhead, agency_name, agency_head, issued_at, issued_name, state, packed,
                   approved_at, approved_name, settlement,
                   payable_minor, due_on, seal
            from commissions.statement
            """;

    private final JdbcClient sql;
    private final StatementLines lines;
    private final Replay replay;
    private final PrizeLines prizes;

    Statements(JdbcClient sql, StatementLines lines, Replay replay, PrizeLines prizes) {
        this.sql = sql;
        this.lines = lines;
        this.replay = replay;
        this.prizes = prizes;
    }

    /// @throws Absent where the viewer sees no such statement; a rep sees own lines only, see
    ///     [StatementLines]
    @Transactional(readOnly = true)
    public Statement of(Viewer viewer, UUID id) {
        return sql.sql(STATEMENT + "where id = :id")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("statement"));
    }

    @Transactional(readOnly = true)
    Optional<Statement> ofMonth(Viewer viewer, UUID agency, FiscalPeriod period) {
        return sql.sql(STATEMENT + """
                where agency_id = :agency and fiscal_year = :year and fiscal_month = :month
                """)
                .param("agency", agency)
                .param("year", period.year())
                .param("month", period.number())
                .query((row, _) -> read(viewer, row))
                .optional();
    }

    /// All of a fiscal month, by agency.
    @Transactional(readOnly = true)
    List<Statement> ofMonth(Viewer viewer, FiscalPeriod period) {
        return sql.sql(STATEMENT + """
                where fiscal_year = :year and fiscal_month = :month
                order by agency_name collate "hu-x-icu", id
                limit 20000
                """)
                .param("year", period.year())
                .param("month", period.number())
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// The agencies whose fiscal month is closed.
    @Transactional(readOnly = true)
    Set<UUID> closed(Viewer viewer, FiscalPeriod period) {
        return new HashSet<>(sql.sql("""
                select agency_id
                from commissions.statement
                where fiscal_year = :year and fiscal_month = :month
                """)
                .param("year", period.year())
                .param("month", period.number())
                .query(UUID.class)
                .list());
    }

    /// An agency's statements, latest first: a hundred years of them at most.
    @Transactional(readOnly = true)
    List<Statement> ofAgency(Viewer viewer, UUID agency) {
        return sql.sql(STATEMENT + """
                where agency_id = :agency
                order by upper(period) desc
                limit 1200
                """)
                .param("agency", agency)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// Whether a statement is what was issued.
    ///
    /// @param sealHolds the seal fits what the database holds now
    /// @param sumHolds the totals are the sums of lines and prizes, and none is missing
    /// @param replayHolds every figure comes out again from the lines and terms known then
    public record Proof(boolean sealHolds, boolean sumHolds, boolean replayHolds) {

        public boolean holds() {
            return sealHolds && sumHolds && replayHolds;
        }
    }

    /// Every statement there is.
    @Transactional(readOnly = true)
    public List<UUID> ids(Viewer viewer) {
        return sql.sql("select id from commissions.statement order by issued_at, id")
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Works seal and total out again from what is stored.
    @Transactional(readOnly = true)
    public Proof verify(Viewer viewer, UUID id) {
        var head = of(viewer, id);
        var all = lines.all(viewer, id);
        var sum = StatementRules.sum(
                all, viewer.organisation().currency(), StatementLine::amount);
        boolean isPacked = isPacked(id);
        var won = isPacked ? prizes.of(viewer, id) : List.<PrizeLine>of();
        var seal = isPacked ? StatementSeal.of(head, lines.stored(viewer, id), won)
                : StatementSeal.ofPlain(head, all);
        return new Proof(seal.equals(head.seal()),
                sum.equals(head.total()) && all.size() == head.lines()
                        && PrizeLine.minor(won) == head.settled().prizes(),
                !isPacked || !viewer.role().isStaff() || replay.holds(viewer, head));
    }

    private boolean isPacked(UUID id) {
        return sql.sql("select packed from commissions.statement where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// The first days of the fiscal months for which any statement was issued.
    @Transactional(readOnly = true)
    public Set<LocalDate> closedMonths(Viewer viewer) {
        return new HashSet<>(sql.sql("""
                select lower(period) as month
                from commissions.statement
                group by lower(period)
                limit 2400
                """)
                .query(LocalDate.class)
                .list());
    }

    static Statement read(Viewer viewer, ResultSet row) throws SQLException {
        var organisation = viewer.organisation();
        var state = State.of(row.getString("state"));
        var closedAt = row.getTimestamp("issued_at").toInstant();
        var approvedAt = row.getTimestamp("approved_at");
        return new Statement(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getString("number"),
                new FiscalPeriod(row.getInt("fiscal_year"), row.getInt("fiscal_month"), new Span(
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class))),
                Coded.of(ResultsFrom.class, row.getString("counted")),
                row.getInt("lines"), organisation.money(row.getLong("base_minor")),
                organisation.money(row.getLong("total_minor")), row.getString("letterhead"),
                row.getString("agency_name"), row.getString("agency_head"), closedAt,
                row.getString("issued_name"), Settled.of(row.getString("settlement")),
                organisation.money(row.getLong("payable_minor")),
                row.getObject("due_on", LocalDate.class),
                new Progress(state, approvedAt != null ? approvedAt.toInstant()
                        : state == State.PREPARED ? null : closedAt,
                        row.getString("approved_name")),
                row.getString("seal"));
    }
}
