package linecard.scoring;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields of a line, parted by tabs; nothing is an empty one.
final class Field {

    private Field() {}

    static String line(@Nullable Object... fields) {
        return Stream.of(fields).map(Field::of).collect(Collectors.joining("\t"));
    }

    private static String of(@Nullable Object field) {
        if (field == null) return "";
        return field instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT)
                : field.toString();
    }

    /// A text without what parts fields and lines.
    static String plain(String text) {
        return text.replaceAll("\\R|[\\p{Cntrl}]+", " ").strip();
    }
}
