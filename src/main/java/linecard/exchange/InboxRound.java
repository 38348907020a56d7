package linecard.exchange;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

/// Looks into the folders of all sources every minute.
@Component
class InboxRound implements Recurring {

    private final Inbox inbox;

    InboxRound(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(1);
    }

    @Override
    public void run() {
        inbox.look();
    }
}
