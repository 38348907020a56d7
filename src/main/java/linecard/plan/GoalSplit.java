package linecard.plan;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The organisation's goal about to be split over its reps.
///
/// @param whole the organisation's goal so far; null for none
/// @param rows the reps, and the house, which sells but has no goal
/// @param lastYear all of the organisation's year before
/// @param isRunning whether that year is not over: then its months to come are those of the year
/// before it
record GoalSplit(
        GoalLens lens, @Nullable Negotiation whole, List<Row> rows, long lastYear,
        boolean isRunning) {

    /// @param rep null for the house
    /// @param goal the goal so far; null for none
    record Row(@Nullable UUID rep, String name, long lastYear, @Nullable Negotiation goal) {

        String field() {
            return "goal-" + (rep == null ? "house" : rep);
        }

        long standing() {
            return goal == null ? 0 : goal.inForce().year();
        }
    }

    /// @param base the twelve months by which it is split, by rep; of the house under null
    static GoalSplit of(GoalTable table, Map<@Nullable UUID, List<Long>> base, boolean isRunning,
            String houseName) {
        var rows = new ArrayList<Row>();
        for (var row : table.rows()) {
            rows.add(new Row(row.rep(), row.name(),
                    GoalRules.sum(base.getOrDefault(row.rep(), PastYears.none())), row.goal()));
        }
        var house = base.get(null);
        if (house != null) rows.add(new Row(null, houseName, GoalRules.sum(house), null));
        return new GoalSplit(table.lens(), table.whole(), rows,
                GoalRules.sum(PastYears.whole(base)), isRunning);
    }

    /// The whole, in the order of the rows, by their shares of last year; none without a rep.
    List<Long> byLastYear(long whole, long step) {
        if (rows.isEmpty()) return List.of();
        return GoalRules.spread(whole, step, rows.stream().map(Row::lastYear).toList());
    }

    /// A row's share of last year, as it weighs in the split; null without a last year.
    @Nullable BigDecimal share(Row row) {
        long all = 0;
        for (var one : rows) all = Math.addExact(all, Math.max(0, one.lastYear()));
        return all == 0 ? null : BigDecimal.valueOf(Math.max(0, row.lastYear()))
                .divide(BigDecimal.valueOf(all), 6, RoundingMode.HALF_UP);
    }

    /// Whether a number stands already that this would revise.
    boolean revises() {
        return whole != null || rows.stream().anyMatch(row -> row.goal() != null);
    }
}
