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
import linecard.people.Agencies;
import linecard.web.Known;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import static linecard.access.Audience.GUARDIANS;

/// Tells those who grant waivers, once, that one lapses within thirty days.
@Component
class WaiverReminders implements Recurring {

    static final int DAYS = 30;

    private static final int HOUR = 8;

    private final Everywhere everywhere;
    private final Members members;
    private final Waivers waivers;
    private final Categories categories;
    private final Agencies agencies;
    private final Outbox outbox;
    private final Clock clock;

    WaiverReminders(Everywhere everywhere, Members members, Waivers waivers,
            Categories categories, Agencies agencies, Outbox outbox, Clock clock) {
        this.everywhere = everywhere;
        this.members = members;
        this.waivers = waivers;
        this.categories = categories;
        this.agencies = agencies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "waiver-reminders";
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
        if (at.getHour() < HOUR) return;
        var today = at.toLocalDate();
        var ending = waivers.ending(viewer, today, today.plusDays(DAYS));
        if (ending.isEmpty()) return;
        var tree = new CategoryTree(categories.all(viewer));
        var firms = new Known(agencies.all(viewer));
        for (var member : members.all(viewer)) {
            if (!GUARDIANS.includes(member.role())) continue;
            for (var one : ending) write(viewer, member, one, tree, firms);
        }
    }

    private void write(
            Viewer viewer, Member member, Waiver waiver, CategoryTree tree, Known firms) {
        var once = "waiver " + waiver.id() + " " + waiver.to() + " " + member.user().id();
        if (outbox.has(viewer, once)) return;
        var language = member.user().language();
        var words = viewer.organisation().words(language);
        var agency = waiver.agency() == null ? words.text("linecards.waiver.everyAgency")
                : firms.name(waiver.agency(), language);
        outbox.add(viewer, new Letter(member.user().name(language), member.user().email(),
                language, words.text("linecards.waiver.mail.subject",
                        words.date(waiver.lastDay())),
                List.of(words.text("linecards.waiver.mail", agency,
                        String.join(", ", waiver.categories().stream()
                                .map(id -> tree.name(id, language)).toList()),
                        words.date(waiver.lastDay()))))
                .leadingTo(words.text("linecards.waivers"), "/waivers")
                .once(once));
    }
}
