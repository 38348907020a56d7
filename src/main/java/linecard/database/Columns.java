package linecard.database;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// The columns of many rows, for one statement that takes them all by `unnest`: what triggers and
/// policies ask for once in a statement is asked once for all.
public final class Columns {

    private Columns() {}

    /// Each value as PostgreSQL reads it.
    public static <T> @Nullable String[] texts(
            List<T> rows, Function<T, @Nullable Object> column) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            var value = column.apply(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    public static <T> byte[][] bytes(List<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }
}
