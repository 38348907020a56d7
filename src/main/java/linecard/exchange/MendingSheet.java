package linecard.exchange;

import linecard.database.Paged;
import linecard.files.Row;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A page of rejected rows as they stand now, with what is still wrong with each.
///
/// @param columns those that mean something, by which the cells are named
/// @param asked which of the rejected rows
/// @param original what stands in the field that all of them were refused for, where it is one
///        value of one column that may be replaced everywhere
record MendingSheet(
        List<String> columns, Paged<Line> lines, RejectedGroup.Asked asked,
        Optional<Original> original) {

    /// @param rejection still to be mended in the row itself; null where the row is good now
    /// @param before what it was refused for
    record Line(
            long number, List<String> cells, @Nullable Rejection rejection, Rejection before,
            int wrongCell, boolean canBeMended) {

        /// What is said of the row as a whole: nothing where it is said at a cell.
        String said(Words words) {
            if (wrongCell >= 0) return "";
            return rejection != null ? rejection.text(words) : before.text(words);
        }

        boolean isWrong(int cell) {
            return rejection != null && cell == wrongCell;
        }
    }

    record Original(String column, String value) {}

    /// @param reader says what is wrong with a row
    static MendingSheet of(
            Import source, Currency currency, Paged<RejectedRow> rows, Mends mends,
            Consumer<Entry> reader, RejectedGroup.Asked asked) {
        var columns = source.meant();
        var places = Entry.Places.of(source, currency);
        var lines = new ArrayList<Line>();
        for (var row : rows.rows()) {
            lines.add(line(source, columns, row, mends, places, reader));
        }
        var column = source.mapping().getOrDefault(asked.field(), "");
        boolean isOne = !asked.value().isEmpty() && columns.contains(column);
        return new MendingSheet(columns, new Paged<>(lines, rows.number(), rows.total()), asked,
                isOne ? Optional.of(new Original(column, asked.value())) : Optional.empty());
    }

    private static Line line(
            Import source, List<String> columns, RejectedRow row, Mends mends,
            Entry.Places places, Consumer<Entry> reader) {
        if (row.cells().size() != source.header().size()) {
            return new Line(row.number(), List.of(), row.rejection(), row.rejection(), -1, false);
        }
        var mended = mends.in(Row.of(row.number(), row.cells()));
        var entry = new Entry(places, mended);
        reader.accept(entry);
        var problem = entry.problem();
        var cells = columns.stream()
                .map(column -> mended.cells().get(source.header().indexOf(column))).toList();
        int wrong = problem == null ? -1
                : columns.indexOf(source.mapping().getOrDefault(problem.field(), ""));
        return new Line(row.number(), cells, problem, row.rejection(), wrong, true);
    }

    /// So wide a cell is shown, in letters.
    int width(String cell) {
        return Math.clamp(cell.length() + 1L, 6, 40);
    }

    /// The first cell that is still wrong: where typing begins.
    boolean isFirstWrong(Line line, int cell) {
        if (!line.isWrong(cell)) return false;
        return lines.rows().stream().filter(one -> one.wrongCell() >= 0).findFirst()
                .filter(line::equals).isPresent();
    }
}
