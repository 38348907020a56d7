package linecard.contests;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.people.Outcome.Refused;
import linecard.people.Today;
import linecard.scoring.RuleChange;
import linecard.scoring.RuleCheck;
import linecard.scoring.Rules;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.RulesText;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Puts other rules in the place of those of a contest under way, and tells everybody who takes
/// part.
@Component
class RulesChanges {

    private final Contests contests;
    private final Lineups lineups;
    private final Scorekeeping scorekeeping;
    private final EntrantLetters letters;
    private final ObjectProvider<ContestFollower> followers;
    private final Clock clock;

    RulesChanges(Contests contests, Lineups lineups, Scorekeeping scorekeeping,
            EntrantLetters letters, ObjectProvider<ContestFollower> followers, Clock clock) {
        this.contests = contests;
        this.lineups = lineups;
        this.scorekeeping = scorekeeping;
        this.letters = letters;
        this.followers = followers;
        this.clock = clock;
    }

    /// From now on the rules are played in the wanted way, as the next version.
    ///
    /// @param version of the contest that was looked at
    /// @param reason why, for those who take part
    /// @return why not, at the fields of the form; empty where they hold now
    /// @throws Stale where somebody changed it since, or it has ended
    @Transactional
    List<Refused> change(
            Viewer viewer, UUID id, int version, Play wanted, String reason) {
        if (!contests.hold(viewer, id)) throw new Stale("contest");
        var contest = contests.of(viewer, id);
        if (contest.version() != version) throw new Stale("contest");
        var today = Today.of(viewer, clock);
        var refused = refusals(contest.rules(), wanted, today);
        if (!refused.isEmpty()) return refused;
        var next = wanted.in(contest.rules()).following(RulesText.hash(contest.rules()));
        var lineup = lineups.again(viewer, contest, next, contests.entrants(viewer, id));
        var against = against(viewer, contest.with(contest.name(), next, version), lineup);
        if (against.isPresent()) return List.of(against.get());
        contests.change(viewer, contest, next, reason, lineup.entrants());
        letters.changed(viewer, contest, next, reason);
        scorekeeping.keepAnew(viewer, id);
        return List.of();
    }

    private static List<Refused> refusals(Rules now, Play wanted, LocalDate today) {
        var all = new ArrayList<>(wanted.refusals(now.days().from(), now.handicap()));
        if (!all.isEmpty()) return all;
        var next = wanted.in(now);
        for (var problem : RuleCheck.of(next)) {
            all.add(Refused.of(RuleFields.field(problem),
                    "contests.no." + ContestText.code(problem)));
        }
        for (var problem : RuleChange.of(now, next, today)) {
            all.add(Refused.of(RuleFields.field(problem),
                    "contests.no." + ContestText.code(problem)));
        }
        return all;
    }

    /// What the entrants, and what other rooms hold of the contest, have against it.
    private Optional<Refused> against(Viewer viewer, Contest wanted, Lineup lineup) {
        var rules = wanted.rules();
        if (!lineup.unknown().isEmpty()) return named("contests.no.unknown", lineup.unknown());
        if (!lineup.voluntary().isEmpty()) {
            return named("contests.no.voluntary", lineup.voluntary());
        }
        if (rules.handicap() == Handicap.GOAL) {
            if (!GoalSums.isWholeMonths(viewer, rules.days())) {
                return Optional.of(Refused.of("last", "contests.no.wholeMonths"));
            }
            if (!lineup.withoutGoal().isEmpty()) {
                return named("contests.no.goal", lineup.withoutGoal());
            }
        }
        for (var follower : followers) {
            var refusal = follower.refusal(viewer, wanted, lineup);
            if (refusal.isPresent()) {
                return Optional.of(new Refused("last", refusal.get().key(),
                        List.copyOf(refusal.get().arguments())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> named(String key, List<String> names) {
        return Starts.named(key, names).map(notice ->
                new Refused("last", notice.key(), List.copyOf(notice.arguments())));
    }
}
