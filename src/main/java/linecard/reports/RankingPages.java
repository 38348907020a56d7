package linecard.reports;

import linecard.access.Allowed;
import linecard.database.Paged;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// Reps in order, each with a scorecard.
@Controller
class RankingPages {

    private final Boards boards;
    private final Lenses lenses;
    private final Scorecards scorecards;
    private final Shelves shelves;

    RankingPages(Boards boards, Lenses lenses, Scorecards scorecards, Shelves shelves) {
        this.boards = boards;
        this.lenses = lenses;
        this.scorecards = scorecards;
        this.shelves = shelves;
    }

    /// @param leaf the places on this page, of all
    record Shown(
            Lens lens, Ranking.Measure by, List<Scorecard> cards, Paged<Ranking.Place> leaf) {}

    private Ranking ranking(Page page, Lens lens, String rank) {
        var board = boards.of(page.viewer(), lens.whole(), lenses.today(page.viewer()));
        return Ranking.of(board.rows(),
                Lens.choice(Ranking.Measure.class, rank, Ranking.Measure.ATTAINMENT));
    }

    @GetMapping("/ranking")
    @Allowed(STAFF_AND_AGENCIES)
    View show(Page page, @ModelAttribute Lens.Asked asked,
            @RequestParam(defaultValue = "") String rank) {
        var opening = shelves.opening(page, "ranking");
        if (opening != null) return Html.seeOther(opening);
        var lens = lenses.of(page.viewer(), asked);
        var today = lenses.today(page.viewer());
        var ranking = ranking(page, lens, rank);
        var leaf = page.leaf(ranking.places());
        var shown = new Shown(lens, ranking.by(),
                scorecards.of(page.viewer(), lens.window(), leaf.rows(), today), leaf);
        var said = new Said(page, lens);
        var shelf = shelves.of(
                page, "ranking", ReportViews.ranking(lens, ranking.by(), page));
        return (Html) (out, tags) -> JterankingGenerated.render(
                out, tags, page, said, shown, today, shelf);
    }

    @GetMapping("/ranking.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    Download table(Page page, @PathVariable String ending, @ModelAttribute Lens.Asked asked,
            @RequestParam(defaultValue = "") String rank) {
        var lens = lenses.of(page.viewer(), asked);
        var today = lenses.today(page.viewer());
        var said = new Said(page, lens);
        var cards = scorecards.of(page.viewer(), lens.window(),
                ranking(page, lens, rank).places(), today);
        return new Table<Scorecard>(page.words())
                .cell("place", page.t("reports.place"), card -> {
                    var number = card.place().number();
                    return number == null ? new Cell.Empty() : new Cell.Whole(number);
                })
                .text("repCode", page.t("reports.repCode"), Scorecard::code)
                .text("rep", page.t("reports.rep"), card -> card.place().row().name())
                .cell("actual", page.t("reports.actual"),
                        card -> said.cell(card.figures().actual()))
                .cell("goal", page.t("reports.goal"), card -> said.cell(card.figures().goal()))
                .cell("attainmentPercent", page.t("reports.attainment"),
                        card -> Said.percentCell(card.figures().attainment()))
                .cell("prior", said.priorName(today), card -> said.cell(card.figures().prior()))
                .cell("growthPercent", page.t("reports.growth"),
                        card -> Said.percentCell(card.figures().growth()))
                .whole("newAccounts", page.t("reports.newAccounts"), Scorecard::newAccounts)
                .cell("returnsPercent", page.t("reports.returns"),
                        card -> Said.percentCell(card.returned()))
                .whole("calls", page.t("reports.calls", Scorecards.WEEKS),
                        card -> (long) card.calls())
                .cell("variation", page.t("reports.variation"), card -> {
                    var variation = variation(card);
                    return variation == null ? new Cell.Empty() : new Cell.Decimal(variation);
                })
                .cell("openPipeline", page.t("reports.openPipeline"), card -> new Cell.Amount(
                        page.organisation().money(card.pipeline().openMinor())))
                .cell("winRatePercent", page.t("reports.winRate"),
                        card -> Said.percentCell(card.winRate()))
                .cell("cycleDays", page.t("reports.cycle"), card ->
                        card.pipeline().cycleDays() instanceof Long days
                                ? new Cell.Whole(days) : new Cell.Empty())
                .cell("commissionPercent", page.t("reports.commission"),
                        card -> Said.percentCell(card.commissionShare()))
                .file(ending, page.t("reports.ranking"), cards::forEach);
    }

    /// Two decimals; null where the weeks say too little.
    static @Nullable BigDecimal variation(Scorecard card) {
        return card.consistency().saysEnough() ? BigDecimal.valueOf(
                card.consistency().variation().orElseThrow()).setScale(2, RoundingMode.HALF_UP)
                : null;
    }

    @GetMapping("/ranking.pdf")
    @Allowed(STAFF_AND_AGENCIES)
    PdfDownload print(Page page, @ModelAttribute Lens.Asked asked,
            @RequestParam(defaultValue = "") String rank) {
        var lens = lenses.of(page.viewer(), asked);
        var today = lenses.today(page.viewer());
        var ranking = ranking(page, lens, rank);
        var cards = scorecards.of(page.viewer(), lens.window(), ranking.places(), today);
        var said = new Said(page, lens);
        Html html = (out, tags) -> JterankingpdfGenerated.render(
                out, tags, page, said, lens, ranking.by(), cards, today);
        return PdfDownload.of(page.t("reports.ranking") + ", "
                + lens.window().label(page.words()), html.text());
    }
}
