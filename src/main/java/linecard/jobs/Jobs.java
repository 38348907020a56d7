package linecard.jobs;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.database.Paged;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The jobs of an organisation, and the SQL that keeps them.
@Repository
public class Jobs {

    /// Only the latest job of a subject may be asked for again: what came after an earlier one may
    /// rest on its end.
    private static final String SELECTED = """
            select j.id, j.kind, j.subject_id, j.state, j.steps_done, j.steps_all,
                   j.cancel_asked, j.problem, j.asked_at, j.started_at, j.ended_at, j.taken,
                   j.tries, coalesce(u.family_name, '–') as family_name,
                   coalesce(u.given_name, '') as given_name,
                   not exists (
                       select from jobs.job l
                       where l.organisation_id = j.organisation_id
                         and l.subject_id = j.subject_id
                         and l.asked_at > j.asked_at) as latest
            from jobs.job j
            left join access.app_user u on u.id = j.asked_by
            where j.kind = any(:kinds)
            """;

    private static final String NARROWED = """
             and (:kind = '' or j.kind = :kind) and (:state = '' or j.state = :state)
            """;

    private static final int FETCHED = 500;
    private static final int SECONDS = 120;

    private static final int AWAITED = 10;
    private static final int UNASKED = 0;

    private final JdbcClient sql;
    private final JobEngine engine;
    private final Works works;

    Jobs(JdbcClient sql, JobEngine engine, Works works) {
        this.sql = sql;
        this.engine = engine;
        this.works = works;
    }

    /// Has work done in the background, once the transaction that asks is through.
    ///
    /// @param kind of a [Work]
    /// @param subject what to work on
    @Transactional
    public UUID start(Viewer viewer, String kind, UUID subject) {
        return start(viewer, kind, subject, AWAITED);
    }

    /// The same of work that comes round by itself: what somebody waits for goes first, or it would
    /// wait for the night's work of every organisation.
    @Transactional
    public UUID startUnasked(Viewer viewer, String kind, UUID subject) {
        return start(viewer, kind, subject, UNASKED);
    }

    private UUID start(Viewer viewer, String kind, UUID subject, int priority) {
        if (works.of(kind).isEmpty()) throw new IllegalArgumentException("no work is " + kind);
        var id = Ids.fresh();
        sql.sql("""
                insert into jobs.job (id, organisation_id, kind, subject_id, asked_by)
                values (:id, :organisation, :kind, :subject, :person)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("kind", kind)
                .param("subject", subject)
                .param("person", viewer.user().id())
                .update();
        schedule(kind, id, 1, priority);
        return id;
    }

    private void schedule(String kind, UUID id, int round, int priority) {
        sql.sql("""
                insert into jobs.scheduled_tasks
                    (task_name, task_instance, execution_time, picked, version, priority)
                values (:kind, :instance, now(), false, 1, :priority)
                """)
                .param("kind", kind)
                .param("priority", priority)
                .param("instance", id + "/" + round)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                engine.wake();
            }
        });
    }

    @Transactional(readOnly = true)
    public Job of(Viewer viewer, UUID id) {
        return sql.sql(SELECTED + " and j.id = :id")
                .param("kinds", kinds(viewer))
                .param("id", id)
                .query((row, n) -> read(row, viewer))
                .optional()
                .orElseThrow(() -> new Absent("job"));
    }

    /// The latest of a kind, if the viewer may have such work done.
    @Transactional(readOnly = true)
    public Optional<Job> latest(Viewer viewer, String kind) {
        return sql.sql(SELECTED + " and j.kind = :kind order by j.asked_at desc, j.id desc limit 1")
                .param("kinds", kinds(viewer))
                .param("kind", kind)
                .query((row, n) -> read(row, viewer))
                .optional();
    }

    /// Those that this viewer might have asked for, the latest first.
    ///
    /// @param kind empty for any
    /// @param state null for any
    @Transactional(readOnly = true)
    Paged<Job> find(Viewer viewer, String kind, Job.@Nullable State state, int page) {
        var narrowed = Map.of("kinds", kinds(viewer), "kind", kind,
                "state", state == null ? "" : state.code());
        long total = sql.sql("""
                select count(*) from jobs.job j where j.kind = any(:kinds)
                """ + NARROWED)
                .params(narrowed)
                .query(Long.class)
                .single();
        var found = sql.sql(SELECTED + NARROWED + """
                order by j.asked_at desc, j.id desc
                limit :most offset :skipped
                """)
                .params(narrowed)
                .param("most", Paged.SIZE)
                .param("skipped", Paged.offset(page))
                .query((row, n) -> read(row, viewer))
                .list();
        return new Paged<>(found, page, total);
    }

    /// All of them, the latest first: for files.
    @Transactional(readOnly = true, timeout = SECONDS)
    void each(Viewer viewer, String kind, Job.@Nullable State state, Consumer<? super Job> taker) {
        sql.sql(SELECTED + NARROWED + "order by j.asked_at desc, j.id desc")
                .withFetchSize(FETCHED)
                .param("kinds", kinds(viewer))
                .param("kind", kind)
                .param("state", state == null ? "" : state.code())
                .query((RowCallbackHandler) row -> taker.accept(read(row, viewer)));
    }

    /// The same that follow an id, in the order they were first asked for.
    @Transactional(readOnly = true)
    List<Job> after(
            Viewer viewer, String kind, Job.@Nullable State state, UUID after, int most) {
        return sql.sql(SELECTED + NARROWED + """
                 and j.id > :after
                order by j.id
                limit :most
                """)
                .param("kinds", kinds(viewer))
                .param("kind", kind)
                .param("state", state == null ? "" : state.code())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> read(row, viewer))
                .list();
    }

    private String[] kinds(Viewer viewer) {
        return works.of(viewer).stream().map(Work::kind).toArray(String[]::new);
    }

    /// Asks a job to stop at the border of its next batch; one that waits is stopped at once. One
    /// that is over stays as it is.
    @Transactional
    public void cancel(Viewer viewer, UUID id) {
        of(viewer, id);
        sql.sql("""
                update jobs.job
                set cancel_asked = true,
                    state = case when state = 'waiting' then 'cancelled' else state end,
                    ended_at = case when state = 'waiting' then now() else ended_at end
                where id = :id
                """)
                .param("id", id)
                .update();
    }

    /// Asks again for a job that failed or was stopped, from now on for this viewer.
    ///
    /// @throws Stale where it is neither, or something newer was asked for meanwhile
    @Transactional
    void repeat(Viewer viewer, UUID id) {
        var job = of(viewer, id);
        if (!job.isRepeatable()) throw new Stale("job");
        var round = sql.sql("""
                update jobs.job
                set state = 'waiting', round = round + 1, tries = 0, cancel_asked = false,
                    problem = '', asked_by = :person, asked_at = now(), started_at = null,
                    ended_at = null, steps_done = 0, steps_all = 0
                where id = :id and state in ('failed', 'cancelled')
                returning round
                """)
                .param("person", viewer.user().id())
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new Stale("job"));
        schedule(job.kind(), id, round, AWAITED);
    }

    private static Job read(ResultSet row, Viewer viewer) throws SQLException {
        var problem = row.getString("problem");
        return new Job(
                row.getObject("id", UUID.class), row.getString("kind"),
                row.getObject("subject_id", UUID.class), Job.State.of(row.getString("state")),
                row.getLong("steps_done"), row.getLong("steps_all"),
                row.getBoolean("cancel_asked"),
                problem.isEmpty() ? null : Trouble.read(problem),
                Words.in(viewer.language()).name(
                        row.getString("family_name"), row.getString("given_name"), null),
                row.getTimestamp("asked_at").toInstant(),
                instant(row.getTimestamp("started_at")), instant(row.getTimestamp("ended_at")),
                row.getInt("taken"), row.getInt("tries"), row.getBoolean("latest"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
