package linecard.plan;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.plan.SalesPlan.State;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.REPS;

/// The sales plan as it is read, ticked off and acknowledged.
@Controller
class PlanPages {

    private final SalesPlans plans;
    private final Readers readers;
    private final FiscalYears years;

    PlanPages(SalesPlans plans, Readers readers, FiscalYears years) {
        this.plans = plans;
        this.readers = readers;
        this.years = years;
    }

    /// The plan that holds in a year.
    @GetMapping("/plan")
    @Allowed(MEMBERS)
    View show(Page page, @RequestParam(required = false) @Nullable Integer year) {
        var viewer = page.viewer();
        int number = years.of(viewer, year).number();
        var editions = plans.editions(viewer, number);
        for (var edition : editions) {
            if (edition.is(State.APPROVED)) {
                return plan(page, editions, plans.of(viewer, edition.id()));
            }
        }
        return (Html) (out, tags) ->
                JtenoplanGenerated.render(out, tags, page, number, editions);
    }

    /// One edition, a draft or a replaced one as well.
    @GetMapping("/plan/{id}")
    @Allowed(MEMBERS)
    View edition(Page page, @PathVariable UUID id) {
        var plan = plans.of(page.viewer(), id);
        return plan(page, plans.editions(page.viewer(), plan.fiscalYear()), plan);
    }

    private View plan(Page page, List<SalesPlan> editions, SalesPlan plan) {
        var read = plan.is(State.DRAFT) ? List.<Reader>of()
                : readers.of(page.viewer(), plan.id());
        var today = years.today(page.viewer());
        return (Html) (out, tags) -> JteplanGenerated.render(
                out, tags, page, plan, editions, read, today);
    }

    @PostMapping("/plan/{id}/acknowledgement")
    @Allowed(REPS)
    View acknowledge(Page page, @PathVariable UUID id) {
        plans.acknowledge(page.viewer(), id);
        return Html.seeOther("/plan/" + id, Notice.of("plan.acknowledged"));
    }

    @PostMapping("/plan/tactics/{id}/completion")
    @Allowed(KEEPERS)
    View tick(Page page, @PathVariable UUID id, @RequestParam boolean done) {
        var plan = plans.tick(page.viewer(), id, done ? years.today(page.viewer()) : null);
        return Html.seeOther("/plan/" + plan,
                Notice.of(done ? "plan.ticked" : "plan.unticked").undoable("plan.tactic", id));
    }

    /// Whether this reader still has to say that the plan was read.
    static boolean isAwaited(Page page, SalesPlan plan, List<Reader> readers) {
        return page.viewer().role() == Role.REP && plan.is(State.APPROVED)
                && readers.stream().allMatch(reader -> reader.at() == null);
    }
}
