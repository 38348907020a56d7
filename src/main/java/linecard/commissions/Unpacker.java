package linecard.commissions;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads what a [Packer] wrote, in the same order.
final class Unpacker {

    private static final UUID NONE = new UUID(0, 0);

    private final ByteBuffer in;
    private final List<Object> known = new ArrayList<>();

    /// @throws IllegalStateException where it is of another form
    Unpacker(byte[] bytes, int form) {
        in = ByteBuffer.wrap(bytes);
        int found = in.get();
        if (found != form) throw new IllegalStateException("packed as " + found);
    }

    boolean isAtEnd() {
        return !in.hasRemaining();
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) return value >>> 1 ^ -(value & 1);
        }
        throw new IllegalStateException("a number does not end");
    }

    int count() {
        return Math.toIntExact(number());
    }

    int[] counts(int size) {
        var values = new int[size];
        for (int i = 0; i < size; i++) values[i] = count();
        return values;
    }

    long[] numbers(int size) {
        var values = new long[size];
        for (int i = 0; i < size; i++) values[i] = number();
        return values;
    }

    boolean flag() {
        return in.get() != 0;
    }

    String text() {
        int place = count();
        if (place > 0) return (String) known.get(place - 1);
        var bytes = new byte[count()];
        in.get(bytes);
        var text = new String(bytes, StandardCharsets.UTF_8);
        known.add(text);
        return text;
    }

    @Nullable UUID idOrNone() {
        int place = count();
        if (place == 0) known.add(new UUID(in.getLong(), in.getLong()));
        var id = (UUID) known.get(place == 0 ? known.size() - 1 : place - 1);
        return id.equals(NONE) ? null : id;
    }

    UUID id() {
        var id = idOrNone();
        if (id == null) throw new IllegalStateException("an id is missing");
        return id;
    }

    @Nullable LocalDate dayOrNone() {
        long day = number();
        return day == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(day);
    }

    LocalDate day() {
        return LocalDate.ofEpochDay(number());
    }

    <E extends Enum<E>> @Nullable E choiceOrNone(E[] values) {
        int place = in.get();
        return place == 0 ? null : values[place - 1];
    }

    <E extends Enum<E>> E choice(E[] values) {
        return values[in.get() - 1];
    }
}
