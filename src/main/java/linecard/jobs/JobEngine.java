package linecard.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.GateConnections;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import javax.sql.DataSource;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/// Has jobs done when they are due, two at a time in each program, and beside them what comes
/// round by itself, two as well, so that letters go out while a round takes long. Programs on one
/// database share both.
@Component
class JobEngine {

    private static final int AT_ONCE = 2;
    private static final Duration TO_STOP = Duration.ofSeconds(5);
    private static final Duration NEVER = Duration.ofDays(10_000);

    private final GateConnections connections;
    private final JobRunner runner;
    private final Works works;
    private final ObjectProvider<Recurring> recurring;
    private final JobPace pace;
    private @Nullable Scheduler jobs;
    private @Nullable Scheduler rounds;

    JobEngine(DataSource pool, JobRunner runner, Works works,
            ObjectProvider<Recurring> recurring, JobPace pace) {
        this.connections = new GateConnections(pool, pace.patience());
        this.runner = runner;
        this.works = works;
        this.recurring = recurring;
        this.pace = pace;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        jobs = scheduler("job-", AT_ONCE, works.all().stream().<Task<?>>map(this::task).toList())
                .tableName("jobs.scheduled_tasks")
                .enablePriority()
                .build();
        rounds = scheduler("round-", AT_ONCE, List.of())
                .tableName("jobs.scheduled_rounds")
                .startTasks(recurring.stream().map(JobEngine::task).toList())
                .build();
        jobs.start();
        rounds.start();
    }

    /// Looks at once whether something is due.
    synchronized void wake() {
        if (jobs != null) jobs.triggerCheckForDueExecutions();
    }

    private Task<Void> task(Work work) {
        return Tasks.custom(work.kind(), Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(pace.patience()))
                .execute((place, _) -> {
                    var parts = place.getId().split("/");
                    return runner.run(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
                });
    }

    private static RecurringTask<Void> task(Recurring one) {
        return Tasks.recurring(one.name(), one.schedule())
                .execute((_, _) -> Bound.run(Binding.gate(), one::run));
    }

    /// @param threads no more is taken than they can do at once; the rest is for other programs
    private SchedulerBuilder scheduler(String name, int threads, List<Task<?>> tasks) {
        var me = new SchedulerName.Hostname().getName() + " " + ProcessHandle.current().pid();
        return Scheduler.create(connections, tasks)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .schedulerName(new SchedulerName.Fixed(me))
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(
                        threads, Thread.ofVirtual().name(name, 0).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(pace.look())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(JobPace.MISSED)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(TO_STOP);
    }

    @PreDestroy
    synchronized void close() {
        runner.close();
        if (jobs != null) jobs.stop();
        if (rounds != null) rounds.stop();
        jobs = null;
        rounds = null;
    }
}
