package linecard.reports;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Everybody's figures in one window, and the months of its fiscal year.
///
/// @param total of all rows; its goal is the organisation's own where there is one
/// @param today the day up to which it reckons
record Board(Lens lens, List<Row> rows, Row total, List<Month> months, LocalDate today) {

    /// One rep, or the house, or the total.
    ///
    /// @param rep null for the house and the total
    record Row(@Nullable UUID rep, String name, Figures figures, @Nullable Transfers transfers) {}

    /// Why as-was became as-is over the prior window.
    record Transfers(long asWas, long in, long out, long asIs) {}

    /// One fiscal month.
    ///
    /// @param actual null where the month has not begun
    /// @param prior null where the year before has no sale at all
    record Month(
            LocalDate first, @Nullable Long actual, @Nullable Long goal, @Nullable Long prior) {}

    /// The largest amount of any row, so that small charts of all rows share a scale.
    long reach() {
        long reach = 0;
        for (var row : rows) {
            var figures = row.figures();
            reach = Math.max(reach, figures.actual());
            if (figures.goal() != null) reach = Math.max(reach, figures.goal());
            if (figures.priorWhole() != null) reach = Math.max(reach, figures.priorWhole());
        }
        return reach;
    }

    boolean isEmpty() {
        return rows.isEmpty() || total.figures().actual() == 0 && total.figures().goal() == null
                && total.figures().priorWhole() == null
                && months.stream().allMatch(month -> (month.actual() == null || month.actual() == 0)
                        && month.prior() == null);
    }
}
