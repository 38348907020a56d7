package linecard.subjects;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The rows of a file that speak of the same record, wherever they stand.
final class Bundle<T> {

    private final String key;
    private final List<T> rows = new ArrayList<>(1);
    private final List<Long> numbers = new ArrayList<>(1);
    private long badRow;

    Bundle(String key) {
        this.key = key;
    }

    /// @param row null where it could not be read, which spoils the others
    void add(long number, @Nullable T row) {
        numbers.add(number);
        if (row != null) rows.add(row);
        else if (badRow == 0) badRow = number;
    }

    String key() {
        return key;
    }

    List<T> rows() {
        return rows;
    }

    T first() {
        return rows.getFirst();
    }

    /// Where they stand in the file.
    List<Long> numbers() {
        return numbers;
    }

    /// The first row that could not be read; 0 where all could.
    long badRow() {
        return badRow;
    }

    /// Whether all rows say the same.
    boolean isOfOneMind() {
        for (var row : rows) if (!row.equals(first())) return false;
        return true;
    }
}
