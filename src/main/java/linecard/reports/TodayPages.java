package linecard.reports;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.database.PlannedOnce;
import linecard.disputes.Disputes;
import linecard.pipeline.Tasks;
import linecard.quotes.Quotes;
import linecard.views.Shelves;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.View;

import java.util.List;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.TREASURERS;

/// The manager's page: every rep in one window. A rep is led to the own page instead.
@Controller
class TodayPages {

    private final Boards boards;
    private final Lenses lenses;
    private final Disputes disputes;
    private final Tasks tasks;
    private final Quotes quotes;
    private final Shelves shelves;
    private final PlannedOnce planned;
    private final List<TodaySection> sections;

    TodayPages(Boards boards, Lenses lenses, Disputes disputes, Tasks tasks, Quotes quotes,
            Shelves shelves, PlannedOnce planned, ObjectProvider<TodaySection> sections) {
        this.boards = boards;
        this.lenses = lenses;
        this.disputes = disputes;
        this.tasks = tasks;
        this.quotes = quotes;
        this.shelves = shelves;
        this.planned = planned;
        this.sections = sections.orderedStream().toList();
    }

    @GetMapping("/today")
    @Allowed(MEMBERS)
    @Transactional(readOnly = true)
    public View show(Page page, @ModelAttribute Lens.Asked asked) {
        var viewer = page.viewer();
        if (viewer.role() == Role.REP) return Html.seeOther("/reps/" + viewer.rep() + "/figures");
        var opening = shelves.opening(page, "today");
        if (opening != null) return Html.seeOther(opening);
        var lens = lenses.of(viewer, asked);
        var today = lenses.today(viewer);
        var board = boards.of(viewer, lens, today);
        planned.here();
        var due = viewer.isIn(TREASURERS) ? disputes.counts(viewer, today)
                : Disputes.Counts.NONE;
        var pipeline = tasks.due(viewer, null, today);
        var waiting = viewer.isIn(KEEPERS) ? quotes.waiting(viewer, today) : 0;
        var said = new Said(page, lens);
        var shown = sections.stream().map(section -> section.of(page)).toList();
        var lines = lenses.lineChoices(viewer);
        var shelf = shelves.of(page, "today", lens.said(viewer));
        return (Html) (out, tags) -> JtetodayGenerated.render(
                out, tags, page, board, said, lines, due, pipeline, waiting, shelf,
                shown.stream().map(one -> one.within(tags)).toList());
    }
}
