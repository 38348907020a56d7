package linecard.joint;

import linecard.access.Viewer;
import linecard.pipeline.TaskPlaces;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The tasks that actions of a plan are.
@Repository
class JointTasks implements TaskPlaces {

    private final JdbcClient sql;

    JointTasks(JdbcClient sql) {
        this.sql = sql;
    }

    private record Place(UUID task, String address) {}

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Viewer viewer, List<UUID> tasks) {
        return sql.sql("select task_id, plan_id from joint.entry where task_id = any (:tasks)")
                .param("tasks", tasks.toArray(UUID[]::new))
                .query((row, _) -> new Place(row.getObject("task_id", UUID.class),
                        "/joint-plans/" + row.getObject("plan_id", UUID.class)))
                .list().stream().collect(Collectors.toMap(Place::task, Place::address));
    }
}
