package linecard.plan;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.NEGOTIATORS;

/// Another number for a goal, from either side, and a first one for a rep without a goal.
@Controller
class GoalProposalPages {

    private final Goals goals;
    private final Profiles profiles;
    private final Reps reps;
    private final FiscalYears years;

    GoalProposalPages(Goals goals, Profiles profiles, Reps reps, FiscalYears years) {
        this.goals = goals;
        this.profiles = profiles;
        this.reps = reps;
        this.years = years;
    }

    /// What a form is for.
    ///
    /// @param goal null for a rep's first number
    record Subject(GoalLens lens, @Nullable UUID rep, String name, @Nullable Negotiation goal) {}

    @GetMapping("/goals/{id}/proposals/new")
    @Allowed(NEGOTIATORS)
    View propose(Page page, @PathVariable UUID id) {
        var subject = subject(page, id);
        var last = goals.of(page.viewer(), id).proposals().getLast();
        var filled = GoalForm.filled(text(page, subject),
                new GoalMonths(last.months(), last.profile(), ""));
        filled.add("seen", String.valueOf(last.number()));
        return form(page, subject, new Form(page.words(), filled));
    }

    @PostMapping("/goals/{id}/proposals")
    @Allowed(NEGOTIATORS)
    View add(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered,
            @RequestParam int seen, @RequestParam(name = "do", defaultValue = "save") String act) {
        var subject = subject(page, id);
        var form = new Form(page.words(), entered);
        boolean asked = act.equals("spread");
        var read = GoalForm.read(form, text(page, subject),
                profile -> weights(page.viewer(), subject, profile), !asked);
        if (read.isEmpty()) return form(page, subject, form).refused();
        if (asked) return spread(page, subject, read.get(), seen);
        var typed = read.get();
        var own = goals.of(page.viewer(), id).word(Side.of(page.viewer()));
        if (own.isPresent() && own.get().months().equals(typed.months())) {
            form.problem("whole", "plan.no.same");
            return form(page, subject, form).refused();
        }
        goals.propose(page.viewer(), id, seen, typed);
        return Html.seeOther("/goals/" + id, Notice.of("plan.goalProposed"));
    }

    @GetMapping("/goals/new")
    @Allowed(KEEPERS)
    View start(Page page, @ModelAttribute GoalLens.Asked asked, @RequestParam UUID rep) {
        var subject = subject(page, asked, rep);
        var filled = GoalForm.filled(text(page, subject),
                new GoalMonths(PastYears.none(), Profile.WORKING_DAYS, ""));
        filled.set("whole", "");
        return form(page, subject, new Form(page.words(), filled));
    }

    @PostMapping("/goals")
    @Allowed(KEEPERS)
    View set(
            Page page, @ModelAttribute GoalLens.Asked asked, @RequestParam UUID rep,
            @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "do", defaultValue = "save") String act) {
        var subject = subject(page, asked, rep);
        var form = new Form(page.words(), entered);
        var read = GoalForm.read(form, text(page, subject),
                profile -> weights(page.viewer(), subject, profile), false);
        if (read.isEmpty()) return form(page, subject, form).refused();
        if (act.equals("spread")) return spread(page, subject, read.get(), 0);
        var lens = subject.lens();
        var goal = goals.set(page.viewer(), lens.aim(rep), read.get());
        return Html.seeOther("/goals/" + goal, Notice.of("plan.goalProposed"));
    }

    /// The months filled in, nothing saved.
    private View spread(Page page, Subject subject, GoalMonths typed, int seen) {
        var filled = GoalForm.filled(text(page, subject), typed);
        filled.add("seen", String.valueOf(seen));
        return form(page, subject, new Form(page.words(), filled));
    }

    private List<Long> weights(Viewer viewer, Subject subject, Profile profile) {
        return profiles.of(viewer, subject.lens(), profile, years.today(viewer))
                .of(subject.rep());
    }

    private Subject subject(Page page, UUID id) {
        var goal = goals.of(page.viewer(), id);
        var lens = new GoalLens(years.of(page.viewer(), goal.fiscalYear()), goal.measure(),
                goal.productLine(), false);
        return new Subject(lens, goal.rep(), name(page, goal.rep()), goal);
    }

    private Subject subject(Page page, GoalLens.Asked asked, UUID rep) {
        var lens = GoalLens.of(asked, years.of(page.viewer(), asked.year()));
        return new Subject(lens, rep, name(page, rep), null);
    }

    private String name(Page page, @Nullable UUID rep) {
        return rep == null ? page.organisation().name()
                : reps.of(page.viewer(), rep).name(page.language());
    }

    private static GoalText text(Page page, Subject subject) {
        return new GoalText(page, subject.lens().measure());
    }

    private static Html form(Page page, Subject subject, Form form) {
        var text = text(page, subject);
        return (out, tags) -> JtegoalformGenerated.render(out, tags, page, subject, text, form);
    }
}
