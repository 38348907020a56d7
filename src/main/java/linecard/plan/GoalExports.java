package linecard.plan;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Download;
import linecard.files.Download.Format;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.ArrayList;
import java.util.List;

import static java.math.RoundingMode.HALF_UP;
import static linecard.access.Audience.MEMBERS;

/// The table of goals as a file: for each rep a row of goals and a row of the year before.
@Controller
class GoalExports {

    private final GoalTables tables;
    private final FiscalYears years;

    GoalExports(GoalTables tables, FiscalYears years) {
        this.tables = tables;
        this.years = years;
    }

    @GetMapping("/goals.{ending:csv|xlsx}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending, @ModelAttribute GoalLens.Asked asked) {
        var viewer = page.viewer();
        var lens = GoalLens.of(asked, years.of(viewer, asked.year()));
        var table = tables.of(viewer, lens, years.today(viewer));
        var columns = table.columns(page.words());
        var header = new ArrayList<>(List.of(page.t("plan.rep"), page.t("plan.figure"),
                page.t("plan.state")));
        for (var column : columns) header.add(column.label());
        var name = page.t("plan.goalsOfYear", lens.year().number()) + ", "
                + new GoalText(page, lens.measure()).name();
        return new Download(name, Format.of(ending), page.language(), header, file -> {
            for (var row : table.rows()) {
                file.row(cells(page, table, row.name(), "plan.goal", row.goal(), row.months()));
                if (row.prior() != null) {
                    file.row(cells(page, table, row.name(), "plan.prior", null, row.prior()));
                }
            }
            if (table.whole() != null) {
                file.row(cells(page, table, page.t("plan.ofOrganisation"), "plan.goal", null,
                        table.wholeMonths()));
            }
        });
    }

    private static List<Cell> cells(
            Page page, GoalTable table, String name, String figure, @Nullable Negotiation goal,
            @Nullable List<Long> months) {
        var cells = new ArrayList<Cell>(List.of(
                new Cell.Text(name), new Cell.Text(page.t(figure)),
                goal == null ? new Cell.Empty()
                        : new Cell.Text(page.t("plan.goalState." + goal.state().code()))));
        for (var column : table.columns(page.words())) {
            var amount = column.of(months);
            cells.add(amount == null ? new Cell.Empty() : cell(page, table, amount));
        }
        return cells;
    }

    private static Cell cell(Page page, GoalTable table, long amount) {
        if (!table.lens().measure().isMoney()) return new Cell.Whole(amount);
        var decimal = page.organisation().money(amount).decimal();
        return new Cell.Decimal(page.organisation().currency().getCurrencyCode().equals("HUF")
                ? decimal.setScale(0, HALF_UP) : decimal);
    }
}
