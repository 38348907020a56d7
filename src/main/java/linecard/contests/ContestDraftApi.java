package linecard.contests;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Versioned;
import linecard.contests.Contest.State;
import linecard.contests.Wanted.Who;
import linecard.database.Ids;
import linecard.people.Outcome.Refused;
import linecard.people.Territory;
import linecard.plan.Goal.Measure;
import linecard.scoring.Rules.Break;
import linecard.scoring.Rules.Handicap;
import linecard.scoring.Rules.Kind;
import linecard.scoring.Rules.Leavers;
import linecard.scoring.Rules.Prize;
import linecard.scoring.Rules.Returns;
import linecard.scoring.Rules.Tied;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static linecard.access.Audience.KEEPERS;

/// Where rules are written, for programs: those of a draft, and those that follow them.
@RestController
@Part(value = Area.RESULTS, about = "Rules of contests",
        says = "A draft may be changed as a whole; after the start some rules become others as a "
                + "new version, and everybody who takes part is told why. Amounts are minor units "
                + "of the organisation's currency, thousandths of units, or counts.")
class ContestDraftApi {

    private final Contests contests;
    private final ContestDrafts drafts;
    private final RulesChanges changes;
    private final ContestApi api;

    ContestDraftApi(
            Contests contests, ContestDrafts drafts, RulesChanges changes, ContestApi api) {
        this.contests = contests;
        this.drafts = drafts;
        this.changes = changes;
        this.api = api;
    }

    record Entry(
            String name, Kind kind, Measure measure,
            @Does("The product line that alone counts, by its code; left out: all")
            @Nullable String line,
            LocalDate from, LocalDate last,
            @Does("The last day on which results may become known") LocalDate cutOff,
            @Does("What results are divided by") Handicap handicap,
            @Does("What is to be reached, where the kind asks for it; in millionths where results "
                    + "are divided") @Nullable Long bar,
            @Does("The result below which no prize is won") @Nullable Long minimum,
            @Does("Whether the prize of who is below the minimum goes to the next")
            @Nullable Boolean passesDown,
            @Does("What decides between equals; left out: they share a place")
            @Nullable Break tieBreak,
            @Does("What becomes of prizes where a place is shared") Tied tied, Returns returns,
            @Does("What becomes of somebody who leaves before the last day") Leavers leavers,
            @Nullable Boolean byTeam,
            @Does("Codes; none for all") @Nullable List<String> territories,
            @Does("Codes; none for all") @Nullable List<String> agencies,
            @Does("Only reps with a goal for what counts") @Nullable Boolean withGoal,
            @Does("Only reps of agencies first under agreement before this day")
            @Nullable LocalDate joinedBefore,
            @Does("From the first place on") List<ContestApi.Reward> prizes) {

        Play play() {
            return new Play(last, cutOff, bar, minimum, Entered.or(passesDown, false), tieBreak,
                    tied, returns, leavers);
        }
    }

    record Change(
            LocalDate last, LocalDate cutOff, @Nullable Long bar, @Nullable Long minimum,
            @Nullable Boolean passesDown, @Nullable Break tieBreak, Tied tied, Returns returns,
            Leavers leavers, @Does("Everybody who takes part reads it") String reason) {

        Play play() {
            return new Play(last, cutOff, bar, minimum, Entered.or(passesDown, false), tieBreak,
                    tied, returns, leavers);
        }
    }

    @PostMapping("/api/v1/contests")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Add a draft")
    ResponseEntity<ContestApi.Answer> addContest(Call call, @RequestBody Entry body) {
        Territory.requireWholeMarket(call.viewer());
        var id = Ids.fresh();
        var entered = call.entered(body);
        refuse(call, drafts.add(call.viewer(), id, wanted(entered, body)));
        return call.created("contests/" + id,
                ContestApi.Answer.of(contests.of(call.viewer(), id)), 1);
    }

    @PutMapping("/api/v1/contests/{id}")
    @Allowed(KEEPERS)
    @Does("Change a draft")
    ResponseEntity<ContestApi.Answer> changeContest(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var stored = stored(call, id);
        var entered = call.entered(body, stored.version());
        refuse(call, drafts.change(
                call.viewer(), stored, wanted(entered, body), stored.version()));
        return api.getContest(call, id);
    }

    @DeleteMapping("/api/v1/contests/{id}")
    @Allowed(KEEPERS)
    @Does("Delete a draft")
    ResponseEntity<Void> deleteContest(Call call, @PathVariable UUID id) {
        var stored = stored(call, id);
        call.requireCurrent(stored.version());
        refuse(call, drafts.remove(call.viewer(), stored, stored.version()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/v1/contests/{id}/rules")
    @Versioned
    @Allowed(KEEPERS)
    @Does("Put other rules in the place of those of a contest under way; those that are left out "
            + "hold nobody back any more, and what was promised stands")
    ResponseEntity<ContestApi.Answer> changeContestRules(
            Call call, @PathVariable UUID id, @RequestBody Change body) {
        var stored = stored(call, id);
        var entered = call.entered(body, stored.version());
        var reason = entered.form().text("reason", RulesVersion.LONGEST_REASON);
        entered.requireWhole();
        if (stored.state() != State.RUNNING) {
            refuse(call, List.of(Refused.of(ContestDrafts.CONTEST, "contests.no.notRunning")));
        }
        refuse(call, changes.change(
                call.viewer(), id, stored.version(), body.play(), reason.get()));
        return api.getContest(call, id);
    }

    private Contest stored(Call call, UUID id) {
        Territory.requireWholeMarket(call.viewer());
        return contests.of(call.viewer(), id);
    }

    private static Wanted wanted(Entered entered, Entry body) {
        var name = entered.form().text("name", Contest.LONGEST_NAME);
        entered.requireWhole();
        var prizes = IntStream.rangeClosed(1, body.prizes().size())
                .mapToObj(place -> prize(place, body.prizes().get(place - 1))).toList();
        return new Wanted(name.get(), body.kind(), body.measure(), body.line(), body.from(),
                body.handicap(), body.play(), Entered.or(body.byTeam(), false), new Who(
                        body.territories() == null ? List.of() : body.territories(),
                        body.agencies() == null ? List.of() : body.agencies(),
                        Entered.or(body.withGoal(), false), body.joinedBefore()), prizes);
    }

    private static Prize prize(int place, ContestApi.Reward reward) {
        var thing = reward.thing() == null ? "" : reward.thing().strip();
        return new Prize(place, thing.isEmpty(), thing, reward.value());
    }

    /// @throws linecard.api.Refused where anything is against it, each at its field of the body
    private static void refuse(Call call, List<Refused> against) {
        if (against.isEmpty()) return;
        boolean isField = !against.getFirst().field().equals(ContestDrafts.CONTEST);
        throw new linecard.api.Refused(new Problem(
                isField ? Problem.Kind.INVALID : Problem.Kind.CONTRADICTS,
                against.stream().map(no -> Problem.Error.at(
                        isField ? pointer(no.field()) : "#", no.text(call.words()))).toList()));
    }

    private static String pointer(String field) {
        var numbered = field.split("(?=\\d+$)", 2);
        if (numbered.length == 2) {
            return "#/prizes/" + (Integer.parseInt(numbered[1]) - 1)
                    + (numbered[0].equals("thing") ? "/thing" : "/value");
        }
        return "#/" + switch (field) {
            case "break" -> "tieBreak";
            case "territory" -> "territories";
            case "agency" -> "agencies";
            default -> field;
        };
    }
}
