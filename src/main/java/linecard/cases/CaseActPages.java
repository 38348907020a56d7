package linecard.cases;

import linecard.access.Allowed;
import linecard.cases.Act.Kind;
import linecard.database.Ids;
import linecard.people.Outcome;
import linecard.people.Today;
import linecard.plan.WorkingCalendars;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.GUARDIANS;

/// One case: what is known, what was done, and all that can be done next.
@Controller
class CaseActPages {

    private final Cases cases;
    private final Acts acts;
    private final Proceedings proceedings;
    private final CaseSteps steps;
    private final Settings settings;
    private final WorkingCalendars calendars;
    private final CaseLetters letters;
    private final CasePages pages;
    private final Clock clock;

    CaseActPages(Cases cases, Acts acts, Proceedings proceedings, CaseSteps steps,
            Settings settings, WorkingCalendars calendars, CaseLetters letters, CasePages pages,
            Clock clock) {
        this.cases = cases;
        this.acts = acts;
        this.proceedings = proceedings;
        this.steps = steps;
        this.settings = settings;
        this.calendars = calendars;
        this.letters = letters;
        this.pages = pages;
        this.clock = clock;
    }

    /// @param isReachable whether whom it is about could answer here
    /// @param form what was typed in one of its forms; its fields are of different names
    record Whole(
            ConflictCase one, List<Act> acts, CasePages.Offers offers, boolean isReachable,
            Form form) {

        List<Act> open(Kind kind) {
            return acts.stream().filter(act -> act.kind() == kind && act.isOpen()).toList();
        }

        /// What was decided, if it was.
        @Nullable Act decision() {
            return acts.stream().filter(act -> act.kind() == Kind.DECISION).findFirst()
                    .orElse(null);
        }

        /// Whether something is wrong with what was typed in that field.
        boolean isWrong(String... fields) {
            return List.of(fields).stream().anyMatch(field -> form.problem(field) != null);
        }
    }

    @GetMapping("/conflicts/cases/{id}")
    @Allowed(GUARDIANS)
    View show(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var days = settings.of(viewer).answerDays();
        var due = calendars.of(viewer, today.getYear(), today.getYear() + 1)
                .after(today.plusDays(days - 1), 1);
        return show(page, id, Form.of(page.words(), Map.of(
                "id", Ids.fresh().toString(), "due", due.toString(),
                "taskDue", today.plusDays(days).toString())));
    }

    private Html show(Page page, UUID id, Form form) {
        var viewer = page.viewer();
        var one = cases.of(viewer, id);
        var agency = one.subject().agency();
        var whole = new Whole(one, acts.of(viewer, id), pages.offers(page), agency == null
                || letters.isReachable(viewer, agency, one.subject().rep()), form);
        var text = new CaseText(page, Today.of(page, clock));
        return (out, tags) -> JteconflictcaseGenerated.render(out, tags, page, text, whole);
    }

    /// Takes one of the steps that [CaseSteps] knows.
    @PostMapping("/conflicts/cases/{id}/{step:" + CaseSteps.NAMES + "}")
    @Allowed(GUARDIANS)
    View take(Page page, @PathVariable UUID id, @PathVariable String step,
            @RequestParam MultiValueMap<String, String> entered) {
        cases.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var taken = steps.read(page, id, step, form, Today.of(page, clock));
        if (!form.hasProblems() && taken.get() instanceof Outcome.Refused refused) {
            refused.on(form, page.words());
        }
        return form.hasProblems() ? show(page, id, form).refused() : saved(id);
    }

    @PostMapping("/conflicts/cases/{id}/measures/{act}/lifting")
    @Allowed(GUARDIANS)
    View lift(Page page, @PathVariable UUID id, @PathVariable UUID act) {
        proceedings.lift(page.viewer(), id, act, Today.of(page, clock));
        return saved(id);
    }

    @PostMapping("/conflicts/cases/{id}/tasks/{act}/completion")
    @Allowed(GUARDIANS)
    View complete(Page page, @PathVariable UUID id, @PathVariable UUID act) {
        proceedings.done(page.viewer(), id, act, Today.of(page, clock));
        return saved(id);
    }

    private static View saved(UUID id) {
        return Html.seeOther("/conflicts/cases/" + id, Notice.of("web.saved"));
    }
}
