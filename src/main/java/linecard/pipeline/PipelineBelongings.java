package linecard.pipeline;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.accounts.Belongings;
import linecard.database.Batches;
import linecard.people.Kept;
import linecard.words.SearchText;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Possible sales and tasks: the open ones go along, since what comes of them will be booked on the
/// other account; what is over stays beside the orders that came of it. Registrations stay as they
/// were.
@Repository
@Order(4)
class PipelineBelongings implements Belongings {

    private final JdbcClient sql;
    private final Batches batches;
    private final Accounts accounts;

    PipelineBelongings(JdbcClient sql, Batches batches, Accounts accounts) {
        this.sql = sql;
        this.batches = batches;
        this.accounts = accounts;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID account) {
        return sql.sql("""
                select o.open, o.over, t.open as tasks, t.done
                from (select count(*) filter (where o.outcome is null) as open,
                             count(*) filter (where o.outcome is not null) as over
                      from pipeline.opportunity o
                      where o.account_id = :account) o,
                     (select count(*) filter (where t.done_at is null) as open,
                             count(*) filter (where t.done_at is not null) as done
                      from pipeline.task t
                      where t.account_id = :account) t
                """)
                .param("account", account)
                .query((row, _) -> List.of(
                        new Kept("pipeline.list", row.getLong("open"), row.getLong("over")),
                        new Kept("pipeline.tasks", row.getLong("tasks"), row.getLong("done"))))
                .single();
    }

    @Override
    @Transactional
    public void move(Viewer viewer, UUID gone, UUID kept) {
        var name = accounts.of(viewer, kept).name();
        record Open(UUID id, String name) {}
        var open = sql.sql("""
                select o.id, o.name
                from pipeline.opportunity o
                where o.account_id = :gone and o.outcome is null
                """)
                .param("gone", gone)
                .query((row, _) -> new Open(
                        row.getObject("id", UUID.class), row.getString("name")))
                .list();
        batches.run("""
                update pipeline.opportunity
                set account_id = :kept, search = :search, version = version + 1
                where id = :id
                """, open, one -> new MapSqlParameterSource("kept", kept)
                .addValue("search", SearchText.of(one.name(), name))
                .addValue("id", one.id()));
        sql.sql("""
                update pipeline.task
                set account_id = :kept, version = version + 1
                where account_id = :gone and done_at is null
                """)
                .param("gone", gone)
                .param("kept", kept)
                .update();
    }
}
