package linecard.plan;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.plan.SalesPlan.State;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The sales plans of all fiscal years, their editions, and who has read them.
@Repository
public class SalesPlans {

    private static final String PLAN = """
            select id, fiscal_year, edition, strategy, state, approved_name, approved_at, version
            from plan.sales_plan
            """;

    private final JdbcClient sql;

    SalesPlans(JdbcClient sql) {
        this.sql = sql;
    }

    /// The editions of a year, or of all, that the viewer may see, latest first, without their
    /// tactics.
    @Transactional(readOnly = true)
    List<SalesPlan> editions(Viewer viewer, @Nullable Integer fiscalYear) {
        return sql.sql(PLAN + """
                where cast(:year as integer) is null or fiscal_year = :year
                order by fiscal_year desc, edition desc
                limit 2000
                """)
                .param("year", fiscalYear)
                .query((row, n) -> plan(row, List.of()))
                .list();
    }

    /// @throws Absent where the viewer sees no such edition
    @Transactional(readOnly = true)
    public SalesPlan of(Viewer viewer, UUID id) {
        return sql.sql(PLAN + "where id = :id")
                .param("id", id)
                .query((row, n) -> plan(row, tactics(id)))
                .optional()
                .orElseThrow(() -> new Absent("plan"));
    }

    private List<Tactic> tactics(UUID plan) {
        return sql.sql("""
                select id, what, owner, due_on, done_on
                from plan.tactic
                where plan_id = :plan
                order by position, id
                """)
                .param("plan", plan)
                .query((row, n) -> new Tactic(
                        row.getObject("id", UUID.class), row.getString("what"),
                        row.getString("owner"), row.getObject("due_on", LocalDate.class),
                        row.getObject("done_on", LocalDate.class)))
                .list();
    }

    /// The year's draft: the one being written, else a new edition copied from the approved one.
    @Transactional
    public UUID draft(Viewer viewer, int fiscalYear) {
        var editions = editions(viewer, fiscalYear);
        var open = editions.stream().filter(plan -> plan.is(State.DRAFT)).findFirst();
        if (open.isPresent()) return open.get().id();
        var approved = editions.stream().filter(plan -> plan.is(State.APPROVED)).findFirst();
        int edition = editions.isEmpty() ? 1 : editions.getFirst().edition() + 1;
        var id = Ids.fresh();
        try {
            sql.sql("""
                    insert into plan.sales_plan (id, organisation_id, fiscal_year, edition,
                                                 strategy)
                    values (:id, :organisation, :year, :edition, :strategy)
                    """)
                    .param("id", id)
                    .param("organisation", viewer.organisation().id())
                    .param("year", fiscalYear)
                    .param("edition", edition)
                    .param("strategy", approved.map(SalesPlan::strategy).orElse(""))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Stale("plan");
        }
        if (approved.isPresent()) {
            int position = 0;
            for (var tactic : tactics(approved.get().id())) {
                add(viewer, id, position++, tactic);
            }
        }
        return id;
    }

    /// Writes strategy and tactics of a draft.
    ///
    /// @param tactics in their order; one without an id is new, one left out goes
    /// @throws Stale where somebody changed or approved the draft since that version
    @Transactional
    public void change(
            Viewer viewer, UUID draft, int version, String strategy, List<Tactic> tactics) {
        int changed = sql.sql("""
                update plan.sales_plan
                set strategy = :strategy, version = version + 1
                where id = :id and version = :version and state = 'draft'
                """)
                .param("strategy", strategy)
                .param("id", draft)
                .param("version", version)
                .update();
        if (changed == 0) throw new Stale("plan");
        var gone = new HashMap<UUID, Tactic>();
        for (var tactic : tactics(draft)) gone.put(tactic.id(), tactic);
        for (int position = 0; position < tactics.size(); position++) {
            var tactic = tactics.get(position);
            if (gone.remove(tactic.id()) == null) {
                add(viewer, draft, position, tactic);
            } else {
                rewrite(position, tactic);
            }
        }
        for (var id : gone.keySet()) {
            sql.sql("delete from plan.tactic where id = :id").param("id", id).update();
        }
    }

    private void add(Viewer viewer, UUID plan, int position, Tactic tactic) {
        sql.sql("""
                insert into plan.tactic (organisation_id, plan_id, position, what, owner, due_on,
                                         done_on)
                values (:organisation, :plan, :position, :what, :owner, :due, :done)
                """)
                .param("organisation", viewer.organisation().id())
                .param("plan", plan)
                .param("position", position)
                .param("what", tactic.what())
                .param("owner", tactic.owner())
                .param("due", tactic.dueOn())
                .param("done", tactic.doneOn())
                .update();
    }

    private void rewrite(int position, Tactic tactic) {
        sql.sql("""
                update plan.tactic
                set position = :position, what = :what, owner = :owner, due_on = :due,
                    version = version + 1
                where id = :id
                  and (position, what, owner, due_on)
                      is distinct from (:position, :what, :owner, cast(:due as date))
                """)
                .param("position", position)
                .param("what", tactic.what())
                .param("owner", tactic.owner())
                .param("due", tactic.dueOn())
                .param("id", tactic.id())
                .update();
    }

    /// Makes a draft the plan that holds; the one that held before is replaced.
    ///
    /// @throws Stale where somebody changed or approved the draft since that version
    @Transactional
    public void approve(Viewer viewer, UUID draft, int version) {
        sql.sql("""
                update plan.sales_plan
                set state = 'replaced', version = version + 1
                where state = 'approved'
                  and fiscal_year = (select fiscal_year from plan.sales_plan where id = :id)
                """)
                .param("id", draft)
                .update();
        int approved = sql.sql("""
                update plan.sales_plan
                set state = 'approved', approved_by = :person, approved_name = :name,
                    approved_at = now(), version = version + 1
                where id = :id and version = :version and state = 'draft'
                """)
                .param("person", viewer.user().id())
                .param("name", viewer.user().name(viewer.language()))
                .param("id", draft)
                .param("version", version)
                .update();
        if (approved == 0) throw new Stale("plan");
    }

    /// Ticks a tactic of the approved plan off, or opens it again.
    ///
    /// @return the tactic's plan
    @Transactional
    UUID tick(Viewer viewer, UUID tactic, @Nullable LocalDate doneOn) {
        return sql.sql("""
                update plan.tactic
                set done_on = :done, version = version + 1
                where id = :id
                  and plan_id in (select id from plan.sales_plan where state = 'approved')
                returning plan_id
                """)
                .param("done", doneOn)
                .param("id", tactic)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("tactic"));
    }

    /// The viewer, a rep, has read the approved plan. Saying so again changes nothing.
    @Transactional
    public void acknowledge(Viewer viewer, UUID plan) {
        var approved = Optional.of(of(viewer, plan)).filter(found -> found.is(State.APPROVED));
        if (approved.isEmpty()) throw new Stale("plan");
        sql.sql("""
                insert into plan.acknowledgement (organisation_id, plan_id, rep_id)
                values (:organisation, :plan, :rep)
                on conflict (organisation_id, plan_id, rep_id) do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("plan", plan)
                .param("rep", viewer.rep())
                .update();
    }

    /// When each rep acknowledged the plan; reps who did not are missing.
    @Transactional(readOnly = true)
    Map<UUID, Instant> acknowledgements(Viewer viewer, UUID plan) {
        var found = new HashMap<UUID, Instant>();
        sql.sql("select rep_id, at from plan.acknowledgement where plan_id = :plan limit 20000")
                .param("plan", plan)
                .query(row -> {
                    found.put(row.getObject("rep_id", UUID.class),
                            row.getTimestamp("at").toInstant());
                });
        return found;
    }

    private static SalesPlan plan(ResultSet row, List<Tactic> tactics) throws SQLException {
        var approvedAt = row.getTimestamp("approved_at");
        return new SalesPlan(
                row.getObject("id", UUID.class), row.getInt("fiscal_year"), row.getInt("edition"),
                row.getString("strategy"), State.of(row.getString("state")),
                row.getString("approved_name"),
                approvedAt == null ? null : approvedAt.toInstant(), tactics,
                row.getInt("version"));
    }
}
