package linecard.sales;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// One column of many rows as a text array, which the statement casts and unnests: so many rows
/// go in with one statement.
final class Column {

    private Column() {}

    static <T> @Nullable String[] of(List<T> rows, Function<T, ? extends @Nullable Object> value) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            var one = value.apply(rows.get(i));
            texts[i] = one == null ? null : one.toString();
        }
        return texts;
    }
}
