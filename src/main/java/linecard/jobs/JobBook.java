package linecard.jobs;

import linecard.database.Binding;
import linecard.database.Bound;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Optional;
import java.util.UUID;

/// What becomes of each job, written in small transactions of their own. All but the first entry
/// are made by the program that holds the job; those of another come to nothing.
@Repository
class JobBook {

    /// How often a job makes way for passing troubles, such as a database that is away.
    static final int TRIES = 5;

    private final JdbcClient sql;
    private final TransactionTemplate apart;
    private final JobPace pace;

    JobBook(JdbcClient sql, PlatformTransactionManager transactions, JobPace pace) {
        this.sql = sql;
        this.pace = pace;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Optional<JobOrder> order(UUID id) {
        return inBook(Binding.gate(), () -> sql.sql("""
                select id, organisation_id, asked_by, kind, subject_id, taken
                from jobs.job
                where id = :id
                """)
                .param("id", id)
                .query((row, n) -> new JobOrder(
                        row.getObject("id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("asked_by", UUID.class), row.getString("kind"),
                        row.getObject("subject_id", UUID.class), row.getInt("taken")))
                .optional());
    }

    /// Takes the job from whoever held it, once that one's transaction is over.
    ///
    /// @param round for which it was scheduled
    /// @return nothing where there is nothing to do any more
    Optional<JobOrder> take(JobOrder order, int round) {
        return inBook(order.bookkeeper(), () -> {
            sql.sql("select id from jobs.job where id = :id for update")
                    .param("id", order.id())
                    .query(UUID.class)
                    .optional();
            return sql.sql("""
                    update jobs.job
                    set state = 'running', taken = taken + 1, started_at = now(),
                        steps_done = 0, steps_all = 0
                    where id = :id and round = :round and state in ('waiting', 'running')
                    returning taken
                    """)
                    .param("id", order.id())
                    .param("round", round)
                    .query(Integer.class)
                    .optional();
        }).map(order::takenAs);
    }

    /// It does not wait for the disk, which may be busy with what the job wrote before: after a
    /// power cut the job begins anew anyway.
    ///
    /// @return whether it is to be stopped
    /// @throws Progress.Lost where another program holds the job
    boolean note(JobOrder order, long done, long all) {
        return inBook(order.bookkeeper(), () -> {
            sql.sql("set local synchronous_commit = off").update();
            return sql.sql("""
                    update jobs.job set steps_done = :done, steps_all = :all
                    where id = :id and taken = :taken and state = 'running'
                    returning cancel_asked
                    """)
                    .param("done", done)
                    .param("all", all)
                    .param("id", order.id())
                    .param("taken", order.taken())
                    .query(Boolean.class)
                    .optional();
        }).orElseThrow(Progress.Lost::new);
    }

    /// Holds the job until the end of the transaction that is open here.
    ///
    /// @throws Progress.Lost where another program holds it
    @Transactional(propagation = Propagation.MANDATORY)
    void fence(JobOrder order) {
        hurry();
        sql.sql("""
                select id
                from jobs.job
                where id = :id and taken = :taken and state = 'running'
                for key share
                """)
                .param("id", order.id())
                .param("taken", order.taken())
                .query(UUID.class)
                .optional()
                .orElseThrow(Progress.Lost::new);
    }

    /// Lets the job wait for better times, unless it did so too often.
    ///
    /// @return how often it did
    Optional<Integer> postpone(JobOrder order) {
        return inBook(order.bookkeeper(), () -> sql.sql("""
                update jobs.job set state = 'waiting', tries = tries + 1
                where id = :id and taken = :taken and state = 'running' and tries < :most
                returning tries
                """)
                .param("id", order.id())
                .param("taken", order.taken())
                .param("most", TRIES)
                .query(Integer.class)
                .optional());
    }

    /// @return whether it was held until now
    boolean end(JobOrder order, Job.State state, String problem) {
        return inBook(order.bookkeeper(), () -> sql.sql("""
                update jobs.job set state = :state, problem = :problem, ended_at = now()
                where id = :id and taken = :taken and state = 'running'
                """)
                .param("state", state.code())
                .param("problem", problem)
                .param("id", order.id())
                .param("taken", order.taken())
                .update()) == 1;
    }

    private <T> T inBook(Binding binding, ScopedValue.CallableOp<T, RuntimeException> act) {
        return Bound.call(binding, () -> apart.execute(status -> {
            hurry();
            return act.call();
        }));
    }

    /// A program that is frozen in this transaction loses it when it loses the job.
    private void hurry() {
        sql.sql("set local idle_in_transaction_session_timeout = " + pace.patience().toMillis())
                .update();
    }
}
