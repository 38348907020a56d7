package linecard.contests;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.contests.Contest.State;
import linecard.scoring.Eligibility;
import linecard.scoring.Named;
import linecard.scoring.Place;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;
import linecard.scoring.RulesText;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Contests and who stands where, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Contests",
        says = "Rules in all their versions, and who stands where. Amounts are minor units of "
                + "the organisation's currency, thousandths of units, or counts.")
class ContestApi {

    private final Contests contests;
    private final Standings standings;
    private final RulesVersions versions;

    ContestApi(Contests contests, Standings standings, RulesVersions versions) {
        this.contests = contests;
        this.standings = standings;
        this.versions = versions;
    }

    record Answer(
            UUID id, String name, State state, Kind kind,
            @Does("What counts, as goals call it") String measure,
            @Does("The product line that alone counts, those below it included, by its code; null "
                    + "for all") @Nullable String line,
            LocalDate from, LocalDate last,
            @Does("The last day on which results may become known") LocalDate cutOff,
            @Does("What results are divided by") Handicap handicap,
            @Does("What is to be reached; in millionths where results are divided; null where "
                    + "the kind asks for none") @Nullable Long bar,
            @Does("The result below which no prize is won") @Nullable Long minimum,
            boolean passesDown, @Nullable Break tieBreak, Tied tied, Returns returns,
            Leavers leavers, boolean byTeam,
            @Does("Which of the reps at work at the start take part") Conditions conditions,
            @Does("From the first place on") List<Reward> prizes,
            @Does("SHA-256 of the rules that hold; null for a draft")
            @Nullable String rulesHash, @Nullable Instant startedAt, @Nullable Instant endedAt,
            int version) {

        static Answer of(Contest one) {
            var rules = one.rules();
            return new Answer(one.id(), one.name(), one.state(), rules.kind(), rules.measure(),
                    rules.line() == null ? null : rules.line().code(), rules.days().from(),
                    rules.days().to().minusDays(1), rules.cutOff(), rules.handicap(),
                    Play.bar(rules), rules.minimum(), rules.passesDown(),
                    rules.breaks().isEmpty() ? null : rules.breaks().getFirst(), rules.tied(),
                    rules.returns(), rules.leavers(), rules.byTeam(),
                    Conditions.of(rules.eligible()),
                    rules.prizes().stream().map(Reward::of).toList(), one.rulesHash(),
                    one.startedAt(), one.endedAt(), one.version());
        }
    }

    @Does("What a place wins")
    record Reward(
            @Does("Null for cash") @Nullable String thing,
            @Does("In minor units") Long value) {

        static Reward of(Prize prize) {
            return new Reward(prize.isCash() ? null : prize.name(), prize.minor());
        }
    }

    record Conditions(
            @Does("Codes; none for all") List<String> territories,
            @Does("Codes; none for all") List<String> agencies,
            @Does("Only reps with a goal for what counts") boolean withGoal,
            @Does("Only reps of agencies first under agreement before this day")
            @Nullable LocalDate joinedBefore) {

        static Conditions of(Eligibility eligible) {
            return new Conditions(eligible.territories().stream().map(Named::code).toList(),
                    eligible.agencies().stream().map(Named::code).toList(), eligible.withGoal(),
                    eligible.joinedBefore());
        }
    }

    record Version(
            @Does("From 1, the rules of the start") int number,
            @Does("Since when they held") Instant at,
            @Does("Why they took the place of those before; empty for those of the start")
            String reason,
            @Does("SHA-256 of the text") String hash,
            @Does("A line a rule; from version 2 on the last one bears the hash of those before")
            String text) {

        static Version of(RulesVersion one) {
            return new Version(one.number(), one.at(), one.reason(), one.hash(),
                    RulesText.of(one.rules()));
        }
    }

    record Versions(@Does("The latest first; none for a draft") List<Version> versions) {}

    record Entrant(
            @Does("The rep's code, or the agency's where agencies play") String who,
            @Does("Null for a team, and in a trial") @Nullable UUID rep,
            @Does("Equals share a place: 1, 1, 3; null where none can be told")
            @Nullable Integer place, @Nullable Long result,
            @Does("Millionths of the result over what it is divided by; null where it is not")
            @Nullable Long scoreMillionths,
            @Does("Why there is no place, or no prize") Place.@Nullable Out out,
            @Does("The place whose prize is won, or would be") @Nullable Integer prize,
            @Does("What that is worth, in minor units") long value) {

        static Entrant of(Standing standing, boolean isDivided) {
            var place = standing.place();
            var score = place.score();
            return new Entrant(place.who(), standing.rep(), place.number(),
                    score == null ? null : score.result(),
                    score == null || !isDivided ? null
                            : Long.valueOf(score.rounded(6).unscaledValue().longValueExact()),
                    place.out(), place.prize(),
                    place.minor());
        }
    }

    record Board(
            @Does("When it was worked out; null before the start") @Nullable Instant workedOutAt,
            @Does("How many take part, named or not") int entrants,
            @Does("Those that the reader may see, in order") List<Entrant> places) {}

    @GetMapping("/api/v1/contests")
    @Allowed(MEMBERS)
    @Does("List contests: those under way first")
    ResponseEntity<Slice<Answer>> listContests(Call call) {
        return call.sliceOf(contests.all(call.viewer()).stream().map(Answer::of).toList(),
                Answer::id);
    }

    @GetMapping("/api/v1/contests/{id}")
    @Allowed(MEMBERS)
    @Does("Get a contest")
    ResponseEntity<Answer> getContest(Call call, @PathVariable UUID id) {
        var contest = contests.of(call.viewer(), id);
        return call.one(Answer.of(contest), contest.version());
    }

    @GetMapping("/api/v1/contests/{id}/places")
    @Allowed(MEMBERS)
    @Does("Get who stands where in a contest")
    ResponseEntity<Board> getContestPlaces(Call call, @PathVariable UUID id) {
        var viewer = call.viewer();
        boolean isDivided = contests.of(viewer, id).rules().handicap() != Handicap.NONE;
        return call.one(new Board(standings.workedOut(viewer, id).orElse(null),
                standings.count(viewer, id),
                standings.of(viewer, id).stream()
                        .map(one -> Entrant.of(one, isDivided)).toList()));
    }

    @GetMapping("/api/v1/contests/{id}/rules")
    @Allowed(MEMBERS)
    @Does("Get the rules of a contest, all that held since its start")
    ResponseEntity<Versions> getContestRules(Call call, @PathVariable UUID id) {
        contests.of(call.viewer(), id);
        return call.one(new Versions(versions.of(call.viewer(), id).stream()
                .map(Version::of).toList()));
    }
}
