package linecard.plan;

import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The goals of one measure and year: a row for each rep, the sum, and the organisation's own.
///
/// @param whole the organisation's goal; null where none is set or the viewer may not see it
/// @param prior the organisation's year before, the house's as well; null where nothing is known
record GoalTable(
        GoalLens lens, List<Row> rows, @Nullable Negotiation whole, @Nullable List<Long> prior) {

    /// @param prior null for no base
    record Row(
            UUID rep, String name, @Nullable Negotiation goal, @Nullable List<Long> prior) {

        @Nullable List<Long> months() {
            return goal == null ? null : goal.inForce().months();
        }
    }

    /// One column of figures: the months from `first` up to but without `end`, counted from 0.
    record Column(String label, int first, int end) {

        boolean isMonth() {
            return end - first == 1;
        }

        boolean isSubtotal() {
            return end - first == 3;
        }

        /// As programs call it: `year`, `quarter1`, `month1`.
        String key() {
            if (end - first == 12) return "year";
            return isSubtotal() ? "quarter" + end / 3 : "month" + end;
        }

        @Nullable Long of(@Nullable List<Long> months) {
            return months == null ? null : GoalRules.sum(months.subList(first, end));
        }
    }

    /// The year, which stands first, then the months with each quarter after its own.
    List<Column> columns(Words words) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(words.text("plan.year"), 0, 12));
        var names = FiscalYears.monthNames(lens.year(), words);
        for (int month = 0; month < 12; month++) {
            if (!lens.byQuarters()) columns.add(new Column(names.get(month), month, month + 1));
            if (month % 3 == 2) {
                columns.add(new Column(
                        words.text("plan.quarter", month / 3 + 1), month - 2, month + 1));
            }
        }
        return columns;
    }

    boolean isEmpty() {
        return whole == null && rows.stream().allMatch(row -> row.goal() == null);
    }

    List<Long> sum() {
        var sum = PastYears.none();
        for (var row : rows) {
            var months = row.months();
            if (months != null) sum = GoalRules.plus(sum, months);
        }
        return sum;
    }

    @Nullable List<Long> wholeMonths() {
        return whole == null ? null : whole.inForce().months();
    }

    /// What the organisation's goal has over the reps'; negative where the reps' are more.
    @Nullable List<Long> unassigned() {
        var months = wholeMonths();
        if (months == null) return null;
        var sum = sum();
        var rest = new ArrayList<Long>();
        for (int i = 0; i < 12; i++) rest.add(Math.subtractExact(months.get(i), sum.get(i)));
        return rest;
    }
}
