package linecard.files;

import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// What a list or a report looks like as a file: its columns, said once for CSV, XLSX and JSON.
///
/// Each column has a key, under which JSON has it in every language, and a label, which stands at
/// the head of a spreadsheet.
///
/// @param <T> what a row is made of
public final class Table<T> {

    private record Column<T>(String key, String label, Function<? super T, Cell> cell) {}

    /// Hands its rows on, one after the other.
    @FunctionalInterface
    public interface Rows<T> {
        void each(Consumer<? super T> taker);
    }

    private final Words words;
    private final List<Column<T>> columns = new ArrayList<>();

    public Table(Words words) {
        this.words = words;
    }

    public Table<T> cell(String key, String label, Function<? super T, Cell> cell) {
        columns.add(new Column<>(key, label, cell));
        return this;
    }

    /// The columns of what is a part of some rows: empty in those where the part is null.
    public <P> Table<T> columns(Table<P> those, Function<? super T, @Nullable P> part) {
        for (var column : those.columns) {
            cell(column.key(), column.label(), row -> {
                var value = part.apply(row);
                return value == null ? new Cell.Empty() : column.cell().apply(value);
            });
        }
        return this;
    }

    /// Whether a column has this label already.
    public boolean isLabel(String label) {
        return columns.stream().anyMatch(column -> column.label().equals(label));
    }

    /// @param text null and empty are the same
    public Table<T> text(String key, String label, Function<? super T, @Nullable String> text) {
        return cell(key, label, row -> {
            var value = text.apply(row);
            return value == null ? new Cell.Text("") : Cell.cut(value);
        });
    }

    /// @param day null where there is none
    public Table<T> day(String key, String label, Function<? super T, @Nullable LocalDate> day) {
        return cell(key, label, row -> {
            var value = day.apply(row);
            return value == null ? new Cell.Empty() : new Cell.Day(value);
        });
    }

    public Table<T> whole(String key, String label, Function<? super T, Long> number) {
        return cell(key, label, row -> new Cell.Whole(number.apply(row)));
    }

    public Table<T> truth(String key, String label, Predicate<? super T> is) {
        return cell(key, label, row -> {
            boolean yes = is.test(row);
            return new Cell.Truth(yes, words.text(yes ? "web.yes" : "web.no"));
        });
    }

    /// @param code null where there is none
    /// @param beginning of the words key that says it: `sales.kind.`
    public Table<T> choice(
            String key, String label, String beginning,
            Function<? super T, @Nullable String> code) {
        return cell(key, label, row -> {
            var value = code.apply(row);
            return value == null ? new Cell.Empty()
                    : new Cell.Choice(value, words.text(beginning + value));
        });
    }

    /// The file, written whole before any of it is sent.
    ///
    /// @param ending of the address that was asked for: `csv`, `xlsx` or `json`
    /// @param name of the file, without its ending
    /// @throws FileRefused where there are too many rows, or they take too long
    public Download file(String ending, String name, Rows<? extends T> rows) {
        var format = Download.Format.of(ending);
        return Spool.fill(spool -> {
            try (var table = writer(format, name, spool)) {
                rows.each(row -> write(table, spool, row));
            }
        }).as(format, name);
    }

    private TableWriter writer(Download.Format format, String name, Spool spool)
            throws IOException {
        var keys = columns.stream().map(Column::key).toList();
        if (new HashSet<>(keys).size() < keys.size()) throw new IllegalStateException("" + keys);
        var header = columns.stream().map(Column::label).toList();
        return switch (format) {
            case CSV -> TableWriter.csv(spool, words.language(), header);
            case XLSX -> TableWriter.xlsx(spool, name, header);
            case JSON -> TableWriter.json(spool, keys);
        };
    }

    private void write(TableWriter table, Spool spool, T row) {
        spool.count();
        var cells = new ArrayList<Cell>(columns.size());
        for (var column : columns) cells.add(column.cell().apply(row));
        try {
            table.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
