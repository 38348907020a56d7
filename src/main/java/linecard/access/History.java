package linecard.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionInterceptor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// The trace of changes that the database keeps of every record, and the way back.
@Repository
public class History {

    private final JdbcClient sql;

    History(JdbcClient sql) {
        this.sql = sql;
    }

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
                       u.id, u.email, u.family_name, u.given_name, u.language
                from access.audit_entry e
                join access.app_user u on u.id = e.person_id
                left join lateral (
                    select key from jsonb_object_keys(coalesce(e.after, e.before)) as key
                    where key not in ('id', 'organisation_id', 'version', 'created_at',
                                      'search')
                      and e.before -> key is distinct from e.after -> key) f on true
                where e.relation = :relation and e.row_id = :row
                order by e.id desc, f.key
                limit 1000
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

    /// Takes back the latest change of a row: its values become what they were before.
    ///
    /// @return false where there is nothing to take back, or it cannot be taken back any more
    @Transactional
    public boolean undo(Viewer viewer, String relation, UUID row) {
        return sql.sql("select access.undo(:relation, :row)")
                .param("relation", relation)
                .param("row", row.toString())
                .query(Boolean.class)
                .single();
    }

    /// Takes back the latest change of each of these rows, in this order; all of them or none.
    @Transactional
    public boolean undo(Viewer viewer, String relation, List<UUID> rows) {
        for (var row : rows) {
            if (undo(viewer, relation, row)) continue;
            TransactionInterceptor.currentTransactionStatus().setRollbackOnly();
            return false;
        }
        return true;
    }

    private static Change read(ResultSet row) {
        try {
            return new Change(
                    row.getLong("entry"), row.getTimestamp("at").toInstant(),
                    Identities.user(row, 0),
                    Change.Action.valueOf(row.getString("action").toUpperCase()),
                    new ArrayList<>(), row.getBoolean("latest"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
