package linecard.commissions;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Audience;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Viewer;
import linecard.calendar.IsoWeek;
import linecard.commissions.DueDates.Waiting;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/// Reminds the organisation's owners and its finance once a week, in the morning of its zone, as
/// long as an agency waits for a statement that is pressing or late.
@Component
class DueLetters implements Recurring {

    private static final int HOUR = 8;
    private static final int MOST_NAMED = 20;

    private final Everywhere everywhere;
    private final Members members;
    private final DueDates dates;
    private final Outbox outbox;
    private final Clock clock;

    DueLetters(Everywhere everywhere, Members members, DueDates dates, Outbox outbox,
            Clock clock) {
        this.everywhere = everywhere;
        this.members = members;
        this.dates = dates;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "due-statements";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(20);
    }

    @Override
    public void run() {
        everywhere.run(this, this::remind);
    }

    void remind(Viewer owner) {
        var now = ZonedDateTime.now(clock.withZone(owner.organisation().zone()));
        if (now.getHour() == HOUR) remind(owner, now.toLocalDate());
    }

    private void remind(Viewer viewer, LocalDate today) {
        var to = members.all(viewer).stream().filter(DueLetters::isAnswerable)
                .filter(one -> !outbox.has(viewer, once(one, today))).toList();
        if (to.isEmpty()) return;
        var waiting = dates.pressing(viewer, today);
        if (waiting.isEmpty()) return;
        for (var one : to) outbox.add(viewer, letter(viewer, one, waiting, today));
    }

    private static boolean isAnswerable(Member member) {
        return Audience.TREASURERS.includes(member.role());
    }

    private static String once(Member to, LocalDate today) {
        var week = IsoWeek.of(today);
        return "due %d-W%02d %s".formatted(week.year(), week.week(), to.user().id());
    }

    private static Letter letter(
            Viewer viewer, Member member, List<Waiting> waiting, LocalDate today) {
        var language = member.user().language();
        var words = viewer.organisation().words(language);
        var text = new StatementText(words, viewer.organisation());
        var first = waiting.getFirst().since();
        return new Letter(member.user().name(language), member.user().email(), language,
                words.text("commissions.due.subject", waiting.size()),
                List.of(words.text("commissions.letter.to", member.user().name(language)),
                        words.text("commissions.due.law"), list(words, text, waiting, today)))
                .leadingTo(words.text("commissions.due.link"),
                        "/statements?year=" + first.year() + "&month=" + first.number())
                .once(once(member, today));
    }

    private static String list(
            Words words, StatementText text, List<Waiting> waiting, LocalDate today) {
        var lines = new StringBuilder();
        for (var one : waiting.subList(0, Math.min(MOST_NAMED, waiting.size()))) {
            lines.append(words.text("commissions.due.agency", one.agency(),
                    text.month(one.since()), text.due(one.due(), today), words.date(one.due())))
                    .append('\n');
        }
        if (waiting.size() > MOST_NAMED) {
            lines.append(words.text("commissions.due.more", waiting.size() - MOST_NAMED));
        }
        return lines.toString();
    }
}
