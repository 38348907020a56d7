package linecard.reports;

import linecard.access.Allowed;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.people.Reps;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// One rep's figures as a file: every account, and every product line.
@Controller
class RepFigureExports {

    private final Boards boards;
    private final Breakdowns breakdowns;
    private final Lenses lenses;
    private final Reps reps;

    RepFigureExports(Boards boards, Breakdowns breakdowns, Lenses lenses, Reps reps) {
        this.boards = boards;
        this.breakdowns = breakdowns;
        this.lenses = lenses;
        this.reps = reps;
    }

    /// @param kind `line` or `account`
    private record Part(String kind, Breakdown.Part of) {}

    @GetMapping("/reps/{id}/figures.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View table(Page page, @PathVariable UUID id, @PathVariable String ending,
            @ModelAttribute Lens.Asked asked) {
        var rep = reps.of(page.viewer(), id);
        var lens = lenses.of(page.viewer(), asked);
        var today = lenses.today(page.viewer());
        var parts = breakdowns.whole(page.viewer(), lens, id, today);
        var said = new Said(page, lens);
        return new Table<Part>(page.words())
                .choice("kind", page.t("reports.kind"), "reports.", Part::kind)
                .text("name", page.t("reports.name"), part -> part.of().name())
                .cell("actual", page.t("reports.actual"), part -> said.cell(part.of().actual()))
                .cell("prior", said.priorName(today), part -> said.cell(part.of().prior()))
                .cell("change", page.t("reports.change"),
                        part -> said.cell(part.of().figures().change()))
                .cell("growthPercent", page.t("reports.growth"),
                        part -> Said.percentCell(part.of().figures().growth()))
                .file(ending, rep.name(page.language()) + ", "
                        + lens.window().label(page.words()), taker -> {
                    for (var line : parts.lines()) taker.accept(new Part("line", line));
                    for (var one : parts.accounts()) taker.accept(new Part("account", one));
                });
    }

    @GetMapping("/reps/{id}/figures.pdf")
    @Allowed(MEMBERS)
    View print(Page page, @PathVariable UUID id, @ModelAttribute Lens.Asked asked) {
        var rep = reps.of(page.viewer(), id);
        var lens = lenses.of(page.viewer(), asked);
        var today = lenses.today(page.viewer());
        var board = boards.ofRep(page.viewer(), lens, id, today);
        var parts = breakdowns.of(page.viewer(), lens, id, today);
        var said = new Said(page, lens);
        Html html = (out, tags) ->
                JtereppdfGenerated.render(out, tags, page, rep, board, parts, said);
        return PdfDownload.of(
                rep.name(page.language()) + ", " + lens.window().label(page.words()), html.text());
    }
}
