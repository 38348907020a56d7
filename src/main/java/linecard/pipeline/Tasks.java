package linecard.pipeline;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.calls.Call.NextStep;
import linecard.database.Batches;
import linecard.keeping.Kept;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What is to be done by whom, and the SQL that keeps it. The next step of a call comes here by
/// itself.
@Repository
public class Tasks {

    static final int MOST = 300;

    private static final String TASK = """
            select t.id, t.rep_id, t.account_id, t.opportunity_id, t.call_id, t.step, t.content,
                   t.due_on, t.done_at, t.version
            from pipeline.task t
            """;

    private record Asked(@Nullable UUID rep, LocalDate today)
            implements Kept.OfActivity<Pressing> {}

    private record Pressing(long overdue, long steps) {}

    private final JdbcClient sql;
    private final Batches batches;
    private final Kept kept;

    Tasks(JdbcClient sql, Batches batches, Kept kept) {
        this.sql = sql;
        this.batches = batches;
        this.kept = kept;
    }

    @Transactional(readOnly = true)
    Task of(Viewer viewer, UUID id) {
        return sql.sql(TASK + "where t.id = :id")
                .param("id", id)
                .query(Tasks::read)
                .optional()
                .orElseThrow(() -> new Absent("task"));
    }

    /// The open ones, the first due first. Up to [#MOST].
    ///
    /// @param rep whose; null for all that the viewer may see
    @Transactional(readOnly = true)
    List<Task> open(Viewer viewer, @Nullable UUID rep) {
        return sql.sql(TASK + """
                where t.done_at is null and (:everyRep or t.rep_id = :rep)
                order by t.due_on, t.id
                limit :most
                """)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("most", MOST)
                .query(Tasks::read)
                .list();
    }

    /// The open ones that are due on a day or before, the first due first. Up to 100,000.
    @Transactional(readOnly = true)
    List<Task> dueUntil(Viewer viewer, LocalDate day) {
        return sql.sql(TASK + """
                where t.done_at is null and t.due_on <= :day
                order by t.due_on, t.id
                limit 100000
                """)
                .param("day", day)
                .query(Tasks::read)
                .list();
    }

    /// The latest that were done.
    @Transactional(readOnly = true)
    List<Task> done(Viewer viewer, @Nullable UUID rep, int most) {
        return sql.sql(TASK + """
                where t.done_at is not null and (:everyRep or t.rep_id = :rep)
                order by t.done_at desc, t.id
                limit :most
                """)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("most", most)
                .query(Tasks::read)
                .list();
    }

    /// Those of an opportunity, open ones first. Up to [#MOST].
    @Transactional(readOnly = true)
    List<Task> ofOpportunity(Viewer viewer, UUID opportunity) {
        return sql.sql(TASK + """
                where t.opportunity_id = :opportunity
                order by t.done_at is not null, t.due_on, t.id
                limit :most
                """)
                .param("opportunity", opportunity)
                .param("most", MOST)
                .query(Tasks::read)
                .list();
    }

    /// Those of an id after another, for programs.
    @Transactional(readOnly = true)
    List<Task> after(Viewer viewer, @Nullable UUID rep, boolean isOpenOnly, UUID after, int most) {
        return sql.sql(TASK + """
                where t.id > :after and (:everyRep or t.rep_id = :rep)
                  and (not :openOnly or t.done_at is null)
                order by t.id
                limit :most
                """)
                .param("after", after)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("openOnly", isOpenOnly)
                .param("most", most)
                .query(Tasks::read)
                .list();
    }

    /// All that somebody wrote down, done ones too. Up to 500,000.
    @Transactional(readOnly = true)
    public List<Task> written(Viewer viewer) {
        return sql.sql(TASK + "where t.call_id is null limit 500000")
                .query(Tasks::read)
                .list();
    }

    @Transactional
    public void add(Viewer viewer, Task added) {
        addAll(viewer, List.of(added));
    }

    /// Adds one that somebody wrote down, unless the rep has the same to do by then: whoever goes
    /// back in a browser is given another id, and so is a double click.
    ///
    /// @return whether it was added
    @Transactional
    boolean addOnce(Viewer viewer, Task added) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "linecard.pipeline.task " + added.rep())
                .query(row -> {});
        boolean isThere = sql.sql("""
                select exists (
                    select from pipeline.task t
                    where t.rep_id = :rep and t.done_at is null and t.call_id is null
                      and t.due_on = :due and t.content = :content
                      and t.opportunity_id is not distinct from :opportunity::uuid)
                """)
                .param("rep", added.rep())
                .param("due", added.dueOn())
                .param("content", added.content())
                .param("opportunity", added.opportunity())
                .query(Boolean.class)
                .single();
        if (!isThere) add(viewer, added);
        return !isThere;
    }

    @Transactional
    public void addAll(Viewer viewer, List<Task> added) {
        batches.run("""
                insert into pipeline.task (id, organisation_id, rep_id, account_id, opportunity_id,
                                           content, due_on, done_at)
                values (:id, :organisation, :rep, :account, :opportunity, :content, :due, :done)
                """, added, task -> new MapSqlParameterSource("id", task.id())
                .addValue("organisation", viewer.organisation().id())
                .addValue("rep", task.rep())
                .addValue("account", task.account())
                .addValue("opportunity", task.opportunity())
                .addValue("content", task.content())
                .addValue("due", task.dueOn())
                .addValue("done", task.doneAt() == null ? null
                        : Timestamp.from(task.doneAt()), Types.TIMESTAMP));
    }

    /// Says otherwise what is to be done, or by when: of one that somebody wrote down.
    @Transactional
    public void reword(Viewer viewer, UUID id, String content, LocalDate dueOn) {
        sql.sql("""
                update pipeline.task
                set content = :content, due_on = :due, version = version + 1
                where id = :id and call_id is null
                """)
                .param("id", id)
                .param("content", content)
                .param("due", dueOn)
                .update();
    }

    /// Takes one away that somebody wrote down and nobody did yet.
    @Transactional
    public void drop(Viewer viewer, UUID id) {
        sql.sql("""
                delete from pipeline.task
                where id = :id and call_id is null and done_at is null
                """)
                .param("id", id)
                .update();
    }

    /// Done, or open again. Done twice is done.
    @Transactional
    public void finish(Viewer viewer, UUID id, boolean isDone) {
        int rows = sql.sql("""
                update pipeline.task
                set done_at = case when :done then coalesce(done_at, now()) end,
                    version = version + 1
                where id = :id
                """)
                .param("id", id)
                .param("done", isDone)
                .update();
        if (rows == 0) throw new Absent("task");
    }

    /// What asks for somebody today.
    ///
    /// @param tasks open and due
    /// @param overdue open opportunities past their expected close
    /// @param steps open opportunities whose next step is due
    public record Due(long tasks, long overdue, long steps) {

        public boolean isNothing() {
            return tasks == 0 && overdue == 0 && steps == 0;
        }
    }

    /// @param rep whose; null for all that the viewer may see
    @Transactional(readOnly = true)
    public Due due(Viewer viewer, @Nullable UUID rep, LocalDate today) {
        long tasks = sql.sql("""
                select count(*)
                from pipeline.task
                where done_at is null and due_on <= :today and (:everyRep or rep_id = :rep)
                """)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("today", today)
                .query(Long.class)
                .single();
        var deals = kept.of(viewer, new Asked(rep, today), () -> pressing(rep, today));
        return new Due(tasks, deals.overdue(), deals.steps());
    }

    private Pressing pressing(@Nullable UUID rep, LocalDate today) {
        return sql.sql("""
                select count(*) filter (where expected_close < :today) as overdue,
                       count(*) filter (where next_on <= :today) as steps
                from pipeline.opportunity
                where outcome is null and (:everyRep or rep_id = :rep)
                """)
                .param("everyRep", rep == null)
                .param("rep", rep)
                .param("today", today)
                .query((row, _) -> new Pressing(row.getLong("overdue"), row.getLong("steps")))
                .single();
    }

    private static Task read(ResultSet row, int number) throws SQLException {
        var step = row.getString("step");
        var done = row.getTimestamp("done_at");
        return new Task(row.getObject("id", UUID.class), row.getObject("rep_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("opportunity_id", UUID.class),
                row.getObject("call_id", UUID.class),
                step == null ? null : Coded.of(NextStep.class, step), row.getString("content"),
                row.getObject("due_on", LocalDate.class), done == null ? null : done.toInstant(),
                row.getInt("version"));
    }
}
