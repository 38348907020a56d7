package linecard.access;

import linecard.database.PlannedOnce;
import linecard.words.Coded;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The trace of changes that the database keeps of every record, and the way back.
@Repository
public class History {

    /// So many rows are taken back at once, of which the database holds what checks them.
    private static final int SLICE = 5000;

    /// So far apart in the trace stand a row that was deleted and what went with it.
    private static final int NEAR = 1000;

    private final JdbcClient sql;
    private final PlannedOnce planned;
    private final ApplicationEventPublisher undone;

    History(JdbcClient sql, PlannedOnce planned, ApplicationEventPublisher undone) {
        this.sql = sql;
        this.planned = planned;
        this.undone = undone;
    }

    /// A change was taken back, in the transaction at hand: a room whose rules the database does
    /// not know may still refuse, by an exception of the database's own kind.
    public record Undone(Viewer viewer, String relation, UUID row) {}

    /// The changes of one row, newest first.
    ///
    /// @param relation schema and table, such as `people.agency`
    @Transactional(readOnly = true)
    public List<Change> of(Viewer viewer, String relation, UUID row) {
        var changes = new LinkedHashMap<Long, Change>();
        sql.sql("""
                select e.id as entry, e.at, e.action, f.key,
                       coalesce(e.before ->> f.key, '') as before,
                       coalesce(e.after ->> f.key, '') as after,
                       e.id = max(e.id) over () as latest,
                       e.person_id as id, coalesce(u.email, '') as email,
                       coalesce(u.family_name, '–') as family_name,
                       coalesce(u.given_name, '') as given_name,
                       coalesce(u.language, 'en') as language
                from (select id, at, action, person_id, before, after
                      from access.audit_entry
                      where relation = :relation and row_id = :row
                      order by id desc
                      limit 20000) e
                left join access.app_user u on u.id = e.person_id
                left join lateral (
                    select key from jsonb_object_keys(coalesce(e.after, e.before)) as key
                    where key not in ('id', 'organisation_id', 'version', 'created_at',
                                      'search')
                      and e.before -> key is distinct from e.after -> key) f on true
                order by e.id desc, f.key
                """)
                .param("relation", relation)
                .param("row", row.toString())
                .query(set -> {
                    var change = changes.computeIfAbsent(set.getLong("entry"), _ -> read(set));
                    if (set.getString("key") == null) return;
                    change.fields().add(new Change.Field(
                            set.getString("key"), set.getString("before"), set.getString("after")));
                });
        return List.copyOf(changes.values());
    }

    /// Whether the latest change of a row is one that is taken back this way: what is never
    /// deleted was added for good, and what the viewer may do here is for others to change.
    @Transactional(readOnly = true)
    public boolean canUndo(Viewer viewer, String relation, UUID row) {
        return sql.sql("""
                select has_table_privilege(e.relation, case e.action when 'insert' then 'delete'
                                                                     when 'delete' then 'insert'
                                                                     else 'update' end)
                       and not (e.relation = 'access.membership'
                                and coalesce(e.after, e.before) ->> 'user_id' = :self)
                from access.audit_entry e
                where e.relation = :relation and e.row_id = :row
                order by e.id desc
                limit 1
                """)
                .param("self", viewer.user().id().toString())
                .param("relation", relation)
                .param("row", row.toString())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// Takes back the latest change of a row: its values become what they were before. Where it
    /// was deleted, what was deleted with it because it refers to it is there again too.
    ///
    /// @return false where there is nothing to take back, or it cannot be taken back any more
    @Transactional
    public boolean undo(Viewer viewer, String relation, UUID row) {
        return undo(viewer, relation, List.of(row));
    }

    /// The same for each of these rows, in this order; all of them or none.
    @Transactional
    public boolean undo(Viewer viewer, String relation, List<UUID> rows) {
        for (var row : rows) {
            var gone = goneWith(relation, row);
            if (undo(viewer, new Row(relation, row))
                    && gone.stream().allMatch(one -> undo(viewer, one))) continue;
            TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
            return false;
        }
        return true;
    }

    private record Row(String relation, UUID id) {}

    private boolean undo(Viewer viewer, Row row) {
        if (!canUndo(viewer, row.relation(), row.id())) return false;
        boolean done = sql.sql("select access.undo(:relation, :row)")
                .param("relation", row.relation())
                .param("row", row.id().toString())
                .query(Boolean.class)
                .single();
        if (done) undone.publishEvent(new Undone(viewer, row.relation(), row.id()));
        return done;
    }

    private List<Row> goneWith(String relation, UUID row) {
        return sql.sql("""
                select e.relation, e.row_id
                from (select id, transaction, action, row_id
                      from access.audit_entry
                      where relation = :relation and row_id = :row
                      order by id desc
                      limit 1) d
                join access.audit_entry e on e.id between d.id + 1 and d.id + :near
                where d.action = 'delete' and e.action = 'delete'
                  and e.transaction = d.transaction
                  and exists (select from jsonb_each_text(e.before) f where f.value = d.row_id)
                order by e.id
                """)
                .param("relation", relation)
                .param("row", row.toString())
                .param("near", NEAR)
                .query((set, _) -> new Row(set.getString("relation"),
                        UUID.fromString(set.getString("row_id"))))
                .list();
    }

    /// The changes of one transaction: its number, and the first and the last of the trace among
    /// which they stand.
    public record Mark(long transaction, long first, long last) {}

    /// The newest change that the viewer sees; 0 where there is none.
    @Transactional(readOnly = true)
    public long newest(Viewer viewer) {
        return sql.sql("select coalesce(max(id), 0) from access.audit_entry")
                .query(Long.class)
                .single();
    }

    /// All that the transaction at hand has changed so far.
    ///
    /// @param before the newest change when it began
    @Transactional
    public Mark since(Viewer viewer, long before) {
        return sql.sql("""
                select pg_current_xact_id()::text::bigint as transaction,
                       coalesce(min(id), 0) as first, coalesce(max(id), 0) as last
                from access.audit_entry
                where id > :before and transaction = pg_current_xact_id()::text::bigint
                """)
                .param("before", before)
                .query((row, n) -> new Mark(row.getLong("transaction"), row.getLong("first"),
                        row.getLong("last")))
                .single();
    }

    /// Hears how far it is when many changes are taken back.
    public interface Pace {
        /// @param steps done since it was told last
        void done(long steps, long all);
    }

    /// The changes of some rows: of each the first and the last of them.
    private record Slice(Long[] earliest, Long[] latest) {}

    /// Takes back all changes of a transaction, newest first. Where that cannot be, because a
    /// row was changed later or something refers to it, the transaction at hand is to be rolled
    /// back.
    ///
    /// @return the row that stands in the way, as `people.agency/<id>`; empty where all is done
    @Transactional
    public Optional<String> undo(Viewer viewer, Mark changes, Pace pace) {
        planned.whileTablesGrow();
        var slices = slices(changes);
        long all = slices.stream().mapToLong(one -> one.earliest().length).sum();
        for (var slice : slices) {
            var obstacle = sql.sql("select access.undo_slice(:earliest, :latest)")
                    .param("earliest", slice.earliest())
                    .param("latest", slice.latest())
                    .query(String.class)
                    .single();
            if (!obstacle.isEmpty()) return Optional.of(obstacle);
            pace.done(slice.earliest().length, all);
        }
        return Optional.empty();
    }

    private List<Slice> slices(Mark changes) {
        return sql.sql("""
                select array_agg(c.earliest order by c.earliest desc) as earliest,
                       array_agg(c.latest order by c.earliest desc) as latest
                from (select min(e.id) as earliest, max(e.id) as latest,
                             (row_number() over (order by min(e.id) desc) - 1) / :slice as slice
                      from access.audit_entry e
                      where e.id between :first and :last and e.transaction = :transaction
                      group by e.relation, e.row_id) c
                group by c.slice
                order by c.slice
                """)
                .param("first", changes.first())
                .param("last", changes.last())
                .param("transaction", changes.transaction())
                .param("slice", SLICE)
                .query((row, n) -> new Slice((Long[]) row.getArray("earliest").getArray(),
                        (Long[]) row.getArray("latest").getArray()))
                .list();
    }

    private static Change read(ResultSet row) {
        try {
            return new Change(
                    row.getLong("entry"), row.getTimestamp("at").toInstant(),
                    Identities.user(row, 0),
                    Coded.of(Change.Action.class, row.getString("action")),
                    new ArrayList<>(), row.getBoolean("latest"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
