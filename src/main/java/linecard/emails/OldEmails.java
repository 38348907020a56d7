package linecard.emails;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Throws away each night what stood at no account for ninety days, and after fourteen what
/// programs wrote by themselves.
@Component
class OldEmails implements Recurring {

    private final Everywhere everywhere;
    private final Emails emails;

    OldEmails(Everywhere everywhere, Emails emails) {
        this.everywhere = everywhere;
        this.emails = emails;
    }

    @Override
    public String name() {
        return "old-emails";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 50));
    }

    @Override
    public void run() {
        everywhere.run(this, emails::clear);
    }
}
