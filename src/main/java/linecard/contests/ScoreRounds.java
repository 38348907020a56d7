package linecard.contests;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

/// Keeps the places of running contests fresh, and ends those that are over.
@Component
class ScoreRounds implements Recurring {

    private final Everywhere everywhere;
    private final Scorekeeping scorekeeping;
    private final Moves moves;

    ScoreRounds(Everywhere everywhere, Scorekeeping scorekeeping, Moves moves) {
        this.everywhere = everywhere;
        this.scorekeeping = scorekeeping;
        this.moves = moves;
    }

    @Override
    public String name() {
        return "contest-places";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofSeconds(10);
    }

    @Override
    public void run() {
        everywhere.run(this, moves.racing(), scorekeeping::keepAll);
    }
}
