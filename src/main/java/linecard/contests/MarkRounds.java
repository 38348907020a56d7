package linecard.contests;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

/// Clears away the marks of what changed, which are left whether a contest is under way or not.
@Component
class MarkRounds implements Recurring {

    private final Everywhere everywhere;
    private final Moves moves;

    MarkRounds(Everywhere everywhere, Moves moves) {
        this.everywhere = everywhere;
        this.moves = moves;
    }

    @Override
    public String name() {
        return "contest-marks";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        everywhere.run(this, moves::forget);
    }
}
