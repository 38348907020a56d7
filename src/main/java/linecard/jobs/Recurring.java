package linecard.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

/// A piece of work that comes round by itself. One bean for each. Of several programs on one
/// database one does each round. A round that a program died in is done again, so doing it twice
/// must come to the same. Rounds are short: what takes long is asked for as a job.
public interface Recurring {

    /// The word by which it is scheduled.
    String name();

    /// Such as `FixedDelay.ofMinutes(1)` or `new Daily(ZoneOffset.UTC, LocalTime.of(2, 30))`.
    Schedule schedule();

    /// Does a round, bound as the gate. To work in an organisation it binds itself to somebody
    /// there: `Bound.call(viewer.binding(), …)`.
    void run();
}
