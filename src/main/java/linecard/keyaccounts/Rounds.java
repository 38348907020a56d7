package linecard.keyaccounts;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Everywhere;
import linecard.jobs.Jobs;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Has what is due of every organisation's key accounts looked at each night, as a job of its
/// owner's: a review once a month, warnings every time.
@Component
class Rounds implements Recurring {

    private final Everywhere everywhere;
    private final Jobs jobs;

    Rounds(Everywhere everywhere, Jobs jobs) {
        this.everywhere = everywhere;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "key-accounts";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 15));
    }

    @Override
    public void run() {
        everywhere.run(this, owner ->
                jobs.startUnasked(owner, ReviewWork.KIND, owner.organisation().id()));
    }
}
