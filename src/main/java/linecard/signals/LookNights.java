package linecard.signals;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Everywhere;
import linecard.jobs.Jobs;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Has every organisation looked through each night, as a job of its owner's.
@Component
class LookNights implements Recurring {

    private final Everywhere everywhere;
    private final Jobs jobs;

    LookNights(Everywhere everywhere, Jobs jobs) {
        this.everywhere = everywhere;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "signal-nights";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 10));
    }

    @Override
    public void run() {
        everywhere.run(this, owner ->
                jobs.startUnasked(owner, Looking.KIND, owner.organisation().id()));
    }
}
