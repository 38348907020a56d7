package linecard.reports;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.views.Shelves;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.MEMBERS;

/// Any two stretches of days beside each other: what changed, and where.
@Controller
class ComparisonPages {

    private final Comparisons comparisons;
    private final Lenses lenses;
    private final Shelves shelves;

    ComparisonPages(Comparisons comparisons, Lenses lenses, Shelves shelves) {
        this.comparisons = comparisons;
        this.lenses = lenses;
        this.shelves = shelves;
    }

    private Comparison of(Page page, Pair.Asked asked) {
        var today = lenses.today(page.viewer());
        return comparisons.of(page, Pair.of(page.viewer(), asked, today), today);
    }

    @GetMapping("/comparison")
    @Allowed(MEMBERS)
    View show(Page page, @ModelAttribute Pair.Asked asked) {
        var opening = shelves.opening(page, "comparison");
        if (opening != null) return Html.seeOther(opening);
        var comparison = of(page, asked);
        var today = lenses.today(page.viewer());
        var shelf = shelves.of(page, "comparison", comparison.pair().said(page.viewer()));
        return (Html) (out, tags) -> JtecomparisonGenerated.render(
                out, tags, page, new ComparisonText(page), comparison, today, shelf);
    }

    @GetMapping("/comparison.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    Download table(Page page, @PathVariable String ending, @ModelAttribute Pair.Asked asked) {
        var comparison = of(page, asked);
        var text = new ComparisonText(page);
        return new Table<Comparison.Row>(page.words())
                .text("name", page.t("reports.name"), Comparison.Row::name)
                .choice("what", page.t("reports.compare.what"), "reports.compare.what.",
                        row -> Lens.code(row.what()))
                .cell("now", text.days(comparison.pair().now()), row -> cell(page, row.now()))
                .cell("then", text.days(comparison.pair().then()), row -> cell(page, row.then()))
                .cell("change", page.t("reports.change"), row -> cell(page, row.change()))
                .cell("growthPercent", page.t("reports.growth"), row -> Said.percentCell(
                        ComparisonText.ratio(row.then(), row.change())))
                .file(ending, page.t("reports.compare"), comparison.rows()::forEach);
    }

    private static Cell cell(Page page, @Nullable Long minor) {
        return minor == null ? new Cell.Empty()
                : new Cell.Amount(page.organisation().money(minor));
    }

    @GetMapping("/comparison.pdf")
    @Allowed(MEMBERS)
    PdfDownload print(Page page, @ModelAttribute Pair.Asked asked) {
        var comparison = of(page, asked);
        Html html = (out, tags) -> JtecomparisonpdfGenerated.render(
                out, tags, page, new ComparisonText(page), comparison);
        return PdfDownload.of(page.t("reports.compare"), html.text());
    }
}
