package linecard.plan;

import linecard.access.Allowed;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.Optional;

import static linecard.access.Audience.KEEPERS;

/// From the top down: the organisation's goal, split over the reps and over the months.
@Controller
class GoalSplitPages {

    private final GoalSplits splits;
    private final GoalTables tables;

    GoalSplitPages(GoalSplits splits, GoalTables tables) {
        this.splits = splits;
        this.tables = tables;
    }

    /// Asks for the whole first; with it in the address, shows the split, unless another measure or
    /// line is to be shown first.
    @GetMapping("/goals/plan")
    @Allowed(KEEPERS)
    View plan(
            Page page, @ModelAttribute GoalLens.Asked asked,
            @RequestParam MultiValueMap<String, String> entered) {
        var split = splits.of(page, asked);
        var text = new GoalText(page, split.lens().measure());
        if (!entered.containsKey("whole")) {
            return first(page, split, text, Form.of(
                    page.words(), Map.of("profile", Profile.WORKING_DAYS.code())));
        }
        var form = new Form(page.words(), entered);
        if (entered.containsKey("show")) return first(page, split, text, form);
        var whole = GoalSplitForm.whole(form, text, split);
        if (whole.isEmpty()) return first(page, split, text, form).refused();
        GoalSplitForm.fill(entered, text, split, whole.get());
        return rows(page, split, text, form, entered);
    }

    @PostMapping("/goals/plan")
    @Allowed(KEEPERS)
    View save(
            Page page, @ModelAttribute GoalLens.Asked asked,
            @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "do", defaultValue = "save") String act) {
        var split = splits.of(page, asked);
        var text = new GoalText(page, split.lens().measure());
        var form = new Form(page.words(), entered);
        if (act.equals("split")) {
            GoalSplitForm.whole(form, text, split)
                    .ifPresent(whole -> GoalSplitForm.fill(entered, text, split, whole));
        }
        var read = GoalSplitForm.read(form, text, split);
        if (read != null && act.equals("save") && split.revises() && read.reason().isEmpty()) {
            form.problem("reason", "plan.reasonNeeded");
        }
        if (read == null || form.hasProblems()) {
            return rows(page, split, text, form, entered).refused();
        }
        if (!act.equals("save")) return rows(page, split, text, form, entered);
        splits.set(page.viewer(), split.lens(), read);
        return Html.seeOther("/goals?" + split.lens().query(),
                Notice.of("plan.goalsSet", String.valueOf(read.goals().size())));
    }

    private Html first(Page page, GoalSplit split, GoalText text, Form form) {
        var lines = tables.lineChoices(page.viewer());
        return (out, tags) ->
                JtesplitstartGenerated.render(out, tags, page, split, text, form, lines);
    }

    /// The figures under the table are those of what was typed, as far as it can be read.
    private static Html rows(
            Page page, GoalSplit split, GoalText text, Form form,
            MultiValueMap<String, String> entered) {
        var read = Optional.ofNullable(
                GoalSplitForm.read(new Form(page.words(), entered), text, split));
        return (out, tags) ->
                JtesplitrowsGenerated.render(out, tags, page, split, text, form, read);
    }
}
