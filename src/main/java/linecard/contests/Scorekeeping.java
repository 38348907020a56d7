package linecard.contests;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.contests.Contests.Entered;
import linecard.keeping.Pulse;
import linecard.plan.Goal.Measure;
import linecard.scoring.Day;
import linecard.scoring.Entrant;
import linecard.scoring.Published;
import linecard.scoring.Scoring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Works out where everybody stands whenever something changed, for those to whom it happened, and
/// ends contests after their cut-off: then from scratch.
@Component
public class Scorekeeping {

    private static final Duration CALLS_KEPT = Duration.ofSeconds(10);

    private final Contests contests;
    private final RulesVersions versions;
    private final Standings standings;
    private final Moves moves;
    private final Pulse pulse;
    private final ResultDays results;
    private final Publications publications;
    private final ObjectProvider<ContestFollower> followers;
    private final Clock clock;

    Scorekeeping(Contests contests, RulesVersions versions, Standings standings,
            Moves moves, Pulse pulse, ResultDays results, Publications publications,
            ObjectProvider<ContestFollower> followers, Clock clock) {
        this.contests = contests;
        this.versions = versions;
        this.standings = standings;
        this.moves = moves;
        this.pulse = pulse;
        this.results = results;
        this.publications = publications;
        this.followers = followers;
        this.clock = clock;
    }

    /// All that is due at once. A contest that somebody keeps at this moment is left to them.
    ///
    /// @param owner who sees all of the organisation
    /// @return whether anything was
    @Transactional
    public boolean keepAll(Viewer owner) {
        var running = contests.running(owner);
        if (running.isEmpty()) return false;
        var still = moves.still(owner);
        var due = running.stream()
                .filter(one -> isOver(owner, one) || !isStill(owner, one, still))
                .map(Contest::id).toList();
        if (due.isEmpty()) return false;
        keep(owner, contests.holdFree(owner, due), false);
        return true;
    }

    /// Who keeps the same contest at this moment is waited for; then nothing is left to do.
    @Transactional
    public void keep(Viewer owner, Contest contest) {
        boolean isStill = isOfSales(contest) && moves.still(owner).contains(contest.id());
        if (isStill && !isOver(owner, contest)) return;
        keep(owner, contest.id(), false);
    }

    /// The same where other rules hold though nothing else changed.
    @Transactional
    void keepAnew(Viewer owner, UUID id) {
        keep(owner, id, true);
    }

    private void keep(Viewer owner, UUID id, boolean anew) {
        if (contests.hold(owner, id)) keep(owner, List.of(contests.of(owner, id)), anew);
    }

    /// What is to be counted of a contest.
    ///
    /// @param entered all that take part, or those of whom something changed
    /// @param whole whether all are
    private record Count(Contest contest, List<Entered> entered, boolean whole) {

        Set<UUID> reps() {
            return entered.stream().map(Entered::rep).collect(Collectors.toSet());
        }

        Map<UUID, String> codes() {
            return entered.stream().collect(
                    Collectors.toMap(Entered::rep, one -> one.entrant().code()));
        }
    }

    /// @param held so that nobody else keeps them meanwhile
    private void keep(Viewer owner, List<Contest> held, boolean anew) {
        if (held.isEmpty()) return;
        var ids = held.stream().map(Contest::id).toList();
        var snapshot = pulse.now(owner);
        var moved = anew ? Map.<UUID, Set<UUID>>of() : moves.since(owner, ids);
        var counts = held.stream().map(one -> count(owner, one, moved.get(one.id())))
                .filter(one -> one.whole() || !one.entered().isEmpty()).toList();
        var sold = sold(owner, counts);
        var left = moves.left(owner);
        for (var one : counts) {
            keep(owner, one, leaving(left, one.entered()), days(owner, one, sold));
        }
        moves.know(owner, ids, snapshot);
    }

    /// @param moved null: nothing that was worked out before holds
    private Count count(Viewer owner, Contest contest, @Nullable Set<UUID> moved) {
        if (moved == null || isOver(owner, contest) || !isOfReps(contest)) {
            return new Count(contest, contests.entrants(owner, contest.id()), true);
        }
        return new Count(contest, moved.isEmpty() ? List.of()
                : contests.entrants(owner, contest.id(), moved), false);
    }

    private static boolean isOfSales(Contest contest) {
        return Measure.of(contest.rules().measure()) != Measure.CALLS;
    }

    /// Whether what one rep reaches depends on what is booked for that rep alone: an account may be
    /// new for nobody because another sold there before.
    private static boolean isOfReps(Contest contest) {
        return isOfSales(contest)
                && Measure.of(contest.rules().measure()) != Measure.NEW_ACCOUNTS;
    }

    /// Sums of documents are the same for all contests and read once; lines and first purchases
    /// are looked up for each.
    private boolean isReadTogether(Viewer owner, Contest contest) {
        return isOfReps(contest) && contest.rules().line() == null && !isOver(owner, contest);
    }

    private @Nullable SoldDays sold(Viewer owner, List<Count> counts) {
        var together = counts.stream().filter(one -> isReadTogether(owner, one.contest()))
                .toList();
        if (together.isEmpty()) return null;
        var from = together.stream().map(one -> one.contest().rules().days().from())
                .min(Comparator.naturalOrder()).orElseThrow();
        var to = together.stream().map(one -> one.contest().rules().cutOff().plusDays(1))
                .max(Comparator.naturalOrder()).orElseThrow();
        var reps = together.stream().anyMatch(Count::whole) ? Set.<UUID>of()
                : together.stream().flatMap(one -> one.reps().stream())
                        .collect(Collectors.toSet());
        return results.sold(owner, new Span(from, to), reps);
    }

    private List<Day> days(Viewer owner, Count count, @Nullable SoldDays sold) {
        var contest = count.contest();
        if (sold != null && isReadTogether(owner, contest)) {
            return sold.days(contest.rules(), count.codes());
        }
        var lines = contest.rules().line() == null ? Set.<UUID>of()
                : versions.lines(owner, contest.id());
        return results.of(owner, contest.rules(), lines, count.codes(), ends(owner, contest),
                count.whole() ? Set.of() : count.reps());
    }

    private boolean isOver(Viewer owner, Contest contest) {
        return !clock.instant().isBefore(ends(owner, contest));
    }

    /// Calls leave no mark: those are counted again after a while.
    private boolean isStill(Viewer owner, Contest contest, Set<UUID> still) {
        return isOfSales(contest) ? still.contains(contest.id())
                : standings.workedOut(owner, contest.id())
                        .filter(at -> at.plus(CALLS_KEPT).isAfter(clock.instant())).isPresent();
    }

    private void keep(Viewer owner, Count count, List<Entrant> entrants, List<Day> days) {
        var contest = count.contest();
        var stood = standings.stood(owner, contest.id());
        var places = count.whole() ? Scoring.of(contest.rules(), entrants, days)
                : Scoring.again(contest.rules(), stood, entrants, days);
        var ids = new HashMap<String, UUID>();
        for (var one : count.entered()) {
            if (one.entrant().team() == null) ids.put(one.entrant().code(), one.rep());
        }
        standings.keep(owner, contest.id(), stood, places, ids);
        if (isOver(owner, contest)) {
            publications.add(owner, contest.id(),
                    Published.of(contest.name(), contest.rules(), entrants, days));
            contests.finish(owner, contest.id(), ends(owner, contest));
            followers.forEach(follower -> follower.ended(owner, contest));
        }
    }

    /// The first moment after the cut-off.
    private static Instant ends(Viewer viewer, Contest contest) {
        return contest.rules().cutOff().plusDays(1)
                .atStartOfDay(viewer.organisation().zone()).toInstant();
    }

    private static List<Entrant> leaving(
            Map<UUID, LocalDate> left, List<Entered> entered) {
        var entrants = new ArrayList<Entrant>();
        for (var one : entered) {
            var entrant = one.entrant();
            entrants.add(new Entrant(entrant.code(), entrant.team(), entrant.base(),
                    left.get(one.rep())));
        }
        return entrants;
    }
}
