package linecard.joint;

import linecard.access.History.Undone;
import linecard.joint.Entry.Action;
import linecard.pipeline.Tasks;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/// Has the task of an action follow where a change of the action is taken back.
@Component
class UndoneEntries {

    private final JdbcClient sql;
    private final Entries entries;
    private final Tasks tasks;

    UndoneEntries(JdbcClient sql, Entries entries, Tasks tasks) {
        this.sql = sql;
        this.entries = entries;
        this.tasks = tasks;
    }

    @EventListener
    void follow(Undone undone) {
        if (!undone.relation().equals("joint.entry")) return;
        var viewer = undone.viewer();
        UUID now = null;
        if (entries.find(viewer, undone.row()).map(Entry::what).orElse(null)
                instanceof Action action && action.task() != null) {
            now = action.task();
            tasks.reword(viewer, now, action.content(), action.dueOn());
        }
        var then = before(undone.row());
        if (then != null && !then.equals(now)) tasks.drop(viewer, then);
    }

    /// The task before it was taken back.
    private @Nullable UUID before(UUID entry) {
        return sql.sql("""
                select (e.before ->> 'task_id')::uuid
                from access.audit_entry e
                where e.relation = 'joint.entry' and e.row_id = :row
                order by e.id desc
                limit 1
                """)
                .param("row", entry.toString())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional().flatMap(task -> task).orElse(null);
    }
}
