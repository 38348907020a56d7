package linecard.contests;

import linecard.access.Viewer;
import linecard.calls.Regimes;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.contests.Contests.Entered;
import linecard.people.Agencies;
import linecard.people.Agreements;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.plan.Goal.Measure;
import linecard.scoring.Entrant;
import linecard.scoring.Named;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;
import linecard.web.Offered;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Gathers who takes part in a contest: the reps at work who meet its conditions, each with what
/// the result is divided by.
@Component
public class Lineups {

    private final Reps reps;
    private final Agencies agencies;
    private final Agreements agreements;
    private final Territories territories;
    private final ProductLines lines;
    private final Regimes regimes;
    private final RulesVersions versions;
    private final GoalSums goals;
    private final ResultDays results;

    Lineups(Reps reps, Agencies agencies, Agreements agreements, Territories territories,
            ProductLines lines, Regimes regimes, RulesVersions versions, GoalSums goals,
            ResultDays results) {
        this.reps = reps;
        this.agencies = agencies;
        this.agreements = agreements;
        this.territories = territories;
        this.lines = lines;
        this.regimes = regimes;
        this.versions = versions;
        this.goals = goals;
        this.results = results;
    }

    /// What the conditions ask of a rep, by ids.
    ///
    /// @param goals nothing where no condition, and no handicap, asks for them
    private record Facts(
            Map<UUID, String> agencies, Map<UUID, String> territories,
            Map<UUID, LocalDate> joined, Map<UUID, Long> goals) {

        boolean admit(Rules rules, Rep rep) {
            return rules.eligible().admits(
                    rep.territory() == null ? null : territories.get(rep.territory()),
                    agencies.getOrDefault(rep.agency(), ""), goals.getOrDefault(rep.id(), 0L) > 0,
                    joined.get(rep.agency()));
        }
    }

    /// A product line that counts alone; nothing counts where it is not there any more.
    ///
    /// @param id null for all lines
    private record Line(@Nullable UUID id, Set<UUID> within) {}

    @Transactional(readOnly = true)
    public Lineup of(Viewer viewer, Rules rules) {
        var unknown = new ArrayList<String>();
        var line = line(viewer, rules, unknown);
        var facts = facts(viewer, rules, line, unknown);
        var bases = switch (rules.handicap()) {
            case NONE -> Map.<UUID, Long>of();
            case GOAL -> facts.goals();
            case PRIOR_YEAR -> priorYear(viewer, rules, line.within());
        };
        var known = regimes.known(viewer);
        var entrants = new ArrayList<Entered>();
        var withoutGoal = new ArrayList<String>();
        var voluntary = new ArrayList<String>();
        int others = 0;
        for (var rep : reps.all(viewer)) {
            if (rep.archived()) continue;
            if (!facts.admit(rules, rep)) {
                others++;
                continue;
            }
            if (isOfCalls(rules) && known.isEverVoluntary(rep.agency(), rules.days())) {
                voluntary.add(rep.name(viewer.language()));
                continue;
            }
            var base = bases.get(rep.id());
            if (rules.handicap() == Handicap.GOAL && (base == null || base <= 0)) {
                withoutGoal.add(rep.name(viewer.language()));
            }
            entrants.add(new Entered(rep.id(), new Entrant(rep.code(),
                    rules.byTeam() ? facts.agencies().get(rep.agency()) : null, base, null)));
        }
        return new Lineup(entrants, withoutGoal, voluntary, others, line.within(), unknown);
    }

    /// The entrants of a contest by other rules, which change neither who they are nor what counts:
    /// over other days their results are divided by what belongs to those, and whose calls are the
    /// own affair on some of them, no contest may count.
    @Transactional(readOnly = true)
    Lineup again(Viewer viewer, Contest contest, Rules next, List<Entered> entered) {
        var unknown = new ArrayList<String>();
        var withoutGoal = new ArrayList<String>();
        var people = reps.all(viewer).stream().collect(Collectors.toMap(Rep::id, rep -> rep));
        var entrants = contest.rules().days().equals(next.days()) ? entered
                : rebased(viewer, contest, next, entered, unknown);
        var known = regimes.known(viewer);
        var voluntary = new ArrayList<String>();
        for (var one : entrants) {
            var base = one.entrant().base();
            var rep = people.get(one.rep());
            var name = rep == null ? one.entrant().code() : rep.name(viewer.language());
            if (next.handicap() == Handicap.GOAL && (base == null || base <= 0)) {
                withoutGoal.add(name);
            }
            if (isOfCalls(next) && rep != null && !rep.archived()
                    && known.isEverVoluntary(rep.agency(), next.days())) {
                voluntary.add(name);
            }
        }
        return new Lineup(entrants, withoutGoal, voluntary, 0, Set.of(), unknown);
    }

    private List<Entered> rebased(
            Viewer viewer, Contest contest, Rules next, List<Entered> entered,
            List<String> unknown) {
        var bases = switch (next.handicap()) {
            case NONE -> Map.<UUID, Long>of();
            case GOAL -> goals.of(viewer, next, line(viewer, next, unknown).id());
            case PRIOR_YEAR -> priorYear(viewer, next, versions.lines(viewer, contest.id()));
        };
        return entered.stream().map(one -> new Entered(one.rep(), new Entrant(
                one.entrant().code(), one.entrant().team(), bases.get(one.rep()),
                one.entrant().left()))).toList();
    }

    private Map<UUID, Long> priorYear(Viewer viewer, Rules rules, Set<UUID> lines) {
        return results.totals(viewer, Measure.of(rules.measure()), lines, rules.yearBefore());
    }

    private static boolean isOfCalls(Rules rules) {
        return Measure.of(rules.measure()) == Measure.CALLS;
    }

    private Line line(Viewer viewer, Rules rules, List<String> unknown) {
        var named = rules.line();
        if (named == null) return new Line(null, Set.of());
        var all = lines.all(viewer);
        for (var one : all) {
            if (one.code().equals(named.code())) {
                return new Line(one.id(), new LineTree(all).within(one.id()));
            }
        }
        unknown.add(named.name());
        var nowhere = new UUID(0, 0);
        return new Line(nowhere, Set.of(nowhere));
    }

    private Facts facts(Viewer viewer, Rules rules, Line line, List<String> unknown) {
        var eligible = rules.eligible();
        var firms = codes(agencies.all(viewer));
        var places = eligible.territories().isEmpty() ? Map.<UUID, String>of()
                : codes(territories.all(viewer));
        missing(eligible.agencies(), firms, unknown);
        missing(eligible.territories(), places, unknown);
        var joined = new HashMap<UUID, LocalDate>();
        if (eligible.joinedBefore() != null) {
            for (var one : agreements.all(viewer)) {
                joined.merge(one.agency(), one.from(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        var goals = eligible.withGoal() || rules.handicap() == Handicap.GOAL
                ? this.goals.of(viewer, rules, line.id()) : Map.<UUID, Long>of();
        return new Facts(firms, places, joined, goals);
    }

    private static Map<UUID, String> codes(List<? extends Offered> all) {
        return all.stream().collect(Collectors.toMap(Offered::id, Offered::code));
    }

    private static void missing(
            List<Named> named, Map<UUID, String> codes, List<String> unknown) {
        for (var one : named) {
            if (!codes.containsValue(one.code())) unknown.add(one.name());
        }
    }
}
