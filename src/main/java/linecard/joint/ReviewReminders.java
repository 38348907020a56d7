package linecard.joint;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calls.Reminding;
import linecard.calls.Reminding.Reached;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.mail.Letter;
import linecard.mail.Outbox;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reminds both sides of a review a week ahead, once: whoever leads the plan for the principal, or
/// owners where nobody does, and the rep, between the rep's hours and where the regime lets it.
@Component
class ReviewReminders implements Recurring {

    private static final int DAYS = 7;

    private final Everywhere everywhere;
    private final Members members;
    private final Reminding reminding;
    private final JointPlans plans;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;

    ReviewReminders(Everywhere everywhere, Members members, Reminding reminding, JointPlans plans,
            Accounts accounts, Outbox outbox, Clock clock) {
        this.everywhere = everywhere;
        this.members = members;
        this.reminding = reminding;
        this.plans = plans;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "joint-reviews";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofHours(1);
    }

    @Override
    public void run() {
        everywhere.run(this, owner -> remind(owner, clock.instant()));
    }

    void remind(Viewer owner, Instant now) {
        var today = LocalDate.ofInstant(now, owner.organisation().zone());
        var due = plans.reviewedWithin(owner, today, DAYS);
        if (due.isEmpty()) return;
        var names = accounts.names(owner, due.stream().map(JointPlan::account).toList());
        var reached = reminding.at(owner, now).stream().map(Reached::rep)
                .collect(Collectors.toSet());
        var letters = new ArrayList<Letter>();
        var all = members.all(owner);
        var here = all.stream().map(member -> member.user().id()).collect(Collectors.toSet());
        for (var member : all) {
            if (member.role() == Role.REP && !reached.contains(member.rep())) continue;
            for (var plan : due) {
                if (isOf(member, plan, here)) {
                    letters.add(letter(owner, member, plan,
                            names.getOrDefault(plan.account(), "–")));
                }
            }
        }
        outbox.add(owner, letters);
    }

    /// @param here everybody's ids: who led a plan may be gone
    private static boolean isOf(Member member, JointPlan plan, Set<UUID> here) {
        if (member.role() == Role.REP) return plan.rep().equals(member.rep());
        var lead = plan.lead().user();
        return lead == null || !here.contains(lead) ? member.role() == Role.OWNER
                : lead.equals(member.user().id());
    }

    private static Letter letter(Viewer owner, Member to, JointPlan plan, String account) {
        var language = to.user().language();
        var words = owner.organisation().words(language);
        var paragraphs = new ArrayList<>(List.of(
                words.text("joint.letter.to", to.user().name(language)),
                words.text("joint.letter.text", account,
                        words.date(Objects.requireNonNull(plan.reviewOn())))));
        if (to.role() == Role.REP) {
            paragraphs.add(words.text("calls.reminder.stop"));
        } else if (plan.course().overdue() > 0) {
            paragraphs.add(words.text("joint.letter.overdue", plan.course().overdue()));
        }
        return new Letter(to.user().name(language), to.user().email(), language,
                words.text("joint.letter", account), paragraphs)
                .leadingTo(words.text("joint.letter.link"), "/joint-plans/" + plan.id())
                .once("joint review " + plan.id() + " " + plan.reviewOn() + " "
                        + to.user().id());
    }
}
