package linecard.jobs;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/// The jobs of an organisation, and the SQL that keeps them.
@Repository
public class Jobs {

    private final JdbcClient sql;
    private final JobRunner runner;

    Jobs(JdbcClient sql, JobRunner runner) {
        this.sql = sql;
        this.runner = runner;
    }

    /// Has work done in the background, once the transaction that asks is through.
    ///
    /// @param kind of a [Work]
    /// @param subject what to work on
    @Transactional
    public UUID start(Viewer viewer, String kind, UUID subject) {
        var order = new JobOrder(
                Ids.fresh(), viewer.organisation().id(), viewer.user().id(), kind, subject);
        runner.requireKnown(kind);
        sql.sql("""
                insert into jobs.job (id, organisation_id, kind, subject_id, asked_by)
                values (:id, :organisation, :kind, :subject, :person)
                """)
                .param("id", order.id())
                .param("organisation", order.organisation())
                .param("kind", kind)
                .param("subject", subject)
                .param("person", order.person())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.take(order);
            }
        });
        return order.id();
    }

    @Transactional(readOnly = true)
    public Job of(Viewer viewer, UUID id) {
        return sql.sql("""
                select id, kind, subject_id, state, steps_done, steps_all, cancel_asked, problem,
                       asked_at, started_at, ended_at
                from jobs.job
                where id = :id
                """)
                .param("id", id)
                .query(Jobs::read)
                .optional()
                .orElseThrow(() -> new Absent("job"));
    }

    /// Asks a job to stop at the border of its next batch. One that is over stays as it is.
    @Transactional
    public void cancel(Viewer viewer, UUID id) {
        int rows = sql.sql("update jobs.job set cancel_asked = true where id = :id")
                .param("id", id)
                .update();
        if (rows == 0) throw new Absent("job");
    }

    private static Job read(ResultSet row, int n) throws SQLException {
        var problem = row.getString("problem");
        return new Job(
                row.getObject("id", UUID.class), row.getString("kind"),
                row.getObject("subject_id", UUID.class), Job.State.of(row.getString("state")),
                row.getLong("steps_done"), row.getLong("steps_all"),
                row.getBoolean("cancel_asked"),
                problem.isEmpty() ? null : Trouble.read(problem),
                row.getTimestamp("asked_at").toInstant(),
                instant(row.getTimestamp("started_at")), instant(row.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
