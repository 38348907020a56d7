package linecard.calls;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.calls.Monitoring.Feature;
import linecard.calls.OpenDays.Open;
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

/// Reminds reps of days that are over and not reported: once a working day at most, between the
/// hours of the rep, and only where the regime lets it.
@Component
class Reminders implements Recurring {

    private final Everywhere everywhere;
    private final Members members;
    private final Regimes regimes;
    private final WorkingTimes times;
    private final WorkingCalendars calendars;
    private final OpenDays openDays;
    private final Outbox outbox;
    private final Clock clock;

    Reminders(Everywhere everywhere, Members members, Regimes regimes, WorkingTimes times,
            WorkingCalendars calendars, OpenDays openDays, Outbox outbox, Clock clock) {
        this.everywhere = everywhere;
        this.members = members;
        this.regimes = regimes;
        this.times = times;
        this.calendars = calendars;
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

    void remind(Viewer viewer, Instant now) {
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        var open = openDays.within(viewer, null, today.minusDays(DayBooks.DAYS_OPEN), today)
                .stream().collect(Collectors.groupingBy(Open::rep));
        if (open.isEmpty()) return;
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
            boolean isWorking = worked.isWorking(day)
                    && !off.getOrDefault(rep, Set.of()).contains(day);
            if (!own.letters() || !own.isReachable(now) || !isWorking
                    || !known.on(agency, day).contains(Feature.REMINDERS)) continue;
            var days = open.getOrDefault(rep, List.of()).stream()
                    .filter(one -> one.day().isBefore(day)).toList();
            if (!days.isEmpty()) write(viewer, member, rep, day, days);
        }
    }

    private void write(
            Viewer viewer, Member member, UUID rep, LocalDate day, List<Open> days) {
        var once = "calls " + day + " " + member.user().id();
        if (outbox.has(viewer, once)) return;
        var language = member.user().language();
        var words = Words.in(language);
        var name = member.user().name(language);
        var list = days.stream().map(one -> words.date(one.day()))
                .collect(Collectors.joining("\n"));
        outbox.add(viewer, new Letter(name, member.user().email(), language,
                words.text("calls.reminder.subject", days.size()),
                List.of(words.text("calls.reminder.lead", name), list,
                        words.text("calls.reminder.stop")))
                .leadingTo(words.text("calls.dayBook"), "/reps/" + rep + "/day?day="
                        + days.getLast().day())
                .once(once));
    }
}
