package linecard.plan;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.plan.Goal.Measure;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Goals from the top down, for programs.
@RestController
@Part(value = Area.PLAN, about = "Goals from the top",
        says = "The organisation's goal, split over the reps by their shares of last year.")
class GoalSplitApi {

    private final GoalSplits splits;

    GoalSplitApi(GoalSplits splits) {
        this.splits = splits;
    }

    record Split(
            int fiscalYear, Measure measure, @Nullable UUID productLine,
            @Does("All of the organisation's year before") long lastYear,
            @Does("The organisation's goal so far") @Nullable Long standing, List<Row> rows) {}

    record Row(
            @Does("null for the house, which sells but has no goal") @Nullable UUID rep,
            String name, long lastYear, @Does("The goal so far") @Nullable Long standing,
            @Does("The part of `whole` by last year's share; null where none was asked for")
            @Nullable Long proposed) {}

    record Entry(
            Integer fiscalYear, Measure measure,
            @Does("null: all product lines") @Nullable UUID productLine,
            @Does("The organisation's goal of the year") Long whole,
            @Does("working_days where left out") @Nullable Profile profile,
            @Does("The year's goals of the reps; who is left out keeps the goal there is")
            List<Part> reps,
            @Does("Needed where numbers stand already") @Nullable String reason) {

        record Part(UUID rep, Long year) {}
    }

    @GetMapping("/api/v1/goals/plan")
    @Allowed(KEEPERS)
    @Does("Get what a split would be")
    ResponseEntity<Split> getGoalSplit(
            Call call, @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "revenue") Measure measure,
            @RequestParam(required = false) @Nullable UUID line,
            @RequestParam(required = false) @Nullable Long whole) {
        var split = splits.of(call.page(), asked(year, measure, line));
        var text = new GoalText(call.page(), measure);
        if (whole != null) {
            try {
                text.require(whole);
            } catch (ReadingException e) {
                throw call.wrong("whole", call.words().text(e.key(), e.arguments()));
            }
        }
        return ResponseEntity.ok(shown(split, whole == null ? null
                : split.byLastYear(whole, text.step())));
    }

    @PostMapping("/api/v1/goals/plan")
    @Allowed(KEEPERS)
    @Does("Set the organisation's goal and its split")
    ResponseEntity<Split> setGoalSplit(Call call, @RequestBody Entry body) {
        GoalSplits.requireWholeMarket(call.viewer());
        var entered = call.entered(body);
        entered.requireWhole();
        var asked = asked(body.fiscalYear(), body.measure(), body.productLine());
        var split = splits.of(call.page(), asked);
        var text = new GoalText(call.page(), body.measure());
        var form = entered.form();
        form.read("whole", _ -> text.require(body.whole()));
        var reason = form.note("reason", 1000);
        var goals = new LinkedHashMap<UUID, Long>();
        for (int i = 0; i < body.reps().size(); i++) {
            var part = body.reps().get(i);
            form.read("reps/" + i + "/year", _ -> text.require(part.year()));
            boolean known = split.rows().stream().anyMatch(row -> part.rep().equals(row.rep()));
            if (!known || goals.put(part.rep(), part.year()) != null) {
                form.problem("reps/" + i + "/rep", "web.notOffered");
            }
        }
        if (body.profile() == Profile.MANUAL) form.problem("profile", "web.notOffered");
        if (!form.hasProblems() && split.revises() && reason.get().isEmpty()) {
            form.problem("reason", "plan.reasonNeeded");
        }
        if (form.hasProblems()) throw entered.refusal();
        splits.set(call.viewer(), split.lens(), new GoalSplitForm(body.whole(), goals, 0,
                body.profile() == null ? Profile.WORKING_DAYS : body.profile(), reason.get()));
        return ResponseEntity.ok(shown(splits.of(call.page(), asked), null));
    }

    private static GoalLens.Asked asked(
            @Nullable Integer year, Measure measure, @Nullable UUID line) {
        return new GoalLens.Asked(
                year, measure.code(), line == null ? null : line.toString(), null);
    }

    private static Split shown(GoalSplit split, @Nullable List<Long> proposed) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < split.rows().size(); i++) {
            var row = split.rows().get(i);
            rows.add(new Row(row.rep(), row.name(), row.lastYear(),
                    row.goal() == null ? null : Long.valueOf(row.standing()),
                    proposed == null ? null : proposed.get(i)));
        }
        var lens = split.lens();
        var whole = split.whole();
        return new Split(lens.year().number(), lens.measure(), lens.line(), split.lastYear(),
                whole == null ? null : Long.valueOf(whole.inForce().year()), rows);
    }
}
