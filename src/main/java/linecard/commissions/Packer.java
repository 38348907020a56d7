package linecard.commissions;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Writes values one after the other as few bytes; [Unpacker] reads them back. What is written the
/// second time is a number of few bytes: names and ids come again and again.
final class Packer {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);
    private final Map<Object, Integer> known = new HashMap<>();

    /// @param form of what follows, so that later forms can be told apart
    Packer(int form) {
        out.write(form);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /// Seven bits a byte, the lowest first; near zero few bytes, whatever the sign.
    Packer number(long value) {
        long left = value << 1 ^ value >> 63;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return this;
    }

    Packer numbers(int[] values) {
        for (int value : values) number(value);
        return this;
    }

    Packer numbers(long[] values) {
        for (long value : values) number(value);
        return this;
    }

    Packer flag(boolean value) {
        out.write(value ? 1 : 0);
        return this;
    }

    Packer text(String value) {
        if (isKnown(value)) return this;
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    Packer id(@Nullable UUID value) {
        var id = value == null ? new UUID(0, 0) : value;
        if (isKnown(id)) return this;
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (id.getMostSignificantBits() >> shift));
        }
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (id.getLeastSignificantBits() >> shift));
        }
        return this;
    }

    Packer day(@Nullable LocalDate value) {
        return number(value == null ? Long.MIN_VALUE : value.toEpochDay());
    }

    Packer choice(@Nullable Enum<?> value) {
        out.write(value == null ? 0 : value.ordinal() + 1);
        return this;
    }

    /// Writes the place of what was written before, from 1; 0 for what is new.
    private boolean isKnown(Object value) {
        var before = known.putIfAbsent(value, known.size() + 1);
        number(before == null ? 0 : before);
        return before != null;
    }
}
