package linecard.prizes;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;

/// Gives whoever did not choose in time what the rules name, and forgets guests after their trips.
@Component
class ChoiceRounds implements Recurring {

    private final Everywhere everywhere;
    private final AwardActs acts;
    private final Clock clock;

    ChoiceRounds(Everywhere everywhere, AwardActs acts, Clock clock) {
        this.everywhere = everywhere;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "prize-choices";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        everywhere.run(this, owner -> acts.lapse(owner,
                LocalDate.ofInstant(clock.instant(), owner.organisation().zone())));
    }
}
