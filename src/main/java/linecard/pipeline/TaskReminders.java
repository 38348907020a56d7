package linecard.pipeline;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Viewer;
import linecard.calls.Reminding;
import linecard.calls.Reminding.Reached;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// Reminds reps of tasks that are due: once a working day at most, between the hours of the rep,
/// and only where the regime lets it.
@Component
class TaskReminders implements Recurring {

    private static final int MOST_NAMED = 20;

    private final Everywhere everywhere;
    private final Reminding reminding;
    private final Tasks tasks;
    private final Outbox outbox;
    private final Clock clock;

    TaskReminders(
            Everywhere everywhere, Reminding reminding, Tasks tasks, Outbox outbox, Clock clock) {
        this.everywhere = everywhere;
        this.reminding = reminding;
        this.tasks = tasks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "task-reminders";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(20);
    }

    @Override
    public void run() {
        everywhere.run(this, owner -> remind(owner, clock.instant()));
    }

    void remind(Viewer viewer, Instant now) {
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        var due = tasks.dueUntil(viewer, today.plusDays(1)).stream()
                .collect(Collectors.groupingBy(Task::rep));
        if (due.isEmpty()) return;
        for (var one : reminding.working(viewer, now)) {
            var own = due.getOrDefault(one.rep(), List.of()).stream()
                    .filter(task -> !task.dueOn().isAfter(one.day())).toList();
            if (!own.isEmpty()) write(viewer, one, own);
        }
    }

    private void write(Viewer viewer, Reached to, List<Task> due) {
        var once = "tasks " + to.day() + " " + to.rep();
        if (outbox.has(viewer, once)) return;
        var user = to.member().user();
        var language = user.language();
        var name = user.name(language);
        var words = viewer.organisation().words(language);
        var list = due.stream().limit(MOST_NAMED)
                .map(task -> words.date(task.dueOn()) + ": " + said(words, task))
                .collect(Collectors.joining("\n"));
        outbox.add(viewer, new Letter(name, user.email(), language,
                words.text("pipeline.reminder.subject", due.size()),
                List.of(words.text("pipeline.reminder.lead", name), list,
                        words.text("calls.reminder.stop")))
                .leadingTo(words.text("pipeline.tasks"), "/tasks")
                .once(once));
    }

    private static String said(Words words, Task task) {
        var step = task.step();
        return task.content().isEmpty() && step != null
                ? words.text("pipeline.step." + step.code()) : task.content();
    }
}
