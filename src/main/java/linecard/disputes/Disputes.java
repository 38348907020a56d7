package linecard.disputes;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.disputes.Decision.Outcome;
import linecard.disputes.Dispute.Line;
import linecard.disputes.Dispute.Reason;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The disputes, and the SQL that finds them.
@Repository
public class Disputes {

    private static final String DISPUTE = """
            select d.id, d.agency_id, d.rep_id, d.statement_id, d.position, d.reason,
                   d.agency_name, d.rep_name, d.statement_number, d.document_number,
                   d.account_name, d.stated_minor, d.expected_minor, d.held_minor,
                   d.opened_on, d.due_on, d.opened_at, d.opened_by, d.opened_name, d.attempt,
                   e.outcome, e.granted_minor, e.in_records, e.content, e.decided_at,
                   e.decided_name
            from disputes.dispute d
            left join disputes.decision e on e.dispute_id = d.id
            """;

    private static final String NARROWED = """
            where (cast(:agency as uuid) is null or d.agency_id = cast(:agency as uuid))
              and (:reason = '' or d.reason = :reason)
              and (:state <> 'open' or e.outcome is null)
              and (:state <> 'soon' or e.outcome is null and d.due_on >= :today
                                       and d.due_on <= :soon)
              and (:state <> 'overdue' or e.outcome is null and d.due_on < :today)
              and (:state <> 'decided' or e.outcome is not null)
            """;

    private final JdbcClient sql;

    Disputes(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent where the viewer sees no such dispute
    @Transactional(readOnly = true)
    Dispute of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("dispute"));
    }

    @Transactional(readOnly = true)
    Optional<Dispute> find(Viewer viewer, UUID id) {
        return sql.sql(DISPUTE + "where d.id = :id")
                .param("id", id)
                .query((row, _) -> read(viewer, row))
                .optional();
    }

    /// In the order of their attempts.
    @Transactional(readOnly = true)
    List<Dispute> ofLine(Viewer viewer, Line line) {
        return sql.sql(DISPUTE + """
                where d.statement_id = :statement and d.position = :position
                order by d.attempt
                limit 20
                """)
                .param("statement", line.statement())
                .param("position", line.position())
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// Those about a sale of that number that stands on no statement.
    @Transactional(readOnly = true)
    List<Dispute> ofMissing(Viewer viewer, UUID agency, String document) {
        return sql.sql(DISPUTE + """
                where d.agency_id = :agency and d.reason = 'missing'
                  and d.document_number = :document
                order by d.id
                limit 20
                """)
                .param("agency", agency)
                .param("document", document)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// The last one about each of these lines of a statement, by position.
    @Transactional(readOnly = true)
    Map<Integer, Dispute> ofLines(
            Viewer viewer, UUID statement, Collection<Integer> positions) {
        var last = new HashMap<Integer, Dispute>();
        if (positions.isEmpty()) return last;
        sql.sql(DISPUTE + """
                where d.statement_id = :statement and d.position = any(:positions)
                order by d.attempt
                """)
                .param("statement", statement)
                .param("positions", positions.toArray(Integer[]::new))
                .query(row -> {
                    last.put(row.getInt("position"), read(viewer, row));
                });
        return last;
    }

    /// A page of a list: open ones by their deadline, decided ones latest first.
    @Transactional(readOnly = true)
    Paged<Dispute> page(Viewer viewer, DisputeFilter filter, int number) {
        long total = narrowed("select count(*) from disputes.dispute d\n"
                + "left join disputes.decision e on e.dispute_id = d.id\n" + NARROWED, filter)
                .query(Long.class)
                .single();
        var rows = narrowed(DISPUTE + NARROWED + """
                order by e.outcome is not null, case when e.outcome is null then d.due_on end,
                         e.decided_at desc, d.id
                limit :size offset :offset
                """, filter)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query((row, _) -> read(viewer, row))
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Every one of a list, as they were opened.
    @Transactional(readOnly = true)
    void each(Viewer viewer, DisputeFilter filter, Consumer<? super Dispute> taker) {
        for (var rows = after(viewer, filter, new UUID(0, 0), 1_000); !rows.isEmpty();
                rows = after(viewer, filter, rows.getLast().id(), 1_000)) {
            rows.forEach(taker);
        }
    }

    /// Those of a list that follow an id.
    @Transactional(readOnly = true)
    List<Dispute> after(Viewer viewer, DisputeFilter filter, UUID after, int most) {
        return narrowed(DISPUTE + NARROWED + "and d.id > :after order by d.id limit :most", filter)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    /// How many are open, near their deadline and past it.
    public record Counts(long open, long soon, long overdue) {

        public static final Counts NONE = new Counts(0, 0, 0);
    }

    @Transactional(readOnly = true)
    public Counts counts(Viewer viewer, LocalDate today) {
        return sql.sql("""
                select count(*) as open,
                       count(*) filter (where d.due_on between :today and :soon) as soon,
                       count(*) filter (where d.due_on < :today) as overdue
                from disputes.dispute d
                where not exists (select from disputes.decision e where e.dispute_id = d.id)
                """)
                .param("today", today)
                .param("soon", today.plusDays(DisputeRules.SOON_DAYS))
                .query((row, _) -> new Counts(
                        row.getLong("open"), row.getLong("soon"), row.getLong("overdue")))
                .single();
    }

    @Transactional(readOnly = true)
    boolean isAny(Viewer viewer) {
        return sql.sql("select exists (select from disputes.dispute)")
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec narrowed(String statement, DisputeFilter filter) {
        return sql.sql(statement)
                .param("agency", filter.agency())
                .param("reason", filter.reason() == null ? "" : filter.reason().code())
                .param("state", filter.state().code())
                .param("today", filter.today())
                .param("soon", filter.today().plusDays(DisputeRules.SOON_DAYS));
    }

    private static Dispute read(Viewer viewer, ResultSet row) throws SQLException {
        var organisation = viewer.organisation();
        var statement = row.getObject("statement_id", UUID.class);
        return new Dispute(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("rep_id", UUID.class),
                statement == null ? null : new Line(statement, row.getInt("position")),
                Reason.of(row.getString("reason")), row.getString("agency_name"),
                row.getString("rep_name"), row.getString("statement_number"),
                row.getString("document_number"), row.getString("account_name"),
                organisation.money(row.getLong("stated_minor")),
                organisation.money(row.getLong("expected_minor")),
                organisation.money(row.getLong("held_minor")),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getTimestamp("opened_at").toInstant(),
                row.getObject("opened_by", UUID.class), row.getString("opened_name"),
                row.getInt("attempt"), decision(viewer, row));
    }

    private static @Nullable Decision decision(Viewer viewer, ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        if (outcome == null) return null;
        return new Decision(Outcome.of(outcome),
                viewer.organisation().money(row.getLong("granted_minor")),
                row.getBoolean("in_records"), row.getString("content"),
                row.getTimestamp("decided_at").toInstant(), row.getString("decided_name"));
    }
}
