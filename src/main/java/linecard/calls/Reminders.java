package linecard.calls;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Viewer;
import linecard.calls.OpenDays.Open;
import linecard.calls.Reminding.Reached;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.mail.Letter;
import linecard.mail.Outbox;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// Reminds reps of days that are over and not reported: once a working day at most, between the
/// hours of the rep, and only where the regime lets it.
@Component
class Reminders implements Recurring {

    private final Everywhere everywhere;
    private final Reminding reminding;
    private final OpenDays openDays;
    private final Outbox outbox;
    private final Clock clock;

    Reminders(Everywhere everywhere, Reminding reminding, OpenDays openDays, Outbox outbox,
            Clock clock) {
        this.everywhere = everywhere;
        this.reminding = reminding;
        this.openDays = openDays;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "call-reminders";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(20);
    }

    @Override
    public void run() {
        everywhere.run(this, owner -> remind(owner, clock.instant()));
    }

    private void remind(Viewer viewer, Instant now) {
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        var open = openDays.within(viewer, null, today.minusDays(DayBooks.DAYS_OPEN), today)
                .stream().collect(Collectors.groupingBy(Open::rep));
        if (open.isEmpty()) return;
        for (var one : reminding.working(viewer, now)) {
            var days = open.getOrDefault(one.rep(), List.of()).stream()
                    .filter(day -> day.day().isBefore(one.day())).toList();
            if (!days.isEmpty()) write(viewer, one, days);
        }
    }

    private void write(Viewer viewer, Reached to, List<Open> days) {
        var user = to.member().user();
        var once = "calls " + to.day() + " " + user.id();
        if (outbox.has(viewer, once)) return;
        var language = user.language();
        var words = viewer.organisation().words(language);
        var name = user.name(language);
        var list = days.stream().map(one -> words.date(one.day()))
                .collect(Collectors.joining("\n"));
        outbox.add(viewer, new Letter(name, user.email(), language,
                words.text("calls.reminder.subject", days.size()),
                List.of(words.text("calls.reminder.lead", name), list,
                        words.text("calls.reminder.stop")))
                .leadingTo(words.text("calls.dayBook"), "/reps/" + to.rep() + "/day?day="
                        + days.getLast().day())
                .once(once));
    }
}
