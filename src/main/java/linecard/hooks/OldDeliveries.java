package linecard.hooks;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Forgets each night what endpoints were told over thirty days ago.
@Component
class OldDeliveries implements Recurring {

    private final Sending sending;

    OldDeliveries(Sending sending) {
        this.sending = sending;
    }

    @Override
    public String name() {
        return "old-webhooks";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 50));
    }

    @Override
    public void run() {
        sending.clear();
    }
}
