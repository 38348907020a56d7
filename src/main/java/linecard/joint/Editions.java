package linecard.joint;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.joint.Edition.Mark;
import linecard.joint.Entry.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// The versions of plans and the marks of both, which only grow.
@Repository
class Editions {

    private static final int MOST = 200;

    private static final String EDITION = """
            select e.id, e.plan_id, e.number, e.made_at, m.side, m.by_name, m.at
            from joint.edition e
            left join joint.mark m on m.edition_id = e.id
            """;

    private final JdbcClient sql;

    Editions(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of a plan, the latest first. Up to 200.
    @Transactional(readOnly = true)
    List<Edition> ofPlan(Viewer viewer, UUID plan) {
        return read(sql.sql(EDITION + """
                where e.plan_id = :plan
                order by e.number desc, m.at
                limit :most
                """)
                .param("plan", plan)
                .param("most", 2 * MOST));
    }

    /// @throws Absent where the viewer sees no such version
    @Transactional(readOnly = true)
    Edition of(Viewer viewer, UUID id) {
        var found = read(sql.sql(EDITION + "where e.id = :id order by m.at").param("id", id));
        if (found.isEmpty()) throw new Absent("edition");
        return found.getFirst();
    }

    /// What stood in a version.
    @Transactional(readOnly = true)
    List<Entry> entries(Viewer viewer, Edition edition) {
        return sql.sql("""
                select d.entry_id, d.kind, d.product_line_id, d.amount_minor, d.topic, d.weight,
                       d.content, d.answer, d.side, d.who, d.due_on
                from joint.edition_entry d
                where d.edition_id = :edition
                order by d.due_on nulls first, d.entry_id
                limit :most
                """)
                .param("edition", edition.id())
                .param("most", Entries.MOST)
                .query((row, _) -> new Entry(row.getObject("entry_id", UUID.class),
                        edition.plan(), Seen.SHARED, Entries.signed(viewer,
                                Entry.of(Kind.class, row.getString("kind")), row), 1))
                .list();
    }

    /// Keeps others from marking the same plan until the end of the transaction.
    ///
    /// @throws Absent where the viewer sees no such plan
    @Transactional
    void hold(Viewer viewer, UUID plan) {
        sql.sql("select p.id from joint.plan p where p.id = :id for update")
                .param("id", plan)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("joint plan"));
    }

    /// The viewer's side says yes to what both see: to the latest version where it is that, else
    /// to a new one of it. Said twice it is said once.
    ///
    /// @return the version's id
    @Transactional
    UUID mark(Viewer viewer, JointPlan plan) {
        var course = plan.course();
        var latest = course.edition() == 0 || course.changed() ? write(viewer, plan)
                : ofPlan(viewer, plan.id()).getFirst().id();
        sql.sql("""
                insert into joint.mark (organisation_id, edition_id, rep_id, side, by_name)
                values (:organisation, :edition, :rep, :side, :name)
                on conflict (organisation_id, edition_id, side) do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("edition", latest)
                .param("rep", plan.rep())
                .param("side", Side.of(viewer).code())
                .param("name", viewer.user().name(viewer.language()))
                .update();
        return latest;
    }

    private UUID write(Viewer viewer, JointPlan plan) {
        var id = Ids.fresh();
        sql.sql("""
                insert into joint.edition (id, organisation_id, plan_id, rep_id, number)
                values (:id, :organisation, :plan, :rep, :number)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("plan", plan.id())
                .param("rep", plan.rep())
                .param("number", plan.course().edition() + 1)
                .update();
        sql.sql("""
                insert into joint.edition_entry (
                    organisation_id, edition_id, rep_id, entry_id, kind, product_line_id,
                    amount_minor, topic, weight, content, answer, side, who, due_on)
                select p.organisation_id, :edition, p.rep_id, s.id, s.kind, s.product_line_id,
                       s.amount_minor, s.topic, s.weight, s.content, s.answer, s.side, s.who,
                       s.due_on
                from joint.plan p
                cross join lateral (select %s) s
                where p.id = :plan
                """.formatted(JointPlans.SIGNED))
                .param("edition", id)
                .param("plan", plan.id())
                .update();
        return id;
    }

    private static List<Edition> read(JdbcClient.StatementSpec statement) {
        var found = new LinkedHashMap<UUID, Edition>();
        statement.query(row -> {
            var id = row.getObject("id", UUID.class);
            var known = found.get(id);
            var marks = new ArrayList<>(known == null ? List.<Mark>of() : known.marks());
            if (row.getString("side") != null) {
                marks.add(new Mark(Side.of(row.getString("side")), row.getString("by_name"),
                        row.getTimestamp("at").toInstant()));
            }
            found.put(id, new Edition(id, row.getObject("plan_id", UUID.class),
                    row.getInt("number"), row.getTimestamp("made_at").toInstant(), marks));
        });
        return List.copyOf(found.values());
    }
}
