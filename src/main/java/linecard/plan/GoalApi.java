package linecard.plan;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Entered;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.plan.Goal.Measure;
import linecard.plan.Negotiation.State;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.NEGOTIATORS;

/// Goals, and how the two sides settle them, for programs.
@RestController
@Part(value = Area.PLAN, about = "Goals",
        says = "What is to be reached in a fiscal year, by a rep or by all. Amounts are minor "
                + "units of the organisation's currency for revenue and margin, whole numbers "
                + "else. A goal is never changed: another number is put beside it.")
class GoalApi {

    private final Goals goals;
    private final GoalSlices slices;
    private final Profiles profiles;
    private final FiscalYears years;

    GoalApi(Goals goals, GoalSlices slices, Profiles profiles, FiscalYears years) {
        this.goals = goals;
        this.slices = slices;
        this.profiles = profiles;
        this.years = years;
    }

    /// A goal with every number that was put on the table for it.
    record Whole(
            UUID id, int fiscalYear, Measure measure,
            @Does("null: the organisation's own") @Nullable UUID rep,
            @Does("null: all product lines") @Nullable UUID productLine,
            State state, @Does("The number that counts") Proposal inForce,
            @Does("Oldest first") List<Proposal> proposals) {

        static Whole of(Negotiation goal) {
            return new Whole(goal.goal(), goal.fiscalYear(), goal.measure(), goal.rep(),
                    goal.productLine(), goal.state(), goal.inForce(), goal.proposals());
        }
    }

    record Entry(
            Integer fiscalYear, Measure measure,
            @Does("null: the organisation's own") @Nullable UUID rep,
            @Does("null: all product lines") @Nullable UUID productLine,
            @Does("Of the whole year; or else give the months") @Nullable Long year,
            @Does("Twelve fiscal months") @Nullable List<Long> months,
            @Does("How the year lies over its months; working_days where left out")
            @Nullable Profile profile, @Nullable String reason) {}

    record Offer(
            @Does("The number of the last proposal that was seen: 412 where another has come")
            Integer seen,
            @Does("Of the whole year; or else give the months") @Nullable Long year,
            @Does("Twelve fiscal months") @Nullable List<Long> months,
            @Does("How the year lies over its months; working_days where left out")
            @Nullable Profile profile, String reason) {}

    record Yes(@Does("The id of the proposal that is agreed to") UUID proposal) {}

    @GetMapping("/api/v1/goals")
    @Allowed(MEMBERS)
    @Does("List goals")
    ResponseEntity<Slice<Whole>> listGoals(
            Call call, @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Measure measure,
            @RequestParam(required = false) @Nullable UUID rep,
            @RequestParam(required = false) @Nullable UUID line) {
        var found = slices.of(call.viewer(), new GoalSlices.Asked(year, measure, rep, line),
                call.after(), call.lookUp());
        return call.slice(found.stream().map(Whole::of).toList(), Whole::id);
    }

    @GetMapping("/api/v1/goals/{id}")
    @Allowed(MEMBERS)
    @Does("Get a goal")
    ResponseEntity<Whole> getGoal(Call call, @PathVariable UUID id) {
        return call.one(Whole.of(goals.of(call.viewer(), id)));
    }

    /// Setting the same number again changes nothing.
    @PostMapping("/api/v1/goals")
    @Allowed(KEEPERS)
    @Does("Set a goal; where there is one, put another number beside it")
    ResponseEntity<Whole> setGoal(Call call, @RequestBody Entry body) {
        var entered = call.entered(body);
        entered.requireWhole();
        var lens = new GoalLens(years.of(call.viewer(), body.fiscalYear()), body.measure(),
                body.productLine(), false);
        var said = new GoalForm.Said(body.year(), body.months(), body.profile());
        var read = read(call, entered, lens, body.rep(), said, false);
        var goal = goals.set(call.viewer(), lens.aim(body.rep()), read);
        return getGoal(call, goal);
    }

    @PostMapping("/api/v1/goals/{id}/proposals")
    @Allowed(NEGOTIATORS)
    @Does("Propose another number, for the own side")
    ResponseEntity<Whole> proposeGoal(Call call, @PathVariable UUID id, @RequestBody Offer body) {
        var viewer = call.viewer();
        var goal = goals.of(viewer, id);
        var lens = new GoalLens(years.of(viewer, goal.fiscalYear()), goal.measure(),
                goal.productLine(), false);
        var entered = call.entered(body);
        entered.requireWhole();
        var said = new GoalForm.Said(body.year(), body.months(), body.profile());
        var read = read(call, entered, lens, goal.rep(), said, true);
        goals.propose(viewer, id, body.seen(), read);
        return getGoal(call, id);
    }

    @PostMapping("/api/v1/goals/{id}/agreement")
    @Allowed(NEGOTIATORS)
    @Does("Agree to what the other side proposed last")
    ResponseEntity<Whole> agreeToGoal(Call call, @PathVariable UUID id, @RequestBody Yes body) {
        var viewer = call.viewer();
        goals.of(viewer, id);
        call.entered(body).requireWhole();
        goals.agree(viewer, id, body.proposal());
        return getGoal(call, id);
    }

    private GoalMonths read(
            Call call, Entered entered, GoalLens lens, @Nullable UUID rep, GoalForm.Said said,
            boolean reasonNeeded) {
        var text = new GoalText(call.page(), lens.measure());
        return entered.orRefuse(GoalForm.of(said, entered.form(), text,
                how -> profiles.of(call.viewer(), lens, how, years.today(call.viewer())).of(rep),
                reasonNeeded));
    }
}
