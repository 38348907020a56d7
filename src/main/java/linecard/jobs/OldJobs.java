package linecard.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Forgets each night the jobs that were over 400 days ago.
@Repository
class OldJobs implements Recurring {

    private final JdbcClient sql;

    OldJobs(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "old-jobs";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 30));
    }

    @Override
    @Transactional
    public void run() {
        sql.sql("select jobs.forget(now() - interval '400 days')").query(Long.class).single();
    }
}
