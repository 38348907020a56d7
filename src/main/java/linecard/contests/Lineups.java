package linecard.contests;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.calls.Regimes;
import linecard.contests.Contests.Entered;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Agreement.Regime;
import linecard.people.Reps;
import linecard.plan.Goal;
import linecard.plan.Goal.Measure;
import linecard.plan.Goals;
import linecard.scoring.Entrant;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Gathers who takes part in a contest: every rep at work, with what the result is divided by.
@Component
public class Lineups {

    private final Reps reps;
    private final Agencies agencies;
    private final Regimes regimes;
    private final Goals goals;
    private final ResultDays results;

    Lineups(Reps reps, Agencies agencies, Regimes regimes, Goals goals, ResultDays results) {
        this.reps = reps;
        this.agencies = agencies;
        this.regimes = regimes;
        this.goals = goals;
        this.results = results;
    }

    @Transactional(readOnly = true)
    public Lineup of(Viewer viewer, Rules rules) {
        var measure = Measure.of(rules.measure());
        var teams = agencies.all(viewer).stream()
                .collect(Collectors.toMap(Agency::id, Agency::code));
        var bases = bases(viewer, rules, measure);
        var known = regimes.known(viewer);
        var entrants = new ArrayList<Entered>();
        var withoutGoal = new ArrayList<String>();
        var voluntary = new ArrayList<String>();
        for (var rep : reps.all(viewer)) {
            if (rep.archived()) continue;
            if (measure == Measure.CALLS && known.regime(rep.agency(), rules.days().from())
                    == Regime.VOLUNTARY) {
                voluntary.add(rep.name(viewer.language()));
                continue;
            }
            var base = rules.handicap() == Handicap.NONE ? null : bases.get(rep.id());
            if (rules.handicap() == Handicap.GOAL && (base == null || base <= 0)) {
                withoutGoal.add(rep.name(viewer.language()));
            }
            entrants.add(new Entered(rep.id(), new Entrant(rep.code(),
                    rules.byTeam() ? teams.get(rep.agency()) : null, base, null)));
        }
        return new Lineup(entrants, withoutGoal, voluntary);
    }

    /// Whether goals can be added up over these days: they are set by fiscal months.
    static boolean isWholeMonths(Viewer viewer, Span days) {
        var months = months(viewer, days);
        return !months.isEmpty() && months.getFirst().span().from().equals(days.from())
                && months.getLast().span().to().equals(days.to());
    }

    private static List<FiscalPeriod> months(Viewer viewer, Span days) {
        var calendar = viewer.organisation().calendar();
        var months = new ArrayList<FiscalPeriod>();
        for (int year = calendar.yearOf(days.from()).number();
                year <= calendar.yearOf(days.to()).number(); year++) {
            for (var month : calendar.year(year).months()) {
                if (month.span().overlaps(days)) months.add(month);
            }
        }
        return months;
    }

    private Map<UUID, Long> bases(Viewer viewer, Rules rules, Measure measure) {
        return switch (rules.handicap()) {
            case NONE -> Map.of();
            case GOAL -> goals(viewer, rules.days(), measure);
            case PRIOR_YEAR -> results.totals(viewer, measure, new Span(
                    rules.days().from().minusYears(1), rules.days().to().minusYears(1)));
        };
    }

    private Map<UUID, Long> goals(Viewer viewer, Span days, Measure measure) {
        var sums = new HashMap<UUID, Long>();
        months(viewer, days).stream().collect(Collectors.groupingBy(FiscalPeriod::year))
                .forEach((year, months) -> {
                    for (var goal : goals.inForce(viewer, year)) {
                        if (!counts(goal, measure) || goal.rep() == null) continue;
                        for (var month : months) {
                            long number = goal.months().get(month.number() - 1);
                            sums.merge(goal.rep(), measure == Measure.UNITS
                                    ? Math.multiplyExact(number, 1000L) : number, Math::addExact);
                        }
                    }
                });
        return sums;
    }

    private static boolean counts(Goal goal, Measure measure) {
        return goal.measure() == measure && goal.productLine() == null;
    }
}
