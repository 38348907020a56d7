package linecard.plan;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.MEMBERS;

/// The goals of everybody in one table; of a rep, the own.
@Controller
class GoalTablePages {

    private final GoalTables tables;
    private final FiscalYears years;

    GoalTablePages(GoalTables tables, FiscalYears years) {
        this.tables = tables;
        this.years = years;
    }

    @GetMapping("/goals")
    @Allowed(MEMBERS)
    View show(Page page, @ModelAttribute GoalLens.Asked asked) {
        var viewer = page.viewer();
        var lens = GoalLens.of(asked, years.of(viewer, asked.year()));
        var table = tables.of(viewer, lens, years.today(viewer));
        var text = new GoalText(page, lens.measure());
        var lines = tables.lineChoices(viewer);
        return (Html) (out, tags) -> JtegoalsGenerated.render(out, tags, page, table, text, lines);
    }
}
