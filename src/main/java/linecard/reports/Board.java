package linecard.reports;

import linecard.database.Paged;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Everybody's figures in one window, and the months of its fiscal year.
///
/// @param rows of the reps, in the lens's order
/// @param house what is credited to nobody; null where there is none
/// @param total of all rows; its goal is the organisation's own where there is one
/// @param today the day up to which it reckons
/// @param reach the largest amount of any row, so that small charts of all rows share a scale
record Board(
        Lens lens, List<Row> rows, @Nullable Row house, Row total, List<Month> months,
        LocalDate today, long reach) {

    /// One rep, or the house, or the total.
    ///
    /// @param rep null for the house and the total
    /// @param search the name as it is looked for
    record Row(
            @Nullable UUID rep, String name, String search, Figures figures,
            @Nullable Transfers transfers) {}

    /// Why as-was became as-is over the prior window.
    record Transfers(long asWas, long in, long out, long asIs) {}

    /// One fiscal month.
    ///
    /// @param actual null where the month has not begun
    /// @param prior null where the year before has no sale at all
    record Month(
            LocalDate first, @Nullable Long actual, @Nullable Long goal, @Nullable Long prior) {}

    /// The same figures for another part of the list.
    ///
    /// @param ordered the rows in that lens's order
    Board through(Lens other, List<Row> ordered) {
        return new Board(other, ordered, house, total, months, today, reach);
    }

    /// The rows that the lens asks for.
    List<Row> listed() {
        return BoardOrder.named(rows, lens.name());
    }

    /// The part of them that stands on the lens's page.
    Paged<Row> page() {
        var listed = listed();
        int from = Math.min(Paged.offset(lens.page()), listed.size());
        int to = Math.min(from + Paged.SIZE, listed.size());
        return new Paged<>(listed.subList(from, to), lens.page(), listed.size());
    }

    /// Whether there are more reps than a page holds.
    boolean isLong() {
        return rows.size() > Paged.SIZE;
    }

    boolean isEmpty() {
        var all = total.figures();
        return rows.isEmpty() && house == null
                || all.actual() == 0 && all.later() == 0 && all.goal() == null
                && all.priorWhole() == null
                && months.stream().allMatch(month -> (month.actual() == null || month.actual() == 0)
                        && month.prior() == null);
    }
}
