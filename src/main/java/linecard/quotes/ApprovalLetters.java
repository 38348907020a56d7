package linecard.quotes;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.jobs.Everywhere;
import linecard.jobs.Recurring;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Tells those who approve quotes, once, that one waits for it. Who sees one territory is told of
/// what its reps offer.
@Component
class ApprovalLetters implements Recurring {

    /// So many are told of in one round.
    private static final int MOST = 200;

    private final Everywhere everywhere;
    private final Quotes quotes;
    private final Members members;
    private final Reps reps;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Clock clock;

    ApprovalLetters(Everywhere everywhere, Quotes quotes, Members members, Reps reps,
            Accounts accounts, Outbox outbox, Clock clock) {
        this.everywhere = everywhere;
        this.quotes = quotes;
        this.members = members;
        this.reps = reps;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "quote-approvals";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(5);
    }

    @Override
    public void run() {
        everywhere.run(this, this::tell);
    }

    void tell(Viewer viewer) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        var waiting = quotes.after(
                viewer, QuoteFilter.WAITING, today, new UUID(0, 0), MOST);
        if (waiting.isEmpty()) return;
        var known = new HashMap<UUID, Rep>();
        for (var rep : reps.all(viewer)) known.put(rep.id(), rep);
        var names = accounts.names(
                viewer, waiting.stream().map(Quote::account).distinct().toList());
        for (var member : members.all(viewer)) {
            if (!KEEPERS.includes(member.role())) continue;
            for (var one : waiting) {
                var rep = known.get(one.rep());
                if (rep != null && sees(member, rep)) write(viewer, member, one, rep, names);
            }
        }
    }

    private static boolean sees(Member member, Rep rep) {
        return member.territory() == null || member.territory().equals(rep.territory());
    }

    private void write(
            Viewer viewer, Member member, Quote one, Rep rep, Map<UUID, String> names) {
        var once = "quote waits " + one.id() + " " + one.version() + " " + member.user().id();
        if (outbox.has(viewer, once)) return;
        var language = member.user().language();
        var words = Words.in(language);
        outbox.add(viewer, new Letter(member.user().name(language), member.user().email(),
                language, words.text("quotes.waits.subject", one.offer().title()),
                List.of(words.text("quotes.waits", rep.name(language),
                        one.offer().title(), names.getOrDefault(one.account(), "–"),
                        words.amount(one.offer().totals().net()))))
                .leadingTo(words.text("quotes.waits.open"), "/quotes/" + one.id())
                .once(once));
    }
}
