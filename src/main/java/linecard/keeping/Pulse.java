package linecard.keeping;

import linecard.access.Viewer;
import linecard.keeping.Kept.Topic;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Set;

/// Tells whether what was worked out before still holds: whether anything that results rest on
/// (sales, goals, assignments, people, product lines) was changed since, or what activity rests on
/// (calls, opportunities), or contacts, or the places of contests, by whomever, in this program or
/// another.
@Repository
public class Pulse {

    private final JdbcClient sql;

    Pulse(JdbcClient sql) {
        this.sql = sql;
    }

    /// The snapshot to remember: taken before anything is read for what is to be kept.
    @Transactional(readOnly = true)
    public String now(Viewer viewer) {
        return sql.sql("select pg_current_snapshot()::text").query(String.class).single();
    }

    /// Whether no change was committed since that the snapshot does not see.
    ///
    /// @param topics of what changes count
    @Transactional(readOnly = true)
    public boolean isStill(Viewer viewer, String snapshot, Set<Topic> topics) {
        return sql.sql("""
                select not exists (
                    select
                    from keeping.pulse
                    where transaction_id >= :oldest and topic = any (:topics)
                      and not pg_visible_in_snapshot(
                              transaction_id::text::xid8, :snapshot::pg_snapshot))
                """)
                .param("oldest", Long.parseLong(snapshot.substring(0, snapshot.indexOf(':'))))
                .param("topics", topics.stream().map(Topic::code).toArray(String[]::new))
                .param("snapshot", snapshot)
                .query(Boolean.class)
                .single();
    }
}
