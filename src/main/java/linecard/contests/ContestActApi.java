package linecard.contests;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.api.Versioned;
import linecard.people.Territory;
import linecard.scoring.Rules.Handicap;
import linecard.web.Notice;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.STAFF;

/// What is done with a contest, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Steps of contests",
        says = "A draft is tried on the year before and started; it ends by itself after its "
                + "cut-off, when its file is published; until then it may be called off.")
class ContestActApi {

    private final Contests contests;
    private final Trials trials;
    private final Starts starts;
    private final Publications publications;
    private final ContestApi api;

    ContestActApi(Contests contests, Trials trials, Starts starts, Publications publications,
            ContestApi api) {
        this.contests = contests;
        this.trials = trials;
        this.starts = starts;
        this.publications = publications;
        this.api = api;
    }

    record Cancellation(@Does("All who take part read it") String why) {}

    record Publication(
            @Does("SHA-256 of the text") String hash,
            @Does("All that the places follow from; bin/verify-contest works it out again")
            String text) {}

    @Does("How a contest would have ended a year ago, with the reps of today")
    record Tried(
            LocalDate from, LocalDate last,
            @Does("How many would take part now") int entrants,
            @Does("Why it cannot start as it is; null where it can, or has")
            @Nullable String refusal,
            long winners, @Does("What it would have cost, in minor units") long cost,
            @Does("In how many territories the winners are; null where agencies play")
            @Nullable Integer territories,
            List<ContestApi.Entrant> places) {}

    @GetMapping("/api/v1/contests/{id}/trial")
    @Allowed(KEEPERS)
    @Does("Try a contest on the year before")
    ResponseEntity<Tried> tryContest(Call call, @PathVariable UUID id) {
        var viewer = call.viewer();
        Territory.requireWholeMarket(viewer);
        var contest = contests.of(viewer, id);
        var trial = trials.of(viewer, contest.rules());
        var refusal = !contest.isDraft() ? Optional.<Notice>empty()
                : starts.refusal(viewer, contest, trial.lineup());
        var days = trial.rules().days();
        boolean isDivided = trial.rules().handicap() != Handicap.NONE;
        return call.one(new Tried(days.from(), days.to().minusDays(1),
                trial.lineup().entrants().size(),
                refusal.map(one -> said(call, one)).orElse(null), trial.winners(), trial.cost(),
                trial.territories(), trial.places().stream().map(place -> ContestApi.Entrant.of(
                        new Standing(place, null, null, null), isDivided)).toList()));
    }

    private static String said(Call call, Notice refusal) {
        return call.words().text(refusal.key(), refusal.arguments().toArray());
    }

    @PostMapping("/api/v1/contests/{id}/start")
    @Versioned
    @Allowed(KEEPERS)
    @Does("Start a contest: rules and entrants stand from now on, and all of them are told")
    ResponseEntity<ContestApi.Answer> startContest(Call call, @PathVariable UUID id) {
        var version = current(call, id);
        var refused = starts.start(call.viewer(), id, version);
        if (refused.isPresent()) {
            throw new Refused(Problem.Kind.CONTRADICTS,
                    Problem.Error.at("#", said(call, refused.get())));
        }
        return api.getContest(call, id);
    }

    @PostMapping("/api/v1/contests/{id}/cancellation")
    @Versioned
    @Allowed(KEEPERS)
    @Does("Call a contest off that is planned or under way")
    ResponseEntity<ContestApi.Answer> cancelContest(
            Call call, @PathVariable UUID id, @RequestBody Cancellation body) {
        var version = current(call, id);
        var entered = call.entered(body);
        var why = entered.form().text("why", ContestPages.LONGEST_REASON);
        entered.requireWhole();
        contests.cancel(call.viewer(), id, version, why.get());
        return api.getContest(call, id);
    }

    @GetMapping("/api/v1/contests/{id}/publication")
    @Allowed(STAFF)
    @Does("Get the file from which anybody works out a finished contest again")
    ResponseEntity<Publication> getContestPublication(Call call, @PathVariable UUID id) {
        var text = publications.text(call.viewer(), id);
        return call.one(new Publication(
                publications.hash(call.viewer(), id).orElseThrow(), text));
    }

    private int current(Call call, UUID id) {
        Territory.requireWholeMarket(call.viewer());
        int version = contests.of(call.viewer(), id).version();
        call.requireCurrent(version);
        return version;
    }
}
