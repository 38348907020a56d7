package linecard.prizes;

import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.contests.Contest.State;
import linecard.contests.ContestFollower;
import linecard.contests.Lineup;
import linecard.contests.Standing;
import linecard.contests.Standings;
import linecard.database.Ids;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Outcome.Refused;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.prizes.Awards.Proposal;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Words;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The prizes of a contest from its start to its end: it starts only if it can give what it offers,
/// and when it ends, awards are proposed for whoever won.
@Component
class ContestPrizes implements ContestFollower {

    private final Plans plans;
    private final Prizes prizes;
    private final Budgets budgets;
    private final Awards awards;
    private final Standings standings;
    private final Reps reps;
    private final Agencies agencies;

    ContestPrizes(Plans plans, Prizes prizes, Budgets budgets, Awards awards,
            Standings standings, Reps reps, Agencies agencies) {
        this.plans = plans;
        this.prizes = prizes;
        this.budgets = budgets;
        this.awards = awards;
        this.standings = standings;
        this.reps = reps;
        this.agencies = agencies;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Notice> refusal(Viewer viewer, Contest contest, Lineup lineup) {
        return refusals(viewer, contest, plans.of(viewer, contest.id()), lineup).stream()
                .findFirst().map(refused -> said(viewer, refused));
    }

    private static Notice said(Viewer viewer, Refused refused) {
        return Notice.of("prizes.no.start",
                refused.text(Words.in(viewer.language())));
    }

    /// @param plan as it is, or as somebody wants it
    @Transactional(readOnly = true)
    List<Refused> refusals(Viewer viewer, Contest contest, Plan plan, Lineup lineup) {
        return PlanRules.refusals(new PlanRules.Asked(contest.rules(), plan,
                Math.toIntExact(lineup.sides()), prizes.left(viewer, contest.id()),
                plans.rounds(viewer, plan.series(), contest.id()),
                budgets.left(viewer, contest), viewer.organisation().currency()));
    }

    @Override
    @Transactional
    public void started(Viewer viewer, Contest contest, Lineup lineup) {
        int sides = Math.toIntExact(lineup.sides());
        plans.started(viewer, contest.id(), PlanRules.winners(contest.rules(), sides),
                PlanRules.promised(contest.rules(), plans.of(viewer, contest.id()), sides));
    }

    @Override
    @Transactional
    public void ended(Viewer owner, Contest contest) {
        propose(owner, contest);
    }

    /// Proposes awards for whoever won a contest that has ended; doing it again does nothing.
    ///
    /// @return how many are new
    @Transactional
    int propose(Viewer viewer, Contest contest) {
        var plan = plans.of(viewer, contest.id());
        var firms = new HashMap<UUID, UUID>();
        for (Rep rep : reps.all(viewer)) firms.put(rep.id(), rep.agency());
        var codes = new HashMap<String, UUID>();
        for (Agency agency : agencies.all(viewer)) codes.put(agency.code(), agency.id());
        var proposals = new ArrayList<Proposal>();
        for (var standing : standings.of(viewer, contest.id())) {
            if (!hasWon(standing)) continue;
            var agency = standing.rep() == null ? codes.get(standing.place().who())
                    : firms.get(standing.rep());
            if (agency != null) proposals.add(proposal(contest, plan, standing, agency));
        }
        return awards.propose(viewer, contest.id(), proposals);
    }

    private static boolean hasWon(Standing standing) {
        return standing.place().prize() != null && standing.place().minor() > 0;
    }

    private static Proposal proposal(
            Contest contest, Plan plan, Standing standing, UUID agency) {
        var rules = contest.rules();
        var place = standing.place();
        var options = plan.options(rules, Objects.requireNonNull(place.prize()));
        var first = options.getFirst();
        if (first.isCash()) {
            options = new ArrayList<>(options);
            options.set(0, first.worth(place.minor()));
        }
        return new Proposal(Ids.fresh(), place.who(), standing.rep(), agency,
                rules.hasPlaces() ? place.number() : null, options);
    }

    /// What the contest's page shows of its prizes.
    ///
    /// @param isPlanner whether the viewer may say what it gives
    /// @param awards how many there are that the viewer sees
    /// @param isMissed whether somebody won, and no award was proposed
    record Shown(
            Contest contest, Plan plan, boolean isPlanner, int awards, boolean isMissed) {

        boolean hasChoice() {
            return plan.offers().stream().anyMatch(offer -> offer.option().position() > 0);
        }
    }

    @Override
    public Html of(Page page, Contest contest) {
        var viewer = page.viewer();
        int won = contest.state() == State.FINAL ? awards.all(viewer,
                new Awards.Filter(contest.id(), null)).size() : 0;
        boolean isMissed = contest.state() == State.FINAL && won == 0
                && standings.of(viewer, contest.id()).stream().anyMatch(ContestPrizes::hasWon);
        var shown = new Shown(contest, plans.of(viewer, contest.id()),
                PrizeText.mayPlan(viewer), won, isMissed);
        var text = new PrizeText(page);
        return (out, tags) ->
                JteprizesectionGenerated.render(out, tags, page, shown, text);
    }
}
