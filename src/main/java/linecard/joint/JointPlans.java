package linecard.joint;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Paged;
import linecard.joint.JointPlan.Course;
import linecard.joint.JointPlan.Lead;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The plans, how far they are, and the SQL that keeps their own rows.
@Repository
public class JointPlans {

    /// What is marked of an entry; what is thought of people is not.
    static final String SIGNED = """
            t.id, t.kind, t.product_line_id, t.amount_minor, t.topic, t.weight, t.content,
            t.answer, t.side, t.who, t.due_on
            from joint.entry t
            where t.plan_id = p.id and t.seen = 'shared' and t.kind <> 'person'
            """;

    private static final String COURSE = """
            from joint.plan p
            cross join lateral (
                select count(*) as open,
                       count(*) filter (where t.due_on < :today) as overdue
                from joint.entry t
                left join pipeline.task k on k.id = t.task_id
                where t.plan_id = p.id and t.kind = 'action' and t.done_on is null
                  and k.done_at is null) c
            left join lateral (
                select e.id, e.number,
                       exists (select from joint.mark m
                               where m.edition_id = e.id and m.side = 'principal') as principal,
                       exists (select from joint.mark m
                               where m.edition_id = e.id and m.side = 'rep') as rep
                from joint.edition e
                where e.plan_id = p.id
                order by e.number desc
                limit 1) e on true
            """;

    private static final String PLAN = """
            select p.id, p.account_id, p.rep_id, p.fiscal_year, p.quarter, p.starts, p.ends,
                   p.review_on, p.lead_id, p.lead_name, p.archived_at is not null as archived,
                   p.version, c.open, c.overdue, coalesce(e.number, 0) as edition,
                   coalesce(e.principal, false) as principal, coalesce(e.rep, false) as rep,
                   e.id is not null and (
                       exists (select %s
                               except
                               select d.entry_id, d.kind, d.product_line_id, d.amount_minor,
                                      d.topic, d.weight, d.content, d.answer, d.side, d.who,
                                      d.due_on
                               from joint.edition_entry d
                               where d.edition_id = e.id)
                       or exists (select d.entry_id
                                  from joint.edition_entry d
                                  where d.edition_id = e.id
                                  except
                                  select t.id
                                  from joint.entry t
                                  where t.plan_id = p.id and t.seen = 'shared')) as changed
            """.formatted(SIGNED) + COURSE;

    private static final String NARROWED = """
            where (:everyRep or p.rep_id = :rep) and (:everyAccount or p.account_id = :account)
              and (p.archived_at is not null) = (:show = 'archived')
              and (:show <> 'review' or p.review_on <= :today)
              and (:show <> 'overdue' or c.overdue > 0)
            """;

    private final JdbcClient sql;

    JointPlans(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent where the viewer sees no such plan
    @Transactional(readOnly = true)
    JointPlan of(Viewer viewer, UUID id, LocalDate today) {
        return sql.sql(PLAN + "where p.id = :id")
                .param("id", id)
                .param("today", today)
                .query(JointPlans::read)
                .optional()
                .orElseThrow(() -> new Absent("joint plan"));
    }

    /// A page of a list, the next review first.
    @Transactional(readOnly = true)
    Paged<JointPlan> page(Viewer viewer, JointFilter filter, int number) {
        long total = narrowed("select count(*)\n" + COURSE + NARROWED, filter)
                .query(Long.class)
                .single();
        if (total == 0) return Paged.of(List.of(), number);
        var rows = narrowed(PLAN + NARROWED + """
                order by p.review_on nulls last, p.starts desc, p.id
                limit :size offset :offset
                """, filter)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query(JointPlans::read)
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Those of a list that follow an id.
    @Transactional(readOnly = true)
    List<JointPlan> after(Viewer viewer, JointFilter filter, UUID after, int most) {
        return narrowed(PLAN + NARROWED + "and p.id > :after order by p.id limit :most", filter)
                .param("after", after)
                .param("most", most)
                .query(JointPlans::read)
                .list();
    }

    /// Every one of a list, so many at a time.
    @Transactional(readOnly = true)
    void each(Viewer viewer, JointFilter filter, int many, Consumer<List<JointPlan>> taker) {
        for (var rows = after(viewer, filter, new UUID(0, 0), many); !rows.isEmpty();
                rows = after(viewer, filter, rows.getLast().id(), many)) {
            taker.accept(rows);
        }
    }

    /// How many are current, of how many of them the review is due, and how many have an action
    /// past its day.
    record Counts(long current, long review, long overdue) {}

    @Transactional(readOnly = true)
    Counts counts(Viewer viewer, LocalDate today) {
        return sql.sql("""
                select count(*) as current,
                       count(*) filter (where p.review_on <= :today) as review,
                       count(*) filter (where c.overdue > 0) as overdue
                """ + COURSE + "where p.archived_at is null")
                .param("today", today)
                .query((row, _) -> new Counts(row.getLong("current"), row.getLong("review"),
                        row.getLong("overdue")))
                .single();
    }

    /// Those whose review comes within some days, today among them. Up to 10,000.
    @Transactional(readOnly = true)
    List<JointPlan> reviewedWithin(Viewer viewer, LocalDate today, int days) {
        return sql.sql(PLAN + """
                where p.archived_at is null and p.review_on between :today and :until
                order by p.review_on, p.id
                limit 10000
                """)
                .param("today", today)
                .param("until", today.plusDays(days))
                .query(JointPlans::read)
                .list();
    }

    /// Fails as a duplicate where there is one of the same account, rep and period.
    @Transactional
    public void add(Viewer viewer, JointPlan added) {
        sql.sql("""
                insert into joint.plan (id, organisation_id, account_id, rep_id, fiscal_year,
                                        quarter, starts, ends, review_on, lead_id, lead_name)
                values (:id, :organisation, :account, :rep, :year,
                        :quarter, :starts, :ends, :review, :lead, :leadName)
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("account", added.account())
                .param("rep", added.rep())
                .param("year", added.period().year())
                .param("quarter", added.period().quarter())
                .param("starts", added.days().from())
                .param("ends", added.days().to())
                .param("review", added.reviewOn())
                .param("lead", added.lead().user())
                .param("leadName", added.lead().name())
                .update();
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, UUID id, @Nullable LocalDate reviewOn, Lead lead, int version) {
        int rows = sql.sql("""
                update joint.plan
                set review_on = :review, lead_id = :lead, lead_name = :leadName,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("review", reviewOn)
                .param("lead", lead.user())
                .param("leadName", lead.name())
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("joint plan");
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void archive(Viewer viewer, UUID id, boolean isArchived, int version) {
        int rows = sql.sql("""
                update joint.plan
                set archived_at = case when :archived then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("archived", isArchived)
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("joint plan");
    }

    private JdbcClient.StatementSpec narrowed(String statement, JointFilter filter) {
        return sql.sql(statement)
                .param("everyRep", filter.rep() == null)
                .param("rep", filter.rep())
                .param("everyAccount", filter.account() == null)
                .param("account", filter.account())
                .param("show", filter.show().code())
                .param("today", filter.today());
    }

    private static JointPlan read(ResultSet row, int n) throws SQLException {
        return new JointPlan(
                row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("rep_id", UUID.class),
                new Period(row.getInt("fiscal_year"), row.getObject("quarter", Integer.class)),
                new Span(row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class)),
                row.getObject("review_on", LocalDate.class),
                new Lead(row.getObject("lead_id", UUID.class), row.getString("lead_name")),
                new Course(row.getInt("open"), row.getInt("overdue"), row.getInt("edition"),
                        row.getBoolean("principal"), row.getBoolean("rep"),
                        row.getBoolean("changed")),
                row.getBoolean("archived"), row.getInt("version"));
    }
}
