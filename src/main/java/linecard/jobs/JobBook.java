package linecard.jobs;

import linecard.database.Binding;
import linecard.database.Bound;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.UUID;

/// What becomes of each job, written in small transactions of their own.
@Repository
class JobBook {

    private final JdbcClient sql;
    private final TransactionTemplate apart;

    JobBook(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// The jobs of all organisations that were left when the program ended, first asked first.
    List<JobOrder> leftOver() {
        return inBook(Binding.gate(), () -> sql.sql("""
                select id, organisation_id, asked_by, kind, subject_id
                from jobs.job
                where state in ('waiting', 'running')
                order by asked_at, id
                """)
                .query((row, n) -> new JobOrder(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("asked_by", UUID.class),
                        row.getString("kind"), row.getObject("subject_id", UUID.class)))
                .list());
    }

    /// @return whether it is to be stopped before it begins
    boolean begin(JobOrder order) {
        return inBook(order.bookkeeper(), () -> sql.sql("""
                update jobs.job
                set state = 'running', started_at = now(), steps_done = 0, steps_all = 0
                where id = :id
                returning cancel_asked
                """)
                .param("id", order.id())
                .query(Boolean.class)
                .single());
    }

    /// @return whether it is to be stopped
    boolean note(JobOrder order, long done, long all) {
        return inBook(order.bookkeeper(), () -> sql.sql("""
                update jobs.job set steps_done = :done, steps_all = :all
                where id = :id
                returning cancel_asked
                """)
                .param("done", done)
                .param("all", all)
                .param("id", order.id())
                .query(Boolean.class)
                .single());
    }

    void end(JobOrder order, Job.State state, String problem) {
        inBook(order.bookkeeper(), () -> sql.sql("""
                update jobs.job set state = :state, problem = :problem, ended_at = now()
                where id = :id
                """)
                .param("state", state.code())
                .param("problem", problem)
                .param("id", order.id())
                .update());
    }

    private <T> T inBook(Binding binding, ScopedValue.CallableOp<T, RuntimeException> act) {
        return Bound.call(binding, () -> apart.execute(status -> act.call()));
    }
}
