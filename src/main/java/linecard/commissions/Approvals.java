package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Ledger.About;
import linecard.commissions.Statement.State;
import linecard.people.Agency;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What becomes of a prepared statement: a second person approves it, which issues it and posts
/// what it means, or gives it back; then the agency accepts it.
@Repository
public class Approvals {

    private final JdbcClient sql;
    private final Statements statements;
    private final Ledger ledger;
    private final StatementLetters letters;
    private final PrizeLines prizes;

    Approvals(JdbcClient sql, Statements statements, Ledger ledger,
            StatementLetters letters, PrizeLines prizes) {
        this.sql = sql;
        this.statements = statements;
        this.ledger = ledger;
        this.letters = letters;
        this.prizes = prizes;
    }

    /// Whether the viewer may approve it: whoever prepared it may not.
    @Transactional(readOnly = true)
    boolean mayApprove(Viewer viewer, Statement statement) {
        if (statement.isIssued()) return false;
        return !viewer.user().id().equals(closedBy(statement.id()));
    }

    private @Nullable UUID closedBy(UUID statement) {
        return sql.sql("select issued_by from commissions.statement where id = :id")
                .param("id", statement)
                .query(UUID.class)
                .optional().orElse(null);
    }

    /// @return null where it is issued now, or was before; else the key of why not
    @Transactional
    public @Nullable String approve(Viewer viewer, UUID id) {
        ledger.waitForOthers(viewer);
        var statement = statements.of(viewer, id);
        if (statement.isIssued()) return null;
        if (!mayApprove(viewer, statement)) return "commissions.approve.own";
        if (!statements.verify(viewer, id).holds()) return "commissions.approve.broken";
        issue(viewer, statement);
        return null;
    }

    /// Approves every statement of a month that somebody else prepared.
    ///
    /// @return how many were issued
    @Transactional
    int approveAll(Viewer viewer, FiscalPeriod period) {
        ledger.waitForOthers(viewer);
        int issued = 0;
        for (var statement : statements.ofMonth(viewer, period)) {
            if (!statement.isIssued() && approve(viewer, statement.id()) == null) issued++;
        }
        return issued;
    }

    private void issue(Viewer viewer, Statement prepared) {
        sql.sql("""
                update commissions.statement
                set state = 'issued', approved_at = now(), approved_by = access.person(),
                    approved_name = :name
                where id = :id and state = 'prepared'
                """)
                .param("name", viewer.user().name(viewer.organisation().language()))
                .param("id", prepared.id())
                .update();
        sql.sql("update commissions.part set issued = true where statement_id = :id")
                .param("id", prepared.id())
                .update();
        prizes.issue(prepared.id());
        follow(viewer, List.of(prepared));
    }

    /// What follows from statements that are issued: what they mean is posted, and told.
    void follow(Viewer viewer, List<Statement> issued) {
        ledger.post(viewer, issued.stream()
                .filter(statement -> !statement.settled().postings().isEmpty())
                .map(statement -> new Ledger.Event(statement.agency(),
                        new About("statement " + statement.id(), statement.id(),
                                statement.period().span().to().minusDays(1)),
                        statement.settled().postings())).toList());
        step(viewer, issued, "issued", "");
        letters.write(viewer, issued);
    }

    /// Gives a prepared one back: its month is open again.
    ///
    /// @param why for whoever prepared it
    /// @return whether it was still there and not issued
    @Transactional
    public boolean giveBack(Viewer viewer, UUID id, String why) {
        ledger.waitForOthers(viewer);
        var statement = statements.of(viewer, id);
        if (statement.isIssued()) return false;
        step(viewer, List.of(statement), "returned", why);
        return sql.sql("delete from commissions.statement where id = :id and state = 'prepared'")
                .param("id", id)
                .update() == 1;
    }

    /// The agency says that it is right. Saying so again does nothing.
    @Transactional
    void accept(Viewer viewer, UUID id) {
        ledger.waitForOthers(viewer);
        var statement = statements.of(viewer, id);
        if (statement.progress().state() != State.ISSUED) return;
        sql.sql("""
                update commissions.statement
                set state = 'accepted', accepted_at = now(), accepted_name = :name
                where id = :id and state = 'issued'
                """)
                .param("name", viewer.user().name(viewer.organisation().language()))
                .param("id", id)
                .update();
        step(viewer, List.of(statement), "accepted", "");
    }

    /// How often anything was done with statements of some agencies: as long as it is the same,
    /// what was closed of them is.
    @Transactional(readOnly = true)
    long acts(Viewer viewer, List<Agency> agencies) {
        return sql.sql("select count(*) from commissions.step where agency_id = any(:agencies)")
                .param("agencies", agencies.stream().map(Agency::id).toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    void step(Viewer viewer, List<Statement> statements, String step, String note) {
        sql.sql("""
                insert into commissions.step (organisation_id, agency_id, statement_id, number,
                                              step, note, done_name)
                select :organisation, s.agency_id, s.id, s.number, :step, :note, :name
                from commissions.statement s
                where s.id = any(:statements)
                """)
                .param("organisation", viewer.organisation().id())
                .param("statements", statements.stream().map(Statement::id).toArray(UUID[]::new))
                .param("step", step)
                .param("note", note)
                .param("name", viewer.user().name(viewer.organisation().language()))
                .update();
    }

    /// Who did what with a statement.
    ///
    /// @param step prepared, returned, issued or accepted
    record Step(String step, String note, Instant at, String by) {}

    /// In order; a statement that took the place of one given back begins anew.
    @Transactional(readOnly = true)
    List<Step> steps(Viewer viewer, UUID statement) {
        return sql.sql("""
                select step, note, done_at, done_name
                from commissions.step
                where statement_id = :statement
                order by done_at, id
                limit 100
                """)
                .param("statement", statement)
                .query(Approvals::read)
                .list();
    }

    /// Why the latest statement of an agency was given back, while its month is open again.
    @Transactional(readOnly = true)
    @Nullable Step returned(Viewer viewer, UUID agency) {
        return sql.sql("""
                select step, note, done_at, done_name
                from commissions.step
                where agency_id = :agency
                order by done_at desc, id desc
                limit 1
                """)
                .param("agency", agency)
                .query(Approvals::read)
                .optional()
                .filter(last -> last.step().equals("returned"))
                .orElse(null);
    }

    private static Step read(ResultSet row, int number) throws SQLException {
        return new Step(row.getString("step"), row.getString("note"),
                row.getTimestamp("done_at").toInstant(), row.getString("done_name"));
    }
}
