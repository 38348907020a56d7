package linecard.pipeline;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.calls.Hours;
import linecard.calls.Monitoring.Feature;
import linecard.calls.Regimes;
import linecard.calls.WorkingTimes;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.plan.WorkingCalendars;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reminds reps of tasks that are due: once a working day at most, between the hours of the rep,
/// and only where the regime lets it.
@Component
class TaskReminders implements Recurring {

    private static final int MOST_NAMED = 20;

    private final Everywhere everywhere;
    private final Members members;
    private final Regimes regimes;
    private final WorkingTimes times;
    private final WorkingCalendars calendars;
    private final Tasks tasks;
    private final Outbox outbox;
    private final Clock clock;

    TaskReminders(Everywhere everywhere, Members members, Regimes regimes, WorkingTimes times,
            WorkingCalendars calendars, Tasks tasks, Outbox outbox, Clock clock) {
        this.everywhere = everywhere;
        this.members = members;
        this.regimes = regimes;
        this.times = times;
        this.calendars = calendars;
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
        var known = regimes.known(viewer);
        var hours = times.all(viewer);
        var off = times.offWithin(viewer, new Span(today.minusDays(1), today.plusDays(2)));
        var worked = calendars.of(viewer, today.getYear(), today.getYear());
        for (var member : members.all(viewer)) {
            var rep = member.rep();
            var agency = member.agency();
            if (member.role() != Role.REP || rep == null || agency == null) continue;
            var own = hours.getOrDefault(rep, Hours.usual(rep, viewer.organisation().zone()));
            var day = own.day(now);
            var of = due.getOrDefault(rep, List.of()).stream()
                    .filter(task -> !task.dueOn().isAfter(day)).toList();
            if (!of.isEmpty() && own.letters() && own.isReachable(now) && worked.isWorking(day)
                    && !off.getOrDefault(rep, Set.<LocalDate>of()).contains(day)
                    && known.on(agency, day).contains(Feature.REMINDERS)) {
                write(viewer, member, rep, day, of);
            }
        }
    }

    private void write(Viewer viewer, Member member, UUID rep, LocalDate day, List<Task> due) {
        var once = "tasks " + day + " " + rep;
        if (outbox.has(viewer, once)) return;
        var language = member.user().language();
        var words = Words.in(language);
        var list = due.stream().limit(MOST_NAMED)
                .map(task -> words.date(task.dueOn()) + ": " + said(words, task))
                .collect(Collectors.joining("\n"));
        outbox.add(viewer, new Letter(member.user().name(language), member.user().email(),
                language, words.text("pipeline.reminder.subject", due.size()),
                List.of(words.text("pipeline.reminder.lead", member.user().name(language)), list,
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
