package linecard.plan;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.plan.SalesPlan.State;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.OWNERS;

/// How a sales plan is written and approved.
@Controller
class PlanDraftPages {

    private final SalesPlans plans;
    private final FiscalYears years;

    PlanDraftPages(SalesPlans plans, FiscalYears years) {
        this.plans = plans;
        this.years = years;
    }

    /// Opens the year's draft: a first edition, or a copy of the approved one.
    @PostMapping("/plan/drafts")
    @Allowed(KEEPERS)
    View open(Page page, @RequestParam int year) {
        var draft = plans.draft(page.viewer(), years.of(page.viewer(), year).number());
        return Html.seeOther("/plan/" + draft + "/edit");
    }

    @GetMapping("/plan/{id}/edit")
    @Allowed(KEEPERS)
    View edit(Page page, @PathVariable UUID id) {
        var plan = plans.of(page.viewer(), id);
        if (!plan.is(State.DRAFT)) throw new Absent("draft");
        return form(page, plan, new Form(page.words(), PlanForm.stored(plan)));
    }

    /// Saves the draft; the buttons beside the rows only change the page.
    @PostMapping("/plan/{id}")
    @Allowed(KEEPERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered,
            @RequestParam(name = "do", defaultValue = "save") String act) {
        var plan = plans.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        if (act.equals("add")) PlanForm.addRow(entered);
        if (act.startsWith("remove ")) PlanForm.removeRow(entered, act.substring(7));
        if (!act.equals("save")) return form(page, plan, form);
        var tactics = PlanForm.tactics(form, page.language());
        var strategy = PlanForm.strategy(form);
        if (form.hasProblems()) return form(page, plan, form).refused();
        plans.change(page.viewer(), id, form.version(), strategy, tactics);
        return Html.seeOther("/plan/" + id, Notice.of("plan.draftSaved"));
    }

    @PostMapping("/plan/{id}/approval")
    @Allowed(OWNERS)
    View approve(Page page, @PathVariable UUID id, @RequestParam int version) {
        if (plans.of(page.viewer(), id).isBlank()) {
            return Html.seeOther("/plan/" + id, Notice.of("plan.no.blank"));
        }
        plans.approve(page.viewer(), id, version);
        return Html.seeOther("/plan/" + id, Notice.of("plan.approved"));
    }

    private static Html form(Page page, SalesPlan plan, Form form) {
        return (out, tags) -> JteplanformGenerated.render(out, tags, page, plan, form);
    }
}
