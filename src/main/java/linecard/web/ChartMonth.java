package linecard.web;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What one month, or any other stretch of time, brings to a chart; amounts in minor units.
///
/// @param actual null while the month has not begun
public record ChartMonth(
        String label, @Nullable Long actual, @Nullable Long goal, @Nullable Long prior) {

    /// Actual against the goal, or against the prior year where no goal was set; null for neither.
    @Nullable Long variance() {
        var against = goal != null ? goal : prior;
        return actual == null || against == null ? null : Long.valueOf(actual - against);
    }

    /// The position of the last month that has begun, -1 for none.
    static int lastBegun(List<ChartMonth> months) {
        for (int i = months.size() - 1; i >= 0; i--) {
            if (months.get(i).actual != null) return i;
        }
        return -1;
    }

    static boolean any(List<ChartMonth> months, Function<ChartMonth, @Nullable Long> series) {
        for (var month : months) {
            if (series.apply(month) != null) return true;
        }
        return false;
    }

    /// The running total after each month; a month without an amount adds nothing. Empty for a
    /// series that has no amount at all.
    static List<Long> cumulated(
            List<ChartMonth> months, Function<ChartMonth, @Nullable Long> series) {
        var totals = new ArrayList<Long>();
        if (!any(months, series)) return totals;
        long total = 0;
        for (var month : months) {
            var amount = series.apply(month);
            if (amount != null) total += amount;
            totals.add(total);
        }
        return totals;
    }
}
