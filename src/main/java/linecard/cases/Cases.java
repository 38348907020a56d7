package linecard.cases;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.cases.ConflictCase.Course;
import linecard.cases.ConflictCase.Intake;
import linecard.cases.Subject.Name;
import linecard.cases.Subject.Names;
import linecard.database.Paged;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The cases, and the SQL that finds them and writes their own row.
@Repository
class Cases {

    private static final String COURSE = """
            from cases.conflict_case c
            left join lateral (
                select min(t.on_day) filter (where t.kind not in ('answer', 'heard')) as acted_on,
                       count(*) filter (where t.kind = 'question') as questions,
                       count(*) filter (where t.kind = 'question' and e.id is null) as unanswered,
                       max(t.due_on) filter (where t.kind = 'question' and e.id is null)
                           as answer_due,
                       count(*) filter (where t.kind = 'task' and e.id is null) as tasks,
                       min(t.due_on) filter (where t.kind = 'task' and e.id is null) as task_due,
                       max(t.word) filter (where t.kind = 'decision') as verdict,
                       max(t.on_day) filter (where t.kind = 'decision') as decided_on
                from cases.act t
                left join cases.act e on e.about_id = t.id
                where t.case_id = c.id) p on true
            """;

    private static final String CASE = """
            select c.id, c.intake, c.title, c.content, c.rule, c.signal_id, c.severity,
                   c.agency_id, c.rep_id, c.account_id, c.person_id, c.reported_on, c.due_on,
                   c.opened_at, c.opened_name, c.version,
                   g.name as agency_name, r.family_name as rep_family, r.given_name as rep_given,
                   r.title as rep_title, k.name as account_name,
                   u.family_name as person_family, u.given_name as person_given,
                   p.acted_on, p.questions, p.unanswered, p.answer_due, p.tasks, p.task_due,
                   p.verdict, p.decided_on
            """ + COURSE + """
            left join people.agency g on g.id = c.agency_id
            left join people.rep r on r.id = c.rep_id
            left join accounts.account k on k.id = c.account_id
            left join access.app_user u on u.id = c.person_id
            """;

    private static final String NARROWED = """
            where (:severity = '' or c.severity = :severity)
              and (:state <> 'open' or p.verdict is null)
              and (:state <> 'waiting' or p.acted_on is null and p.verdict is null)
              and (:state <> 'overdue' or p.acted_on is null and p.verdict is null
                                          and c.due_on < :today)
              and (:state <> 'decided' or p.verdict is not null)
            """;

    private final JdbcClient sql;

    Cases(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent where the viewer sees no such case
    @Transactional(readOnly = true)
    ConflictCase of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("case"));
    }

    @Transactional(readOnly = true)
    Optional<ConflictCase> find(Viewer viewer, UUID id) {
        return sql.sql(CASE + "where c.id = :id")
                .param("id", id)
                .query(Cases::read)
                .optional();
    }

    /// A page of a list: first those on which nobody did anything yet, by their clock, then the
    /// others that are open, then those that were decided, the latest first.
    @Transactional(readOnly = true)
    Paged<ConflictCase> page(Viewer viewer, CaseFilter filter, int number) {
        long total = narrowed("select count(*)\n" + COURSE + NARROWED, filter)
                .query(Long.class)
                .single();
        var rows = narrowed(CASE + NARROWED + """
                order by p.verdict is not null, p.decided_on desc nulls first,
                         p.acted_on is not null, c.due_on, c.reported_on, c.id
                limit :size offset :offset
                """, filter)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query(Cases::read)
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Those of a list that follow an id.
    @Transactional(readOnly = true)
    List<ConflictCase> after(Viewer viewer, CaseFilter filter, UUID after, int most) {
        return narrowed(CASE + NARROWED + "and c.id > :after order by c.id limit :most", filter)
                .param("after", after)
                .param("most", most)
                .query(Cases::read)
                .list();
    }

    /// Every one of a list.
    @Transactional(readOnly = true)
    void each(Viewer viewer, CaseFilter filter, Consumer<? super ConflictCase> taker) {
        for (var rows = after(viewer, filter, new UUID(0, 0), 1_000); !rows.isEmpty();
                rows = after(viewer, filter, rows.getLast().id(), 1_000)) {
            rows.forEach(taker);
        }
    }

    /// How many are open, on how many of those nobody did anything, and for how many that is late.
    record Counts(long open, long waiting, long overdue) {}

    @Transactional(readOnly = true)
    Counts counts(Viewer viewer, LocalDate today) {
        return sql.sql("""
                select count(*) as open,
                       count(*) filter (where p.acted_on is null) as waiting,
                       count(*) filter (where p.acted_on is null and c.due_on < :today) as overdue
                """ + COURSE + "where p.verdict is null")
                .param("today", today)
                .query((row, _) -> new Counts(row.getLong("open"), row.getLong("waiting"),
                        row.getLong("overdue")))
                .single();
    }

    /// Keeps others from working on the same case until the end of the transaction.
    ///
    /// @throws Absent where the viewer sees no such case
    @Transactional
    ConflictCase hold(Viewer viewer, UUID id) {
        sql.sql("select c.id from cases.conflict_case c where c.id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("case"));
        return of(viewer, id);
    }

    @Transactional
    void name(Viewer viewer, UUID id, Subject subject) {
        sql.sql("""
                update cases.conflict_case
                set agency_id = :agency, rep_id = :rep, account_id = :account,
                    person_id = :person, version = version + 1
                where id = :id
                """)
                .param("agency", subject.agency())
                .param("rep", subject.rep())
                .param("account", subject.account())
                .param("person", subject.person())
                .param("id", id)
                .update();
    }

    @Transactional
    void weigh(Viewer viewer, UUID id, Severity severity) {
        sql.sql("""
                update cases.conflict_case
                set severity = :severity, version = version + 1
                where id = :id
                """)
                .param("severity", severity.code())
                .param("id", id)
                .update();
    }

    /// Deletes what was decided so long ago that the organisation keeps it no longer.
    ///
    /// @return how many
    @Transactional
    int forget(Viewer viewer, LocalDate today) {
        return sql.sql("""
                delete from cases.conflict_case c
                where exists (select
                              from cases.act d
                              where d.case_id = c.id and d.kind = 'decision'
                                and d.on_day + make_interval(months => coalesce(
                                    (select s.keep_months from cases.setting s), 60)) <= :today)
                """)
                .param("today", today)
                .update();
    }

    private JdbcClient.StatementSpec narrowed(String statement, CaseFilter filter) {
        return sql.sql(statement)
                .param("severity", filter.severity() == null ? "" : filter.severity().code())
                .param("state", filter.state().code())
                .param("today", filter.today());
    }

    private static ConflictCase read(ResultSet row, int n) throws SQLException {
        var severity = row.getString("severity");
        var opened = row.getTimestamp("opened_at");
        return new ConflictCase(
                row.getObject("id", UUID.class), Intake.of(row.getString("intake")),
                row.getString("title"), row.getString("content"), row.getString("rule"),
                row.getObject("signal_id", UUID.class),
                severity == null ? null : Severity.of(severity),
                new Subject(row.getObject("agency_id", UUID.class),
                        row.getObject("rep_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("person_id", UUID.class)),
                new Names(text(row, "agency_name"),
                        new Name(text(row, "rep_family"), text(row, "rep_given"),
                                text(row, "rep_title")),
                        text(row, "account_name"),
                        new Name(text(row, "person_family"), text(row, "person_given"), "")),
                row.getObject("reported_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                opened == null ? null : opened.toInstant(), row.getString("opened_name"),
                course(row), row.getInt("version"));
    }

    private static Course course(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        return new Course(row.getObject("acted_on", LocalDate.class), row.getInt("questions"),
                row.getInt("unanswered"), row.getObject("answer_due", LocalDate.class),
                row.getInt("tasks"), row.getObject("task_due", LocalDate.class),
                verdict == null ? null : Verdict.of(verdict),
                row.getObject("decided_on", LocalDate.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }
}
