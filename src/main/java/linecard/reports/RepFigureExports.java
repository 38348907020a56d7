package linecard.reports;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.Download.Format;
import linecard.files.PdfDownload;
import linecard.files.TableWriter;
import linecard.people.Reps;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.util.List;
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

    @GetMapping("/reps/{id}/figures.{ending:csv|xlsx}")
    @Allowed(MEMBERS)
    View table(Page page, @PathVariable UUID id, @PathVariable String ending,
            @ModelAttribute Lens.Asked asked) {
        var rep = reps.of(page.viewer(), id);
        var lens = lenses.of(page.viewer(), asked);
        var today = lenses.today(page.viewer());
        var parts = breakdowns.whole(page.viewer(), lens, id, today);
        var said = new Said(page, lens);
        var name = rep.name(page.language()) + ", " + lens.window().label(page.words());
        var header = List.of(page.t("reports.kind"), page.t("reports.name"),
                page.t("reports.actual"), said.priorName(today), page.t("reports.change"),
                page.t("reports.growth"));
        return new Download(name, Format.of(ending), page.language(), header, table -> {
            write(table, page.t("reports.line"), parts.lines(), said);
            write(table, page.t("reports.account"), parts.accounts(), said);
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
        return new PdfDownload(
                rep.name(page.language()) + ", " + lens.window().label(page.words()), html.text());
    }

    private static void write(
            TableWriter table, String kind, List<Breakdown.Part> parts, Said said)
            throws IOException {
        for (var part : parts) {
            var figures = part.figures();
            table.row(List.of(new Cell.Text(kind), new Cell.Text(part.name()),
                    said.cell(part.actual()), said.cell(part.prior()),
                    said.cell(figures.change()), BoardExports.percent(figures.growth())));
        }
    }
}
