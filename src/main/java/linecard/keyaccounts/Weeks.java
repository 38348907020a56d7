package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.calendar.IsoWeek;
import linecard.calendar.Span;
import linecard.calls.Effort;
import linecard.calls.EffortRules;
import linecard.calls.Efforts;
import linecard.calls.Monitoring.Feature;
import linecard.calls.Regimes;
import linecard.calls.Visits;
import linecard.keyaccounts.Scope.Kind;
import linecard.keyaccounts.Scope.Whole;
import linecard.keyaccounts.Standings.Part;
import linecard.keyaccounts.Week.Wanted;
import linecard.pareto.Shortlist;
import linecard.people.Rep;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Draws up the list of calls of a rep's week.
///
/// Each key account of the rep should get the part of the rep's calls that it is of what the rep's
/// accounts are worth, a call a week at most. What it lacks of that over thirteen weeks is its gap.
@Component
class Weeks {

    private static final int ENOUGH = 20;
    private static final int MOST_EACH = 2;

    private final Reviews reviews;
    private final Standings standings;
    private final Coverages coverages;
    private final Visits visits;
    private final Efforts efforts;
    private final Regimes regimes;

    Weeks(Reviews reviews, Standings standings, Coverages coverages, Visits visits,
            Efforts efforts, Regimes regimes) {
        this.reviews = reviews;
        this.standings = standings;
        this.coverages = coverages;
        this.visits = visits;
        this.efforts = efforts;
        this.regimes = regimes;
    }

    /// Of this week; of the next one where all calls of this week are made or planned.
    @Transactional(readOnly = true)
    Week of(Viewer viewer, Rep rep, LocalDate today) {
        long calls = visits.made(viewer, rep.id(),
                new Span(today.minusDays(Coverage.DAYS), today.plusDays(1)));
        boolean isOwed = regimes.known(viewer).on(rep.agency(), today).contains(Feature.QUOTA);
        var week = week(viewer, rep, today, IsoWeek.of(today), calls, isOwed);
        if (week.left() == 0 && week.isEnough()) {
            week = week(viewer, rep, today, IsoWeek.of(today.plusDays(7)), calls, isOwed);
        }
        return week.with(week.isEnough() ? wanted(viewer, rep, calls, week.left(), today)
                : List.of());
    }

    private Week week(
            Viewer viewer, Rep rep, LocalDate today, IsoWeek week, long calls, boolean isOwed) {
        var effort = effort(viewer, rep, week, today);
        int usual = (int) Math.round((double) calls / Coverage.WEEKS);
        int asked = effort == null ? 0 : effort.asked();
        int made = effort == null ? 0 : effort.made();
        int planned = effort == null ? 0 : effort.planned();
        int left = effort == null ? 0
                : Math.max(0, (asked > 0 ? asked : usual) - made - planned);
        return new Week(rep, week, asked, made, planned, left, calls, calls >= ENOUGH, isOwed,
                List.of());
    }

    /// A week so far; null where it has no day to work on.
    private Effort.@Nullable Week effort(Viewer viewer, Rep rep, IsoWeek week, LocalDate today) {
        var facts = Objects.requireNonNull(
                efforts.facts(viewer, List.of(rep), week.span()).get(rep.id()));
        var weeks = EffortRules.effort(facts, week.span(), today).weeks();
        return weeks.isEmpty() ? null : weeks.getFirst();
    }

    private List<Wanted> wanted(
            Viewer viewer, Rep rep, long calls, int left, LocalDate today) {
        var review = reviews.latest(viewer).orElse(null);
        var scope = review == null ? null
                : reviews.of(viewer, review.id(), new Whole(Kind.REP, rep.id())).orElse(null);
        if (scope == null) return List.of();
        var covered = coverages.of(viewer, scope,
                standings.all(viewer, scope.id(), Part.KEYS), today);
        var gaps = new ArrayList<Double>();
        for (var one : covered) gaps.add(expected(one, calls) - one.made() - one.planned());
        var chosen = Shortlist.of(gaps, left, MOST_EACH);
        var wanted = new ArrayList<Wanted>();
        for (int i = 0; i < covered.size(); i++) {
            var one = covered.get(i);
            if (chosen.get(i) == 0) continue;
            wanted.add(new Wanted(one.standing(), expected(one, calls),
                    one.made() + one.planned(), chosen.get(i), one.lastOn()));
        }
        wanted.sort(Comparator.comparingDouble(Wanted::gap).reversed());
        return wanted;
    }

    private static double expected(Coverage one, long calls) {
        return Math.min(Coverage.WEEKS, calls * one.standing().partMillionths() / 1e6);
    }
}
