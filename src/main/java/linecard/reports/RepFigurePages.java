package linecard.reports;

import linecard.access.Allowed;
import linecard.people.Reps;
import linecard.pipeline.Tasks;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// One rep's figures: the window, the months, product lines, accounts, and what it earned.
@Controller
class RepFigurePages {

    private final Boards boards;
    private final Breakdowns breakdowns;
    private final Lenses lenses;
    private final Reps reps;
    private final Tasks tasks;
    private final Scorecards scorecards;
    private final List<TodaySection> sections;

    RepFigurePages(Boards boards, Breakdowns breakdowns, Lenses lenses, Reps reps,
            Tasks tasks, Scorecards scorecards, ObjectProvider<TodaySection> sections) {
        this.boards = boards;
        this.breakdowns = breakdowns;
        this.lenses = lenses;
        this.reps = reps;
        this.tasks = tasks;
        this.scorecards = scorecards;
        this.sections = sections.orderedStream().toList();
    }

    @GetMapping("/reps/{id}/figures")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID id, @ModelAttribute Lens.Asked asked) {
        var viewer = page.viewer();
        var rep = reps.of(viewer, id);
        var lens = lenses.of(viewer, asked);
        var today = lenses.today(viewer);
        var board = boards.ofRep(viewer, lens, id, today);
        var parts = breakdowns.of(viewer, lens, id, today);
        var card = scorecards.of(
                viewer, lens.window(), id, board.total().figures(), today);
        var due = tasks.due(viewer, id, today);
        var said = new Said(page, lens);
        var lines = lenses.lineChoices(viewer);
        var shown = sections.stream().filter(_ -> id.equals(viewer.rep()))
                .map(section -> section.of(page)).toList();
        return (Html) (out, tags) ->
                JterepfiguresGenerated.render(
                        out, tags, page, rep, board, parts, said, lines, due, card,
                        shown.stream().map(one -> one.within(tags)).toList());
    }
}
