package linecard.linecards;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Viewer;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import static linecard.access.Audience.DISCLOSERS;

/// Reminds those who are to tell something, in the morning: when it falls due, and every fourteen
/// days after that, five times in all. What has been due for longer nobody is written about unless
/// they are asked: an organisation that begins with this does not write to all of its agencies.
@Component
class DisclosureReminders implements Recurring {

    private static final int FROM_HOUR = 8;
    private static final int TO_HOUR = 18;
    private static final int EVERY_DAYS = 14;
    private static final int MOST = 5;

    private final Everywhere everywhere;
    private final Members members;
    private final Registers registers;
    private final Outbox outbox;
    private final Clock clock;

    DisclosureReminders(Everywhere everywhere, Members members, Registers registers, Outbox outbox,
            Clock clock) {
        this.everywhere = everywhere;
        this.members = members;
        this.registers = registers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "disclosure-reminders";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(30);
    }

    @Override
    public void run() {
        everywhere.run(this, owner -> remind(owner, clock.instant()));
    }

    void remind(Viewer viewer, Instant now) {
        var at = now.atZone(viewer.organisation().zone());
        if (at.getHour() < FROM_HOUR || at.getHour() >= TO_HOUR) return;
        var today = at.toLocalDate();
        var due = registers.of(viewer, today, viewer.language()).stream()
                .filter(row -> row.due() != null).toList();
        if (due.isEmpty()) return;
        for (var member : members.all(viewer)) {
            if (!DISCLOSERS.includes(member.role())) continue;
            for (var row : due) {
                if (row.agency().equals(member.agency())
                        && Objects.equals(row.rep(), member.rep())) {
                    write(viewer, member, row, today);
                }
            }
        }
    }

    private void write(Viewer viewer, Member member, Register row, LocalDate today) {
        var due = row.due();
        if (due == null) return;
        long times = ChronoUnit.DAYS.between(due.since(), today) / EVERY_DAYS;
        if (times >= MOST) return;
        var once = "disclosure " + member.user().id() + " " + due.since() + " " + times;
        if (outbox.has(viewer, once)) return;
        var language = member.user().language();
        var words = Words.in(language);
        outbox.add(viewer, new Letter(member.user().name(language), member.user().email(),
                language, words.text("linecards.disclosure.mail.subject",
                        viewer.organisation().name()),
                List.of(words.text("linecards.disclosure.mail." + due.occasion().code()),
                        words.text("linecards.disclosure.mail.what")))
                .leadingTo(words.text("linecards.disclosure.new"), "/disclosures/new")
                .once(once));
    }
}
