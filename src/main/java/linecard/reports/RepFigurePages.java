package linecard.reports;

import linecard.access.Allowed;
import linecard.web.AboutOne;
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

    private final RepFigures figures;
    private final Lenses lenses;
    private final List<TodaySection> sections;

    RepFigurePages(RepFigures figures, Lenses lenses, ObjectProvider<TodaySection> sections) {
        this.figures = figures;
        this.lenses = lenses;
        this.sections = sections.orderedStream().toList();
    }

    @GetMapping("/reps/{id}/figures")
    @Allowed(MEMBERS)
    @AboutOne
    View show(Page page, @PathVariable UUID id, @ModelAttribute Lens.Asked asked) {
        var viewer = page.viewer();
        var whole = figures.of(viewer, asked, id, lenses.today(viewer));
        var said = new Said(page, whole.board().lens());
        var shown = sections.stream().filter(_ -> id.equals(viewer.rep()))
                .map(section -> section.of(page)).toList();
        return (Html) (out, tags) ->
                JterepfiguresGenerated.render(
                        out, tags, page, whole, said,
                        shown.stream().map(one -> one.within(tags)).toList());
    }
}
