package linecard.scoring;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
