package linecard.whatif;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.math.BigDecimal;
import java.util.Locale;

import static linecard.access.Audience.STAFF;

/// What other terms come to as a file, with the parameters of the page.
@Controller
class TrialExports {

    private final TrialPages pages;

    TrialExports(TrialPages pages) {
        this.pages = pages;
    }

    @GetMapping("/what-if.{ending:csv|xlsx|json}")
    @Allowed(STAFF)
    View table(Page page, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> entered) {
        var board = pages.board(page, entered, true);
        if (board.form().hasProblems()) return pages.show(page, entered);
        return file(page, ending, new TrialText(page), board.trial(), board.label(page.words()));
    }

    /// @param label what was asked about, and for when
    static View file(
            Page page, String ending, TrialText text, @Nullable Trial trial, String label) {
        return new Table<Row>(page.words())
                .choice("kind", page.t("whatif.kind"), "whatif.kind.",
                        row -> row.kind().name().toLowerCase(Locale.ROOT))
                .text("code", page.t("whatif.code"), Row::code)
                .text("name", page.t("whatif.name"), text::name)
                .cell("sales", page.t("whatif.sales"), row -> amount(page, row.sales()))
                .cell("before", page.t("whatif.before"), row -> amount(page, row.before()))
                .cell("beforePercent", page.t("whatif.beforeShare"),
                        row -> percent(row.shareBefore()))
                .cell("after", text.after(), row -> amount(page, row.after()))
                .cell("afterPercent", text.afterShare(),
                        row -> percent(row.shareAfter()))
                .cell("difference", page.t("whatif.difference"),
                        row -> amount(page, row.difference()))
                .cell("differencePercent", page.t("whatif.differenceShare"),
                        row -> percent(row.shareMoved()))
                .file(ending, page.t("whatif.file", label), taker -> {
                    if (trial == null) return;
                    trial.rows().forEach(taker);
                    taker.accept(trial.total());
                });
    }

    private static Cell amount(Page page, long minor) {
        return new Cell.Amount(page.organisation().money(minor));
    }

    private static Cell percent(@Nullable Long millionths) {
        return millionths == null ? new Cell.Empty()
                : new Cell.Percent(BigDecimal.valueOf(millionths, 4).stripTrailingZeros());
    }
}
