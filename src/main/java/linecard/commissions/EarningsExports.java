package linecard.commissions;

import linecard.access.Allowed;
import linecard.commissions.Ahead.Open;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.money.Money;
import linecard.web.Form;
import linecard.web.NotAllowed;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF_AND_AGENCIES;

/// What is earned so far as a file: each figure of the page in a row, what is earned by month.
@Controller
class EarningsExports {

    private final EarningsPages pages;

    EarningsExports(EarningsPages pages) {
        this.pages = pages;
    }

    @GetMapping("/earnings.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View own(Page page, @PathVariable String ending) {
        if (page.viewer().role().isStaff()) throw new NotAllowed();
        return file(page, ending, page.t("commissions.ahead"), pages.own(page, nothing(page)));
    }

    @GetMapping("/agencies/{id}/earnings.{ending:csv|xlsx|json}")
    @Allowed(STAFF_AND_AGENCIES)
    View ofAgency(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var shown = pages.of(page, id, nothing(page));
        return file(page, ending, page.t("commissions.ahead") + ", " + shown.whose(), shown);
    }

    /// No order is asked about.
    private static Form nothing(Page page) {
        return Form.of(page.words(), Map.of());
    }

    /// @param from the first and the last day of the sales it is about; null for all
    private record Row(
            String code, @Nullable LocalDate from, @Nullable LocalDate to, Money amount,
            String why) {}

    private static View file(Page page, String ending, String name, EarningsPages.Shown shown) {
        return new Table<Row>(page.words())
                .choice("item", page.t("commissions.item"), "commissions.ahead.", Row::code)
                .day("from", page.t("commissions.ahead.from"), Row::from)
                .day("to", page.t("commissions.ahead.to"), Row::to)
                .cell("amount", page.t("commissions.item.amount"),
                        row -> new Cell.Amount(row.amount()))
                .text("why", page.t("commissions.item.why"), Row::why)
                .file(ending, name, rows(page, shown.ahead())::forEach);
    }

    private static List<Row> rows(Page page, Ahead ahead) {
        var rows = new ArrayList<Row>();
        if (!ahead.hasTerms()) return rows;
        var now = ahead.earned();
        var open = ahead.open();
        if (open != null) {
            now = now.minus(open.earned());
            rows.add(earned(page, open, null));
        }
        rows.add(earned(page, new Open(ahead.period(), ahead.period(), now), ahead.minimum()));
        add(rows, "pending", null, ahead.pending(), "");
        add(rows, "payable", null, ahead.payable(), "");
        var holdback = ahead.holdback();
        add(rows, "held", null, ahead.held(), holdback == null ? ""
                : page.t("commissions.ahead.held.lead", page.words().percent(holdback.rate()),
                        holdback.months()));
        add(rows, "drawn", null, ahead.drawn(), page.t("commissions.ahead.drawn.lead"));
        add(rows, "behind", null, ahead.behind(), page.t("commissions.ahead.behind.lead"));
        var atRisk = ahead.atRisk();
        if (atRisk != null) {
            add(rows, "atRisk", atRisk.since(), atRisk.amount(),
                    EarningsPages.atRisk(page, atRisk));
        }
        return rows;
    }

    private static Row earned(Page page, Open months, @Nullable Money minimum) {
        return new Row("unstated", months.from().span().from(),
                months.to().span().to().minusDays(1), months.earned(),
                page.t("commissions.ahead.lead") + (minimum == null ? ""
                        : " " + page.t("commissions.ahead.minimum", page.money(minimum))));
    }

    private static void add(List<Row> rows, String code, @Nullable LocalDate from,
            @Nullable Money amount, String why) {
        if (amount != null) rows.add(new Row(code, from, null, amount, why));
    }
}
