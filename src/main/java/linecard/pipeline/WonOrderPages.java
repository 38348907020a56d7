package linecard.pipeline;

import linecard.access.Allowed;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.CALLERS;

/// Saying which orders came of an opportunity.
@Controller
class WonOrderPages {

    private final Opportunities opportunities;
    private final WonOrders orders;
    private final OpportunityShowPages show;

    WonOrderPages(Opportunities opportunities, WonOrders orders, OpportunityShowPages show) {
        this.opportunities = opportunities;
        this.orders = orders;
        this.show = show;
    }

    /// @param entered `kind`, `number`, and `drop` where it did not come of it after all
    @PostMapping("/opportunities/{id}/orders")
    @Allowed(CALLERS)
    View change(
            Page page, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> entered) {
        var one = opportunities.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var kind = form.entered("kind");
        var number = form.text("number", 60);
        if (form.hasProblems()) return show.show(page, one, form).refused();
        if (!form.entered("drop").isEmpty()) {
            orders.drop(page.viewer(), id, kind, number.get());
        } else if (!orders.confirm(page.viewer(), one, kind, number.get())) {
            form.problem("number", "web.notOffered");
            return show.show(page, one, form).refused();
        }
        return Html.seeOther("/opportunities/" + id, Notice.of("web.saved"));
    }
}
