package linecard.plan;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.NotAllowed;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// From the top down: the organisation's goal, split over the reps and over the months.
@Controller
class GoalSplitPages {

    private final Goals goals;
    private final GoalTables tables;
    private final PastYears past;
    private final Profiles profiles;
    private final FiscalYears years;

    GoalSplitPages(
            Goals goals, GoalTables tables, PastYears past, Profiles profiles,
            FiscalYears years) {
        this.goals = goals;
        this.tables = tables;
        this.past = past;
        this.profiles = profiles;
        this.years = years;
    }

    /// Asks for the whole first; with it in the address, shows the split.
    @GetMapping("/goals/plan")
    @Allowed(KEEPERS)
    View plan(
            Page page, @ModelAttribute GoalLens.Asked asked,
            @RequestParam MultiValueMap<String, String> entered) {
        var split = split(page, asked);
        var text = new GoalText(page, split.lens().measure());
        if (!entered.containsKey("whole")) {
            return first(page, split, text, Form.of(
                    page.words(), Map.of("profile", Profile.WORKING_DAYS.code())));
        }
        var form = new Form(page.words(), entered);
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
        var split = split(page, asked);
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
        var viewer = page.viewer();
        goals.setAll(viewer, split.lens().year().number(), split.lens().measure(),
                split.lens().line(), months(viewer, split.lens(), text.step(), read),
                read.profile(), read.reason());
        return Html.seeOther("/goals?" + split.lens().query(),
                Notice.of("plan.goalsSet", String.valueOf(read.goals().size())));
    }

    private HashMap<@Nullable UUID, List<Long>> months(
            Viewer viewer, GoalLens lens, long step, GoalSplitForm read) {
        var weights = profiles.of(viewer, lens, read.profile(), years.today(viewer));
        var months = new HashMap<@Nullable UUID, List<Long>>();
        for (var goal : read.goals().entrySet()) {
            months.put(goal.getKey(), GoalRules.spread(
                    goal.getValue(), step, weights.of(goal.getKey())));
        }
        var parts = new ArrayList<>(months.values());
        months.put(null, GoalRules.around(read.whole(), parts, step, weights.of(null)));
        return months;
    }

    private GoalSplit split(Page page, GoalLens.Asked asked) {
        var viewer = page.viewer();
        if (viewer.territory() != null) throw new NotAllowed();
        var lens = GoalLens.of(asked, years.of(viewer, asked.year()));
        var today = years.today(viewer);
        var house = past.of(viewer, Profiles.yearBefore(viewer, lens.year()), lens.measure(),
                lens.line(), today).get(null);
        return GoalSplit.of(tables.of(viewer, lens, today), house, page.t("plan.house"));
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
