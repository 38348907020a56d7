package linecard.forecast;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Identities;
import linecard.database.Bound;
import linecard.jobs.Jobs;
import linecard.jobs.Recurring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Has every organisation's forecast worked out each night, as a job of its owner's.
@Component
class ForecastNights implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(ForecastNights.class);

    private final Identities identities;
    private final Jobs jobs;

    ForecastNights(Identities identities, Jobs jobs) {
        this.identities = identities;
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

    /// What goes wrong in one organisation keeps no other waiting.
    @Override
    public void run() {
        for (var organisation : identities.organisations()) {
            try {
                identities.owner(organisation).ifPresent(owner -> Bound.run(owner.binding(),
                        () -> jobs.start(owner, ForecastWork.KIND, organisation)));
            } catch (RuntimeException e) {
                LOG.error("no forecast is asked for in organisation {}", organisation, e);
            }
        }
    }
}
