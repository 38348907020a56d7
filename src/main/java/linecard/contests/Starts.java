package linecard.contests;

import linecard.access.Viewer;
import linecard.scoring.RuleCheck;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.web.Notice;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Starts contests that can be fought.
@Component
public class Starts {

    private static final int NAMED = 5;

    private final Contests contests;
    private final Lineups lineups;
    private final Scorekeeping scorekeeping;
    private final ObjectProvider<ContestFollower> followers;
    private final Clock clock;

    Starts(Contests contests, Lineups lineups, Scorekeeping scorekeeping,
            ObjectProvider<ContestFollower> followers, Clock clock) {
        this.contests = contests;
        this.lineups = lineups;
        this.scorekeeping = scorekeeping;
        this.followers = followers;
        this.clock = clock;
    }

    /// From now on rules and entrants stand, and places are worked out.
    ///
    /// @return why not, if so
    @Transactional
    public Optional<Notice> start(Viewer viewer, UUID id, int version) {
        var contest = contests.of(viewer, id);
        var rules = contest.rules();
        var lineup = lineups.of(viewer, rules);
        var today = LocalDate.now(clock.withZone(viewer.organisation().zone()));
        if (!rules.days().to().isAfter(today)) return Optional.of(Notice.of("contests.no.over"));
        if (!RuleCheck.of(rules).isEmpty()) return Optional.of(Notice.of("contests.no.rules"));
        if (lineup.entrants().size() < 2 && rules.kind() != Kind.INDIVIDUAL_GOAL
                || lineup.entrants().isEmpty()) {
            return Optional.of(Notice.of("contests.no.entrants"));
        }
        if (rules.handicap() == Handicap.GOAL && !lineup.withoutGoal().isEmpty()) {
            return Optional.of(Notice.of("contests.no.goal",
                    String.valueOf(lineup.withoutGoal().size()), String.join(", ",
                            lineup.withoutGoal().stream().limit(NAMED).toList())));
        }
        for (var follower : followers) {
            var refusal = follower.refusal(viewer, contest, lineup);
            if (refusal.isPresent()) return refusal;
        }
        contests.start(viewer, new Contest(id, contest.name(), contest.state(), rules, null, null,
                null, "", version), lineup.entrants());
        var started = contests.of(viewer, id);
        followers.forEach(follower -> follower.started(viewer, started, lineup));
        scorekeeping.keep(viewer, started);
        return Optional.empty();
    }
}
