package linecard.prizes;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.contests.Contest;
import linecard.contests.Contest.State;
import linecard.contests.Contests;
import linecard.money.Money;
import linecard.people.Territory;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// What a contest gives, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Prizes of contests",
        says = "What each place of a contest wins. It is said before the start and stands from "
                + "then on.")
class ContestPrizeApi {

    private final Contests contests;
    private final Plans plans;
    private final Planning planning;
    private final ContestPrizes contestPrizes;

    ContestPrizeApi(Contests contests, Plans plans, Planning planning,
            ContestPrizes contestPrizes) {
        this.contests = contests;
        this.plans = plans;
        this.planning = planning;
        this.contestPrizes = contestPrizes;
    }

    record Place(int place, @Does("One of which the winner gets") List<AwardApi.Offered> options) {}

    record Answer(
            UUID contest, List<Place> places,
            @Does("Of which the contest is a round; empty for none") String series,
            @Does("What all may cost; only the principal's people see it") @Nullable Money budget,
            @Does("How long a winner has to choose") int chooseDays,
            @Does("How many win each place for sure; null before the start")
            @Nullable Integer winners,
            @Does("What all may cost at most; null before the start") @Nullable Money promised,
            @Does("Of the contest") int version) {}

    record PlaceEntry(
            @Does("A prize of the catalogue") @Nullable UUID prize,
            @Does("Cash in place of a prize of the catalogue; where neither is said, the place "
                    + "keeps what it gives") @Nullable Money cash,
            @Does("Another prize of the catalogue, which the winner may choose instead")
            @Nullable UUID instead) {}

    record Entry(
            @Does("From the first place on; a place that is left out gives nothing any more")
            List<PlaceEntry> places,
            @Nullable String series, @Nullable Money budget,
            @Does("Left out: 14") @Nullable Integer chooseDays) {}

    @Does("How many awards are new")
    record Proposed(int awards) {}

    @GetMapping("/api/v1/contests/{id}/prizes")
    @Allowed(MEMBERS)
    @Does("Get what a contest gives")
    ResponseEntity<Answer> getContestPrizes(Call call, @PathVariable UUID id) {
        var contest = contests.of(call.viewer(), id);
        var plan = plans.of(call.viewer(), id);
        var organisation = call.viewer().organisation();
        var places = IntStream.rangeClosed(1, contest.rules().prizes().size())
                .mapToObj(place -> new Place(place, plan.options(contest.rules(), place).stream()
                        .map(option -> AwardApi.Offered.of(call, option)).toList())).toList();
        var budget = plan.budgetMinor();
        var promised = plan.promisedMinor();
        return call.one(new Answer(id, places, plan.series(),
                budget == null ? null : organisation.money(budget), plan.chooseDays(),
                plan.winners(), promised == null ? null : organisation.money(promised),
                contest.version()), contest.version());
    }

    @PutMapping("/api/v1/contests/{id}/prizes")
    @Allowed(KEEPERS)
    @Does("Say what a draft gives, place by place")
    ResponseEntity<Answer> changeContestPrizes(
            Call call, @PathVariable UUID id, @RequestBody Entry body) {
        var viewer = call.viewer();
        Territory.requireWholeMarket(viewer);
        var contest = contests.of(viewer, id);
        var entered = call.entered(body, contest.version());
        entered.requireWhole();
        if (contest.state() != State.DRAFT) throw contradicts(call, "prizes.no.started");
        var plan = plans.of(viewer, id);
        var series = entered.form().note("series", Plan.LONGEST_SERIES);
        entered.requireWhole();
        var wanted = new Giving(body.places().stream().map(one -> new Giving.Place(
                one.prize(), one.cash(), one.instead())).toList(), series.get(), body.budget(),
                body.chooseDays() == null ? Plan.USUAL_DAYS : body.chooseDays(), plan.version());
        var against = planning.keep(viewer, contest, plan, wanted);
        if (!against.isEmpty()) {
            throw new Refused(new Problem(Problem.Kind.INVALID, against.stream()
                    .map(no -> Problem.Error.at(pointer(no.field()), no.text(call.words())))
                    .toList()));
        }
        return getContestPrizes(call, id);
    }

    private static String pointer(String field) {
        if (field.equals("days")) return "#/chooseDays";
        var parts = field.split("(?=\\d+$)", 2);
        if (parts.length < 2) return "#/" + field;
        var name = switch (parts[0]) {
            case "main" -> "prize";
            case "other" -> "instead";
            default -> parts[0];
        };
        return "#/places/" + (Integer.parseInt(parts[1]) - 1) + "/" + name;
    }

    @PostMapping("/api/v1/contests/{id}/awards")
    @Allowed(KEEPERS)
    @Does("Propose awards for whoever won a contest that has ended and has none yet")
    ResponseEntity<Proposed> proposeAwards(Call call, @PathVariable UUID id) {
        Territory.requireWholeMarket(call.viewer());
        var contest = contests.of(call.viewer(), id);
        if (contest.state() != State.FINAL) throw contradicts(call, "prizes.no.notOver");
        return ResponseEntity.ok(new Proposed(contestPrizes.propose(call.viewer(), contest)));
    }

    private static Refused contradicts(Call call, String key) {
        return new Refused(Problem.Kind.CONTRADICTS, Problem.Error.at("#", call.words().text(key)));
    }
}
