package linecard.upkeep;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.api.Commands;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;

import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.time.ZoneOffset;

/// Forgets each night the commands that programs sent over 400 days ago.
@Component
class OldCommands implements Recurring {

    private final Everywhere everywhere;
    private final Commands commands;

    OldCommands(Everywhere everywhere, Commands commands) {
        this.everywhere = everywhere;
        this.commands = commands;
    }

    @Override
    public String name() {
        return "old-commands";
    }

    @Override
    public Schedule schedule() {
        return new Daily(ZoneOffset.UTC, LocalTime.of(2, 40));
    }

    @Override
    public void run() {
        everywhere.run(this, commands::forgetOld);
    }
}
