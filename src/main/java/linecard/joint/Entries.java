package linecard.joint;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.joint.Entry.Action;
import linecard.joint.Entry.Degree;
import linecard.joint.Entry.Goal;
import linecard.joint.Entry.Kind;
import linecard.joint.Entry.Note;
import linecard.joint.Entry.Part;
import linecard.joint.Entry.Person;
import linecard.joint.Entry.Risk;
import linecard.joint.Entry.Stance;
import linecard.joint.Entry.Topic;
import linecard.joint.Entry.What;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What stands in plans, and the SQL that keeps it. Row-level security shows everybody what is
/// meant for them and no more.
@Repository
class Entries {

    /// So many a plan, whoever sees them.
    static final int MOST = 300;

    private static final String ENTRY = """
            select t.id, t.plan_id, t.kind, t.seen, t.product_line_id, t.amount_minor, t.topic,
                   t.contact_id, t.part, t.stance, t.influence, t.weight, t.content, t.answer,
                   t.side, t.who, t.due_on, t.task_id, t.version,
                   coalesce(t.done_on, (k.done_at at time zone :zone)::date) as done_on
            from joint.entry t
            left join pipeline.task k on k.id = t.task_id
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Entries(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    private JdbcClient.StatementSpec asked(Viewer viewer, String where) {
        return sql.sql(ENTRY + where).param("zone", viewer.organisation().zone().getId());
    }

    /// @throws Absent where the viewer sees no such entry
    @Transactional(readOnly = true)
    Entry of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("entry"));
    }

    @Transactional(readOnly = true)
    Optional<Entry> find(Viewer viewer, UUID id) {
        return asked(viewer, "where t.id = :id")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional();
    }

    /// What the viewer sees of a plan: actions by their day, the rest as it came.
    @Transactional(readOnly = true)
    List<Entry> ofPlan(Viewer viewer, UUID plan) {
        return ofPlans(viewer, List.of(plan)).getOrDefault(plan, List.of());
    }

    @Transactional(readOnly = true)
    Map<UUID, List<Entry>> ofPlans(Viewer viewer, Collection<UUID> plans) {
        return asked(viewer, """
                where t.plan_id = any (:plans)
                order by t.due_on nulls first, t.id
                limit :most
                """)
                .param("plans", plans.toArray(UUID[]::new))
                .param("most", MOST * plans.size())
                .query((row, _) -> read(viewer, row))
                .list().stream()
                .collect(Collectors.groupingBy(Entry::plan));
    }

    @Transactional
    void addAll(Viewer viewer, UUID rep, List<Entry> added) {
        batches.run("""
                insert into joint.entry (
                    id, organisation_id, plan_id, rep_id, kind, seen, product_line_id,
                    amount_minor, topic, contact_id, part, stance, influence, weight, content,
                    answer, side, who, due_on, done_on, task_id)
                values (:id, :organisation, :plan, :rep, :kind, :seen, :line,
                        :amount, :topic, :contact, :part, :stance, :influence, :weight, :content,
                        :answer, :side, :who, :due, :done, :task)
                """, added, entry -> columns(entry)
                .addValue("organisation", viewer.organisation().id())
                .addValue("rep", rep));
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Entry changed) {
        int rows = batches.run("""
                update joint.entry
                set seen = :seen, product_line_id = :line, amount_minor = :amount,
                    topic = :topic, contact_id = :contact, part = :part, stance = :stance,
                    influence = :influence, weight = :weight, content = :content,
                    answer = :answer, side = :side, who = :who, due_on = :due, done_on = :done,
                    task_id = :task, version = version + 1
                where id = :id and version = :version
                """, List.of(changed), Entries::columns);
        if (rows == 0) throw new Stale("entry");
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        int rows = sql.sql("delete from joint.entry where id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("entry");
    }

    /// Whether a plan holds as much as it can, of what the viewer sees.
    @Transactional(readOnly = true)
    boolean isFull(Viewer viewer, UUID plan) {
        return sql.sql("select count(*) >= :most from joint.entry where plan_id = :plan")
                .param("plan", plan)
                .param("most", MOST)
                .query(Boolean.class)
                .single();
    }

    /// Takes away what is thought of a person who is erased, whoever wrote it.
    @Transactional
    void forget(Viewer viewer, UUID contact) {
        sql.sql("select joint.forget(:contact)").param("contact", contact).query(row -> { });
    }

    /// What is thought of a person, of what the viewer sees. Up to 1,000.
    @Transactional(readOnly = true)
    List<Entry> ofContact(Viewer viewer, UUID contact) {
        return asked(viewer, "where t.contact_id = :contact order by t.id desc limit 1000")
                .param("contact", contact)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    private static MapSqlParameterSource columns(Entry entry) {
        var values = new MapSqlParameterSource("id", entry.id())
                .addValue("plan", entry.plan())
                .addValue("kind", entry.kind().code())
                .addValue("seen", entry.seen().code())
                .addValue("version", entry.version())
                .addValue("content", "").addValue("answer", "").addValue("who", "");
        for (var none : List.of("line", "amount", "topic", "contact", "part", "stance",
                "influence", "weight", "side", "due", "done", "task")) {
            values.addValue(none, null);
        }
        return add(values, entry.what());
    }

    private static MapSqlParameterSource add(MapSqlParameterSource values, What what) {
        return switch (what) {
            case Goal goal -> values.addValue("line", goal.line())
                    .addValue("amount", goal.amount().minor());
            case Note note -> values.addValue("topic", Entry.code(note.topic()))
                    .addValue("content", note.content());
            case Person person -> values.addValue("contact", person.contact())
                    .addValue("part", Entry.code(person.part()))
                    .addValue("stance", Entry.code(person.stance()))
                    .addValue("influence", Entry.code(person.influence()))
                    .addValue("content", person.content());
            case Risk risk -> values.addValue("weight", Entry.code(risk.weight()))
                    .addValue("content", risk.content()).addValue("answer", risk.answer());
            case Action action -> values.addValue("side", action.side().code())
                    .addValue("who", action.who()).addValue("content", action.content())
                    .addValue("due", action.dueOn()).addValue("task", action.task())
                    .addValue("done", action.task() == null ? action.doneOn() : null);
        };
    }

    private static Entry read(Viewer viewer, ResultSet row) throws SQLException {
        var kind = Entry.of(Kind.class, row.getString("kind"));
        var content = row.getString("content");
        var what = kind == Kind.PERSON
                ? new Person(row.getObject("contact_id", UUID.class),
                        Entry.of(Part.class, row.getString("part")),
                        Entry.of(Stance.class, row.getString("stance")),
                        Entry.of(Degree.class, row.getString("influence")), content)
                : kind == Kind.ACTION
                ? new Action(Side.of(row.getString("side")), row.getString("who"), content,
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("done_on", LocalDate.class),
                        row.getObject("task_id", UUID.class))
                : signed(viewer, kind, row);
        return new Entry(row.getObject("id", UUID.class), row.getObject("plan_id", UUID.class),
                Seen.of(row.getString("seen")), what, row.getInt("version"));
    }

    /// What a version knows of an entry: an action without what became of it.
    static What signed(Viewer viewer, Kind kind, ResultSet row) throws SQLException {
        var content = row.getString("content");
        return switch (kind) {
            case GOAL -> new Goal(row.getObject("product_line_id", UUID.class),
                    viewer.organisation().money(row.getLong("amount_minor")));
            case NOTE -> new Note(Entry.of(Topic.class, row.getString("topic")), content);
            case RISK -> new Risk(Entry.of(Degree.class, row.getString("weight")), content,
                    row.getString("answer"));
            case ACTION -> new Action(Side.of(row.getString("side")), row.getString("who"),
                    content, row.getObject("due_on", LocalDate.class), null, null);
            case PERSON -> throw new IllegalStateException("nobody signs what is thought of whom");
        };
    }
}
