package linecard.mail;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Clears each night what letters said that were over thirty days ago; to whom they went and when
/// stays.
@Component
class OldLetters implements Recurring {

    private final Deliveries deliveries;

    OldLetters(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "old-letters";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 40));
    }

    @Override
    public void run() {
        deliveries.clear();
    }
}
