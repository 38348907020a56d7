package linecard.folders;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Deletes each night what files held that were removed over thirty days ago; that they were there
/// stays.
@Component
class OldFiles implements Recurring {

    private final Folders folders;

    OldFiles(Folders folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return "old-files";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 50));
    }

    @Override
    public void run() {
        folders.clear();
    }
}
