package linecard.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The days of some weeks, a column each, from Monday down to Sunday: the darker, the nearer a day
/// came to what was asked of it. Days that are not worked are hatched.
///
/// @param title the finding
public record HeatMap(String title, List<String> head, List<Day> days) {

    static final int CELL = 14;
    private static final int TOP = 16;

    public HeatMap {
        head = List.copyOf(head);
        days = List.copyOf(days);
    }

    /// @param month stands above the column in which it begins; empty for none
    /// @param said the day and its number, in words
    /// @param level from 0, nothing, to 4, as much as asked or more
    public record Day(
            LocalDate day, String month, String said, String number, int level, boolean isOff) {}

    /// @param column from 0
    record Cell(Day day, int column, int row) {

        int x() {
            return column * CELL;
        }

        int y() {
            return TOP + row * CELL;
        }
    }

    List<Cell> cells() {
        if (days.isEmpty()) return List.of();
        var first = days.getFirst().day();
        var monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        var cells = new ArrayList<Cell>();
        for (var day : days) {
            long far = day.day().toEpochDay() - monday.toEpochDay();
            cells.add(new Cell(day, (int) (far / 7), (int) (far % 7)));
        }
        return cells;
    }

    int width() {
        var cells = cells();
        return cells.isEmpty() ? CELL : (cells.getLast().column() + 1) * CELL;
    }

    int height() {
        return TOP + 7 * CELL;
    }

    public ChartTable table() {
        return new ChartTable(title, head, days.stream()
                .filter(day -> !day.isOff() || day.level() > 0)
                .map(day -> List.of(day.said(), day.number())).toList());
    }
}
