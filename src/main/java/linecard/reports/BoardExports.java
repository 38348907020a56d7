package linecard.reports;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.Download.Format;
import linecard.files.PdfDownload;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

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

    @GetMapping("/today.{ending:csv|xlsx}")
    @Allowed(STAFF_AND_AGENCIES)
    View table(Page page, @PathVariable String ending, @ModelAttribute Lens.Asked asked) {
        var lens = lenses.of(page.viewer(), asked);
        var board = boards.of(page.viewer(), lens, lenses.today(page.viewer()));
        var said = new Said(page, lens);
        return new Download(lens.window().label(page.words()), Format.of(ending), page.language(),
                header(page, said, board), table -> {
                    for (var row : board.listed()) {
                        table.row(cells(row.name(), row.figures(), said));
                    }
                    if (board.house() != null) {
                        table.row(cells(page.t("reports.house"), board.house().figures(), said));
                    }
                    table.row(cells(page.t("reports.total"), board.total().figures(), said));
                });
    }

    @GetMapping("/today.pdf")
    @Allowed(STAFF_AND_AGENCIES)
    View print(Page page, @ModelAttribute Lens.Asked asked) {
        var lens = lenses.of(page.viewer(), asked);
        var board = boards.of(page.viewer(), lens, lenses.today(page.viewer()));
        var said = new Said(page, lens);
        Html html = (out, tags) -> JteboardpdfGenerated.render(out, tags, page, board, said);
        return new PdfDownload(lens.window().label(page.words()), html.text());
    }

    private static List<String> header(Page page, Said said, Board board) {
        return List.of(page.t("reports.rep"), page.t("reports.actual"), page.t("reports.goal"),
                page.t("reports.attainment"), page.t("reports.pace"),
                said.priorName(board.today()), page.t("reports.change"), page.t("reports.growth"));
    }

    private static List<Cell> cells(String name, Figures figures, Said said) {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell.Text(name));
        cells.add(said.cell(figures.actual()));
        cells.add(said.cell(figures.goal()));
        cells.add(percent(figures.attainment()));
        cells.add(said.cell(figures.aheadOfPace()));
        cells.add(said.cell(figures.prior()));
        cells.add(said.cell(figures.change()));
        cells.add(percent(figures.growth()));
        return cells;
    }

    static Cell percent(@Nullable BigDecimal ratio) {
        return ratio == null ? new Cell.Empty() : new Cell.Percent(
                ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP));
    }
}
