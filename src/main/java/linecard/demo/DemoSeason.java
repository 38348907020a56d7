package linecard.demo;

import linecard.access.Viewer;
import linecard.calendar.FiscalQuarter;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.contests.Starts;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.prizes.Award;
import linecard.prizes.Award.Delivery;
import linecard.prizes.AwardActs;
import linecard.prizes.Awards;
import linecard.prizes.Option;
import linecard.prizes.Plan;
import linecard.prizes.Plan.Offer;
import linecard.prizes.Planning;
import linecard.prizes.Prize;
import linecard.prizes.Prize.Kind;
import linecard.prizes.Prize.Trip;
import linecard.prizes.Prizes;
import linecard.scoring.Eligibility;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The race of the quarter half a year ago, played to its end with what was known by its cut-off,
/// and what became of its prizes: the first chose a trip and went, the second is paid, the third
/// has what was won, and the fourth waits for an approval. Nobody is written to.
@Component
class DemoSeason {

    private static final int MONTHS_AGO = 6;

    private final Contests contests;
    private final Starts starts;
    private final Prizes prizes;
    private final Planning planning;
    private final Awards awards;
    private final AwardActs acts;

    DemoSeason(Contests contests, Starts starts, Prizes prizes, Planning planning, Awards awards,
            AwardActs acts) {
        this.contests = contests;
        this.starts = starts;
        this.prizes = prizes;
        this.planning = planning;
        this.awards = awards;
        this.acts = acts;
    }

    /// Before statements are closed, so that they bear what is paid.
    ///
    /// @param finance approves what the owner promised
    /// @param people reps as viewers
    void write(Story story, Viewer owner, Viewer finance, Map<UUID, Viewer> people) {
        var contest = Bound.call(owner.binding(), () -> play(story, owner));
        var end = contest.rules().cutOff();
        var won = Bound.call(finance.binding(), () ->
                awards.all(finance, new Awards.Filter(contest.id(), null)));
        for (var award : won) {
            var place = award.place();
            if (place == null || place > 3) continue;
            Bound.run(finance.binding(), () -> requireDone(
                    acts.approveUntold(finance, award.id(), 1, end.plusDays(4))));
            if (place == 1) travel(finance, people.getOrDefault(award.rep(), finance), award, end);
            if (place == 3) {
                deliver(finance, award, Delivery.SENT, 2, end.plusDays(8));
                deliver(finance, award, Delivery.HANDED_OVER, 3, end.plusDays(11));
            }
        }
    }

    private Contest play(Story story, Viewer owner) {
        var words = Words.in(owner.organisation().language());
        var quarter = quarter(owner, story.today().minusMonths(MONTHS_AGO));
        long prize = owner.organisation().currency().getCurrencyCode().equals("HUF")
                ? 250_000_00L : 1_200_00L;
        var end = quarter.span().to().plusDays(9);
        var trip = new Prize(Ids.fresh(), Kind.TRIP, words.text("demo.prize.weekend"), "",
                prize * 2, new Trip(2, end.plusDays(30), end.plusDays(32), true), false, 1);
        var bag = new Prize(Ids.fresh(), Kind.MERCHANDISE, words.text("demo.prize.bag"), "",
                prize / 4, null, false, 1);
        prizes.add(owner, trip);
        prizes.add(owner, bag);
        var rules = new Rules(Rules.Kind.RANKING, "revenue", null, quarter.span(), end,
                Handicap.NONE, null, null, false, List.of(Break.EARLIER), Tied.EACH,
                Returns.UNTIL_CUT_OFF, Leavers.STAY, false, Eligibility.ALL,
                List.of(cash(1, prize * 2), cash(2, prize),
                        new Rules.Prize(3, false, bag.name(), bag.minor()), cash(4, prize / 5)),
                null);
        var draft = new Contest(Ids.fresh(), words.text("demo.contest.season",
                String.valueOf(quarter.year()), quarter.number()),
                Contest.State.DRAFT, rules, null, null, null, "", 1);
        contests.add(owner, draft);
        planning.keep(owner, draft, new Plan(draft.id(), words.text("demo.prize.series"), null,
                14, null, null, null, List.of(new Offer(1, Option.of(1, trip)),
                        new Offer(3, Option.of(0, bag))), 0));
        starts.replay(owner, draft.id());
        return draft;
    }

    private static Rules.Prize cash(int place, long minor) {
        return new Rules.Prize(place, true, "", minor);
    }

    private static FiscalQuarter quarter(Viewer owner, LocalDate day) {
        return owner.organisation().calendar().yearOf(day).quarters().stream()
                .filter(one -> one.span().contains(day)).findFirst().orElseThrow();
    }

    /// @param winner or whoever notes what the winner said
    private void travel(Viewer finance, Viewer winner, Award award, LocalDate end) {
        Bound.run(winner.binding(), () ->
                requireDone(acts.choose(winner, award.id(), 1, 2, end.plusDays(6))));
        deliver(finance, award, Delivery.ORDERED, 3, end.plusDays(9));
        deliver(finance, award, Delivery.HANDED_OVER, 4, end.plusDays(32));
    }

    private void deliver(
            Viewer finance, Award award, Delivery to, int version, LocalDate on) {
        Bound.run(finance.binding(), () -> requireDone(
                acts.deliver(finance, award.id(), to, on, "", version, on)));
    }

    private static void requireDone(Outcome outcome) {
        if (outcome instanceof Outcome.Refused no) throw new IllegalStateException(no.key());
    }
}
