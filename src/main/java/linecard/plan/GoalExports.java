package linecard.plan;

import linecard.access.Allowed;
import linecard.access.Role;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.ArrayList;
import java.util.List;

import static linecard.access.Audience.MEMBERS;

/// The table of goals as a file: for each rep a row of goals and a row of the year before, and
/// the sums.
@Controller
class GoalExports {

    private final GoalTables tables;
    private final FiscalYears years;

    GoalExports(GoalTables tables, FiscalYears years) {
        this.tables = tables;
        this.years = years;
    }

    /// One row of the file.
    ///
    /// @param kind `rep`, or which sum it is
    private record Row(
            String kind, String name, boolean isPrior, @Nullable Negotiation goal,
            @Nullable List<Long> months) {}

    @GetMapping("/goals.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View export(Page page, @PathVariable String ending, @ModelAttribute GoalLens.Asked asked) {
        var viewer = page.viewer();
        var lens = GoalLens.of(asked, years.of(viewer, asked.year()));
        var goals = tables.of(viewer, lens, years.today(viewer));
        var table = new Table<Row>(page.words())
                .choice("kind", page.t("plan.rowKind"), "plan.", Row::kind)
                .text("rep", page.t("plan.rep"), Row::name)
                .cell("figure", page.t("plan.figure"), row -> row.isPrior()
                        ? new Cell.Choice("prior", page.t("plan.prior"))
                        : new Cell.Choice("goal", page.t("plan.goal")))
                .choice("state", page.t("plan.state"), "plan.goalState.",
                        row -> row.goal() == null ? null : row.goal().state().code());
        for (var column : goals.columns(page.words())) {
            table.cell(column.key(), column.label(),
                    row -> cell(page, lens, column.of(row.months())));
        }
        return table.file(ending, page.t("plan.goalsOfYear", lens.year().number()) + ", "
                + new GoalText(page, lens.measure()).name(), rows(page, goals)::forEach);
    }

    /// Each rep's goal and year before; then, for whoever sees more than the own goals, the sums
    /// that stand under the table.
    private static List<Row> rows(Page page, GoalTable goals) {
        var rows = new ArrayList<Row>();
        for (var row : goals.rows()) {
            rows.add(new Row("rep", row.name(), false, row.goal(), row.months()));
            if (row.prior() != null) {
                rows.add(new Row("rep", row.name(), true, null, row.prior()));
            }
        }
        if (page.viewer().role() == Role.REP) return rows;
        rows.add(sum(page, "sumOfReps", false, goals.sum()));
        if (goals.whole() == null) return rows;
        rows.add(sum(page, "ofOrganisation", false, goals.wholeMonths()));
        if (goals.prior() != null) rows.add(sum(page, "ofOrganisation", true, goals.prior()));
        rows.add(sum(page, "unassigned", false, goals.unassigned()));
        return rows;
    }

    private static Row sum(Page page, String kind, boolean prior, @Nullable List<Long> months) {
        return new Row(kind, page.t("plan." + kind), prior, null, months);
    }

    private static Cell cell(Page page, GoalLens lens, @Nullable Long amount) {
        if (amount == null) return new Cell.Empty();
        return lens.measure().isMoney() ? new Cell.Amount(page.organisation().money(amount))
                : new Cell.Whole(amount);
    }
}
