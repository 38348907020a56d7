package linecard.reports;

import linecard.access.Allowed;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The manager's page as a file, with the lens of the page.
@Controller
class BoardExports {

    private final Boards boards;
    private final Lenses lenses;

    BoardExports(Boards boards, Lenses lenses) {
        this.boards = boards;
        this.lenses = lenses;
    }

    @GetMapping("/today.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View table(Page page, @PathVariable String ending, @ModelAttribute Lens.Asked asked) {
        var lens = lenses.of(page.viewer(), asked);
        var board = boards.of(page.viewer(), lens, lenses.today(page.viewer()));
        var said = new Said(page, lens);
        return new Table<Board.Row>(page.words())
                .choice("kind", page.t("reports.kind"), "reports.", row -> row == board.total()
                        ? "total" : row.rep() == null ? "house" : "rep")
                .text("rep", page.t("reports.rep"), row -> row == board.total()
                        ? page.t("reports.total")
                        : row.rep() == null ? page.t("reports.house") : row.name())
                .cell("actual", page.t("reports.actual"), row -> said.cell(row.figures().actual()))
                .cell("later", page.t("reports.later.name"),
                        row -> said.cell(row.figures().later()))
                .cell("goal", page.t("reports.goal"), row -> said.cell(row.figures().goal()))
                .cell("attainmentPercent", page.t("reports.attainment"),
                        row -> Said.percentCell(row.figures().attainment()))
                .cell("aheadOfPace", page.t("reports.pace"),
                        row -> said.cell(row.figures().aheadOfPace()))
                .cell("prior", said.priorName(board.today()),
                        row -> said.cell(row.figures().prior()))
                .cell("change", page.t("reports.change"), row -> said.cell(row.figures().change()))
                .cell("growthPercent", page.t("reports.growth"),
                        row -> Said.percentCell(row.figures().growth()))
                .file(ending, lens.window().label(page.words()), taker -> {
                    board.listed().forEach(taker);
                    if (board.house() != null) taker.accept(board.house());
                    taker.accept(board.total());
                });
    }

    @GetMapping("/today.pdf")
    @Allowed(STAFF_AND_AGENCIES)
    View print(Page page, @ModelAttribute Lens.Asked asked) {
        var lens = lenses.of(page.viewer(), asked);
        var board = boards.of(page.viewer(), lens, lenses.today(page.viewer()));
        var said = new Said(page, lens);
        Html html = (out, tags) -> JteboardpdfGenerated.render(out, tags, page, board, said);
        return PdfDownload.of(lens.window().label(page.words()), html.text());
    }
}
