package linecard.forecast;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Everywhere;
import linecard.jobs.Jobs;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Has every organisation's forecast worked out each night, as a job of its owner's.
@Component
class ForecastNights implements Recurring {

    private final Everywhere everywhere;
    private final Jobs jobs;

    ForecastNights(Everywhere everywhere, Jobs jobs) {
        this.everywhere = everywhere;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "forecast-nights";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(1, 30));
    }

    @Override
    public void run() {
        everywhere.run(this, owner ->
                jobs.startUnasked(owner, ForecastWork.KIND, owner.organisation().id()));
    }
}
