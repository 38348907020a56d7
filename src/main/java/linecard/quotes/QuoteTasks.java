package linecard.quotes;

import linecard.access.Viewer;
import linecard.pipeline.TaskPlaces;
import linecard.pipeline.Tasks;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What reps are to do with drafts that were given back, until it is done or asked for again.
@Repository
class QuoteTasks implements TaskPlaces {

    private final JdbcClient sql;
    private final Tasks tasks;

    QuoteTasks(JdbcClient sql, Tasks tasks) {
        this.sql = sql;
        this.tasks = tasks;
    }

    /// @param said with the grounds
    record Open(UUID task, String said) {}

    @Transactional(readOnly = true)
    Optional<Open> open(Viewer viewer, UUID quote) {
        return sql.sql("""
                select t.id, t.content
                from quotes.quote q
                join pipeline.task t on t.id = q.task_id
                where q.id = :quote and t.done_at is null
                """)
                .param("quote", quote)
                .query((row, _) -> new Open(
                        row.getObject("id", UUID.class), row.getString("content")))
                .optional();
    }

    @Transactional
    void set(Viewer viewer, UUID quote, UUID task) {
        sql.sql("update quotes.quote set task_id = :task where id = :quote")
                .param("task", task)
                .param("quote", quote)
                .update();
    }

    @Transactional
    void finish(Viewer viewer, UUID quote) {
        open(viewer, quote).ifPresent(open -> tasks.finish(viewer, open.task(), true));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Viewer viewer, List<UUID> tasks) {
        var places = new HashMap<UUID, String>();
        sql.sql("select task_id, id from quotes.quote where task_id = any (:tasks)")
                .param("tasks", tasks.toArray(UUID[]::new))
                .query(row -> {
                    places.put(row.getObject("task_id", UUID.class),
                            "/quotes/" + row.getObject("id", UUID.class));
                });
        return places;
    }
}
