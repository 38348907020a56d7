package linecard.contests;

import linecard.access.Viewer;
import linecard.plan.Goal.Measure;
import linecard.scoring.Entrant;
import linecard.scoring.Published;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/// Works out where everybody stands whenever something changed, and ends contests after their
/// cut-off.
@Component
public class Scorekeeping {

    private final Contests contests;
    private final Standings standings;
    private final ResultDays results;
    private final Publications publications;
    private final ObjectProvider<ContestFollower> followers;
    private final Clock clock;

    Scorekeeping(Contests contests, Standings standings, ResultDays results,
            Publications publications, ObjectProvider<ContestFollower> followers, Clock clock) {
        this.contests = contests;
        this.standings = standings;
        this.results = results;
        this.publications = publications;
        this.followers = followers;
        this.clock = clock;
    }

    /// @param owner who sees all of the organisation
    @Transactional
    public void keepAll(Viewer owner) {
        for (var contest : contests.running(owner)) keep(owner, contest);
    }

    /// Who keeps the same contest at this moment is waited for; then nothing is left to do.
    @Transactional
    public void keep(Viewer owner, Contest contest) {
        var ends = ends(owner, contest);
        boolean isOver = !clock.instant().isBefore(ends);
        boolean isStill = Measure.of(contest.rules().measure()) != Measure.CALLS
                && standings.isStill(owner, contest.id());
        if (!isOver && isStill || !contests.hold(owner, contest.id())) return;
        var snapshot = standings.snapshot(owner);
        var entered = contests.entrants(owner, contest.id());
        var ids = new HashMap<String, UUID>();
        var codes = new HashMap<UUID, String>();
        for (var one : entered) {
            if (one.entrant().team() == null) ids.put(one.entrant().code(), one.rep());
            codes.put(one.rep(), one.entrant().code());
        }
        var days = results.of(owner, contest.rules(), codes, ends);
        var published = Published.of(
                contest.name(), contest.rules(), leaving(owner, entered), days);
        standings.keep(owner, contest.id(), snapshot, published.places(), ids);
        if (isOver) {
            publications.add(owner, contest.id(), published);
            contests.finish(owner, contest.id());
            followers.forEach(follower -> follower.ended(owner, contest));
        }
    }

    /// The first moment after the cut-off.
    static Instant ends(Viewer viewer, Contest contest) {
        return contest.rules().cutOff().plusDays(1)
                .atStartOfDay(viewer.organisation().zone()).toInstant();
    }

    private List<Entrant> leaving(Viewer owner, List<Contests.Entered> entered) {
        var left = contests.left(owner);
        var entrants = new ArrayList<Entrant>();
        for (var one : entered) {
            var entrant = one.entrant();
            entrants.add(new Entrant(entrant.code(), entrant.team(), entrant.base(),
                    left.get(one.rep())));
        }
        return entrants;
    }
}
