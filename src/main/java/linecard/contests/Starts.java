package linecard.contests;

import linecard.access.Viewer;
import linecard.people.Today;
import linecard.scoring.RuleCheck;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.web.Notice;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Starts contests that can be fought.
@Component
public class Starts {

    private static final int NAMED = 5;

    private final Contests contests;
    private final Lineups lineups;
    private final Scorekeeping scorekeeping;
    private final EntrantLetters letters;
    private final ObjectProvider<ContestFollower> followers;
    private final Clock clock;

    Starts(Contests contests, Lineups lineups, Scorekeeping scorekeeping, EntrantLetters letters,
            ObjectProvider<ContestFollower> followers, Clock clock) {
        this.contests = contests;
        this.lineups = lineups;
        this.scorekeeping = scorekeeping;
        this.letters = letters;
        this.followers = followers;
        this.clock = clock;
    }

    /// From now on rules and entrants stand, places are worked out, and everybody who takes part is
    /// told.
    ///
    /// @return why not, if so
    @Transactional
    Optional<Notice> start(Viewer viewer, UUID id, int version) {
        var refused = startUntold(viewer, id, version);
        if (refused.isEmpty()) letters.started(viewer, contests.of(viewer, id));
        return refused;
    }

    /// The same with nobody told.
    @Transactional
    public Optional<Notice> startUntold(Viewer viewer, UUID id, int version) {
        var contest = contests.of(viewer, id);
        var lineup = lineups.of(viewer, contest.rules());
        var refused = refusal(viewer, contest, lineup);
        if (refused.isPresent()) return refused;
        start(viewer, contest.with(contest.name(), contest.rules(), version), lineup, null);
        return Optional.empty();
    }

    /// Plays a contest of days that are over, as if it had been started on the first of them: it
    /// ends at once, with what was known by its cut-off. Nobody is told.
    ///
    /// @throws IllegalStateException where its entrants cannot play by its rules
    @Transactional
    public void replay(Viewer viewer, UUID id) {
        var contest = contests.of(viewer, id);
        var lineup = lineups.of(viewer, contest.rules());
        refusal(contest.rules(), lineup).ifPresent(no -> {
            throw new IllegalStateException(no.toString());
        });
        start(viewer, contest, lineup, contest.rules().days().from()
                .atStartOfDay(viewer.organisation().zone()).toInstant());
    }

    private void start(Viewer viewer, Contest draft, Lineup lineup, @Nullable Instant at) {
        contests.start(viewer, draft, lineup, at);
        var started = contests.of(viewer, draft.id());
        followers.forEach(follower -> follower.started(viewer, started, lineup));
        scorekeeping.keep(viewer, started);
    }

    /// Why a draft may not start with these entrants, with the rule named; empty where it may.
    @Transactional(readOnly = true)
    Optional<Notice> refusal(Viewer viewer, Contest draft, Lineup lineup) {
        var rules = draft.rules();
        var today = Today.of(viewer, clock);
        if (!rules.days().to().isAfter(today)) return Optional.of(Notice.of("contests.no.over"));
        if (!RuleCheck.of(rules).isEmpty()) return Optional.of(Notice.of("contests.no.rules"));
        var refused = refusal(rules, lineup);
        if (refused.isPresent()) return refused;
        return followers.orderedStream()
                .flatMap(one -> one.refusal(viewer, draft, lineup).stream()).findFirst();
    }

    /// Why these entrants cannot play by these rules.
    private static Optional<Notice> refusal(Rules rules, Lineup lineup) {
        if (!lineup.unknown().isEmpty()) {
            return named("contests.no.unknown", lineup.unknown());
        }
        if (lineup.entrants().isEmpty()) return Optional.of(Notice.of("contests.no.nobody"));
        if (lineup.sides() < 2 && rules.kind() != Kind.INDIVIDUAL_GOAL) {
            return Optional.of(Notice.of(rules.byTeam() ? "contests.no.teams"
                    : "contests.no.entrants"));
        }
        if (rules.handicap() == Handicap.GOAL && !lineup.withoutGoal().isEmpty()) {
            return named("contests.no.goal", lineup.withoutGoal());
        }
        return rules.handicap() == Handicap.PRIOR_YEAR && lineup.entrants().stream()
                .noneMatch(one -> one.entrant().base() != null && one.entrant().base() > 0)
                ? Optional.of(Notice.of("contests.no.prioryear")) : Optional.empty();
    }

    /// How many, and the first of them by name.
    static Optional<Notice> named(String key, List<String> names) {
        return Optional.of(Notice.of(key, String.valueOf(names.size()),
                String.join(", ", names.stream().limit(NAMED).toList())));
    }
}
