package linecard.contests;

import linecard.access.Viewer;
import linecard.calendar.Span;
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
import java.util.function.Function;

/// Works out where everybody stands whenever something changed, and ends contests after their
/// cut-off.
@Component
public class Scorekeeping {

    private static final Duration CALLS_KEPT = Duration.ofSeconds(10);

    private final Contests contests;
    private final RulesVersions versions;
    private final Standings standings;
    private final ResultDays results;
    private final Publications publications;
    private final ObjectProvider<ContestFollower> followers;
    private final Clock clock;

    Scorekeeping(Contests contests, RulesVersions versions, Standings standings,
            ResultDays results, Publications publications,
            ObjectProvider<ContestFollower> followers, Clock clock) {
        this.contests = contests;
        this.versions = versions;
        this.standings = standings;
        this.results = results;
        this.publications = publications;
        this.followers = followers;
        this.clock = clock;
    }

    /// All that is due at once: what was sold is read once for all of them. A contest that somebody
    /// keeps at this moment is left to them.
    ///
    /// @param owner who sees all of the organisation
    @Transactional
    public void keepAll(Viewer owner) {
        var running = contests.running(owner);
        if (running.isEmpty()) return;
        var still = standings.still(owner);
        var due = running.stream()
                .filter(one -> isOver(owner, one) || !isStill(owner, one, still))
                .filter(one -> contests.holdIfFree(owner, one.id()))
                .map(one -> contests.of(owner, one.id()))
                .toList();
        if (due.isEmpty()) return;
        var snapshot = standings.snapshot(owner);
        var sold = sold(owner, due);
        var left = contests.left(owner);
        for (var one : due) {
            keep(owner, one, snapshot, left, codes -> sold != null && isReadTogether(one)
                    && !isOver(owner, one) ? sold.days(one.rules(), codes)
                    : days(owner, one, codes));
        }
    }

    private @Nullable SoldDays sold(Viewer owner, List<Contest> due) {
        var together = due.stream().filter(Scorekeeping::isReadTogether)
                .filter(one -> !isOver(owner, one)).map(Contest::rules).toList();
        if (together.size() < 2) return null;
        var from = together.stream().map(rules -> rules.days().from())
                .min(Comparator.naturalOrder()).orElseThrow();
        var to = together.stream().map(rules -> rules.cutOff().plusDays(1))
                .max(Comparator.naturalOrder()).orElseThrow();
        return results.sold(owner, new Span(from, to));
    }

    private static boolean isOfSales(Contest contest) {
        return Measure.of(contest.rules().measure()) != Measure.CALLS;
    }

    /// Sums of documents are the same for all contests; lines and first purchases are looked up.
    private static boolean isReadTogether(Contest contest) {
        return isOfSales(contest) && contest.rules().line() == null
                && Measure.of(contest.rules().measure()) != Measure.NEW_ACCOUNTS;
    }

    private List<Day> days(Viewer owner, Contest contest, Map<UUID, String> codes) {
        var lines = contest.rules().line() == null ? Set.<UUID>of()
                : versions.lines(owner, contest.id());
        return results.of(owner, contest.rules(), lines, codes, ends(owner, contest));
    }

    private boolean isOver(Viewer owner, Contest contest) {
        return !clock.instant().isBefore(ends(owner, contest));
    }

    /// Calls leave no pulse: those are counted again after a while.
    private boolean isStill(Viewer owner, Contest contest, Set<UUID> still) {
        return isOfSales(contest) ? still.contains(contest.id())
                : standings.workedOut(owner, contest.id())
                        .filter(at -> at.plus(CALLS_KEPT).isAfter(clock.instant())).isPresent();
    }

    /// Who keeps the same contest at this moment is waited for; then nothing is left to do.
    @Transactional
    public void keep(Viewer owner, Contest contest) {
        boolean isStill = isOfSales(contest) && standings.still(owner).contains(contest.id());
        if (isOver(owner, contest) || !isStill) keepAnew(owner, contest.id());
    }

    /// The same where other rules hold though nothing else changed.
    @Transactional
    public void keepAnew(Viewer owner, UUID id) {
        if (!contests.hold(owner, id)) return;
        var contest = contests.of(owner, id);
        keep(owner, contest, standings.snapshot(owner), contests.left(owner),
                codes -> days(owner, contest, codes));
    }

    private void keep(
            Viewer owner, Contest contest, String snapshot, Map<UUID, LocalDate> left,
            Function<Map<UUID, String>, List<Day>> results) {
        var entered = contests.entrants(owner, contest.id());
        var ids = new HashMap<String, UUID>();
        var codes = new HashMap<UUID, String>();
        for (var one : entered) {
            if (one.entrant().team() == null) ids.put(one.entrant().code(), one.rep());
            codes.put(one.rep(), one.entrant().code());
        }
        var entrants = leaving(left, entered);
        var days = results.apply(codes);
        var places = Scoring.of(contest.rules(), entrants, days);
        standings.keep(owner, contest.id(), snapshot, places, ids);
        if (isOver(owner, contest)) {
            publications.add(owner, contest.id(),
                    Published.of(contest.name(), contest.rules(), entrants, days));
            contests.finish(owner, contest.id(), ends(owner, contest));
            followers.forEach(follower -> follower.ended(owner, contest));
        }
    }

    /// The first moment after the cut-off.
    static Instant ends(Viewer viewer, Contest contest) {
        return contest.rules().cutOff().plusDays(1)
                .atStartOfDay(viewer.organisation().zone()).toInstant();
    }

    private static List<Entrant> leaving(
            Map<UUID, LocalDate> left, List<Contests.Entered> entered) {
        var entrants = new ArrayList<Entrant>();
        for (var one : entered) {
            var entrant = one.entrant();
            entrants.add(new Entrant(entrant.code(), entrant.team(), entrant.base(),
                    left.get(one.rep())));
        }
        return entrants;
    }
}
