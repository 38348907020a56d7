package linecard.linecards;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Deletes what was told and is over its time.
@Component
class OldDisclosures implements Recurring {

    private final Disclosures disclosures;

    OldDisclosures(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @Override
    public String name() {
        return "old-disclosures";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 55));
    }

    @Override
    public void run() {
        disclosures.clear();
    }
}
