package linecard.joint;

import linecard.access.Viewer;
import linecard.pipeline.TaskPlaces;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The tasks that actions of a plan are.
@Repository
class JointTasks implements TaskPlaces {

    private final JdbcClient sql;

    JointTasks(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Viewer viewer, List<UUID> tasks) {
        var places = new HashMap<UUID, String>();
        sql.sql("select task_id, plan_id from joint.entry where task_id = any (:tasks)")
                .param("tasks", tasks.toArray(UUID[]::new))
                .query(row -> {
                    places.put(row.getObject("task_id", UUID.class),
                            "/joint-plans/" + row.getObject("plan_id", UUID.class));
                });
        return places;
    }
}
