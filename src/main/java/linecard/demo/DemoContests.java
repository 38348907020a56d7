package linecard.demo;

import linecard.access.Viewer;
import linecard.calendar.FiscalQuarter;
import linecard.calendar.Span;
import linecard.contests.Consents;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.contests.Starts;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.scoring.Eligibility;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;
import linecard.scoring.RulesText;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A contest that is under way, with prizes to choose from, and whose rules were changed since; one
/// by new accounts, and one that is planned. Nobody is written to: its people are made up. The
/// one that has ended is the [DemoSeason]'s.
@Component
class DemoContests {

    private static final Eligibility WITH_GOAL =
            new Eligibility(List.of(), List.of(), true, null);

    private final Contests contests;
    private final Starts starts;
    private final DemoPrizes prizes;
    private final Consents consents;

    DemoContests(Contests contests, Starts starts, DemoPrizes prizes, Consents consents) {
        this.contests = contests;
        this.starts = starts;
        this.prizes = prizes;
        this.consents = consents;
    }

    /// @param people reps as viewers
    void write(Story story, Viewer owner, Map<UUID, Viewer> people) {
        var words = Words.in(owner.organisation().language());
        var calendar = owner.organisation().calendar();
        var now = quarter(owner, story.today());
        var month = calendar.periodOf(story.today().plusMonths(1)).span();
        long prize = owner.organisation().currency().getCurrencyCode().equals("HUF")
                ? 300_000_00L : 1_500_00L;
        Bound.run(owner.binding(), () -> {
            var running = contest(words.text("demo.contest.running"), now, Handicap.PRIOR_YEAR,
                    Eligibility.ALL,
                    List.of(new Prize(1, false, words.text("demo.contest.trip"), prize * 3),
                            new Prize(2, true, "", prize), new Prize(3, true, "", prize / 2)));
            contests.add(owner, running);
            prizes.write(owner, running);
            start(owner, running);
            later(owner, running, words.text("demo.contest.later"));
            var fresh = fresh(words.text("demo.contest.fresh"), now, prize / 3);
            contests.add(owner, fresh);
            start(owner, fresh);
            contests.add(owner, contest(words.text("demo.contest.planned"), month, Handicap.GOAL,
                    WITH_GOAL, List.of(new Prize(1, true, "", prize / 3))));
        });
        int asked = 0;
        for (var person : people.entrySet()) {
            if (asked++ % 4 == 3) continue;
            var rep = person.getValue();
            Bound.run(rep.binding(), () -> consents.say(rep, person.getKey(), true));
        }
    }

    private static Span quarter(Viewer owner, LocalDate day) {
        return owner.organisation().calendar().yearOf(day).quarters().stream()
                .map(FiscalQuarter::span).filter(span -> span.contains(day)).findFirst()
                .orElseThrow();
    }

    private void start(Viewer owner, Contest contest) {
        starts.startUntold(owner, contest.id(), contests.of(owner, contest.id()).version())
                .ifPresent(no -> {
                    throw new IllegalStateException(no.toString());
                });
    }

    /// The cut-off is put off, as version 2 of the rules.
    private void later(Viewer owner, Contest contest, String reason) {
        var running = contests.of(owner, contest.id());
        var rules = running.rules();
        contests.change(owner, running, rules.over(rules.days(), rules.cutOff().plusDays(5))
                .following(RulesText.hash(rules)), reason, contests.entrants(owner, contest.id()));
    }

    private static Contest contest(
            String name, Span days, Handicap handicap, Eligibility eligible, List<Prize> prizes) {
        return draft(name, new Rules(Kind.RANKING, "revenue", null, days, days.to().plusDays(9),
                handicap, null, null, false, List.of(Break.EARLIER), Tied.EACH,
                Returns.UNTIL_CUT_OFF, Leavers.STAY, false, eligible, prizes, null));
    }

    /// By new accounts, for all who have been with us since before it.
    private static Contest fresh(String name, Span days, long prize) {
        return draft(name, new Rules(Kind.RANKING, "new_accounts", null, days,
                days.to().plusDays(9), Handicap.NONE, null, null, false, List.of(Break.EARLIER),
                Tied.EACH, Returns.UNTIL_CUT_OFF, Leavers.STAY, false,
                new Eligibility(List.of(), List.of(), false, days.from()),
                List.of(new Prize(1, true, "", prize)), null));
    }

    private static Contest draft(String name, Rules rules) {
        return new Contest(Ids.fresh(), name, Contest.State.DRAFT, rules, null, null, null, "", 1);
    }
}
