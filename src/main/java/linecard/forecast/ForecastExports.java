package linecard.forecast;

import linecard.access.Allowed;
import linecard.files.Download;
import linecard.files.PdfDownload;
import linecard.files.Table;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.ArrayList;
import java.util.List;

import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// The newest forecast as a file: a row a part and month, or to print.
@Controller
public class ForecastExports {

    private final Outlooks outlooks;

    ForecastExports(Outlooks outlooks) {
        this.outlooks = outlooks;
    }

    private record Cut(Outlook.Row row, Snapshot snapshot, int month) {

        Figure figure() {
            return row.figure();
        }

        boolean isTold() {
            return figure().isTold() && figure().band().isKnown();
        }
    }

    @GetMapping("/forecast.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    public Download table(Page page, @PathVariable String ending,
            @RequestParam(defaultValue = "rep") String by) {
        var cuts = new ArrayList<Cut>();
        outlooks.of(page, ForecastPages.by(by), 0).ifPresent(outlook -> {
            for (var rows : List.of(outlook.rows(), outlook.silent())) {
                for (var row : rows) {
                    for (int month = 0; month < row.figure().expected().length; month++) {
                        cuts.add(new Cut(row, outlook.snapshot(), month));
                    }
                }
            }
        });
        var text = new ForecastText(page);
        return new Table<Cut>(page.words())
                .text("part", page.t("forecast.part"), cut -> cut.row().name())
                .choice("state", page.t("forecast.state"), "forecast.state.",
                        cut -> ForecastText.code(cut.figure().state()))
                .day("month", page.t("forecast.month"),
                        cut -> cut.snapshot().months().get(cut.month()))
                .cell("expected", page.t("forecast.expected"), cut -> text.cell(
                        cut.figure().isTold() ? Long.valueOf(
                                cut.figure().expected()[cut.month()]) : null))
                .cell("low50", page.t("forecast.low.half"), cut -> text.cell(cut.isTold()
                        ? Long.valueOf(cut.figure().band().halfLow()[cut.month()]) : null))
                .cell("high50", page.t("forecast.high.half"), cut -> text.cell(cut.isTold()
                        ? Long.valueOf(cut.figure().band().halfHigh()[cut.month()]) : null))
                .cell("low80", page.t("forecast.low.most"), cut -> text.cell(cut.isTold()
                        ? Long.valueOf(cut.figure().band().mostLow()[cut.month()]) : null))
                .cell("high80", page.t("forecast.high.most"), cut -> text.cell(cut.isTold()
                        ? Long.valueOf(cut.figure().band().mostHigh()[cut.month()]) : null))
                .cell("lastYear", page.t("forecast.naive"),
                        cut -> text.cell(cut.figure().naive()[cut.month()]))
                .cell("openPipeline", page.t("forecast.open"),
                        cut -> text.cell(cut.figure().prospects().isKnown() ? Long.valueOf(
                                cut.figure().prospects().fromOpen()[cut.month()]) : null))
                .file(ending, page.t("forecast.title"), cuts::forEach);
    }

    @GetMapping("/forecast.pdf")
    @Allowed(STAFF_AND_AGENCIES)
    public PdfDownload print(Page page, @RequestParam(defaultValue = "rep") String by,
            @RequestParam(defaultValue = "0") String quarter) {
        var outlook = outlooks.of(page, ForecastPages.by(by), ForecastPages.number(quarter));
        Html html = (out, tags) -> JteforecastpdfGenerated.render(
                out, tags, page, new ForecastText(page), outlook);
        return PdfDownload.of(page.t("forecast.title"), html.text());
    }
}
