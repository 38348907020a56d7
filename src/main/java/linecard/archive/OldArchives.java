package linecard.archive;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

/// Deletes the files of archives whose seven days are over, of every organisation.
@Component
class OldArchives implements Recurring {

    private final Archives archives;

    OldArchives(Archives archives) {
        this.archives = archives;
    }

    @Override
    public String name() {
        return "old-archives";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        archives.clearOld();
    }
}
