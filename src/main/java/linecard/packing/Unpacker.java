package linecard.packing;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads what a [Packer] wrote, in the same order.
public final class Unpacker {

    private static final UUID NONE = new UUID(0, 0);
    private static final int MOST = 20_000_000;
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] in;
    private int at;
    private final List<Object> known = new ArrayList<>();

    /// @throws IllegalStateException where it is of another form
    public Unpacker(byte[] bytes, int form) {
        this(bytes);
        if (bytes[0] != form) throw new IllegalStateException("packed as " + bytes[0]);
    }

    /// Of any form: the caller asks [#form].
    public Unpacker(byte[] bytes) {
        in = bytes;
        at = 1;
    }

    public int form() {
        return in[0];
    }

    public boolean isAtEnd() {
        return at >= in.length;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) return value >>> 1 ^ -(value & 1);
        }
        throw new IllegalStateException("a number does not end");
    }

    public int count() {
        return Math.toIntExact(number());
    }

    /// How many follow.
    public int size() {
        int size = count();
        if (size < 0 || size > MOST) throw new IllegalStateException(size + " follow");
        return size;
    }

    public int[] counts(int size) {
        var values = new int[size];
        for (int i = 0; i < size; i++) values[i] = count();
        return values;
    }

    public long[] numbers(int size) {
        var values = new long[size];
        for (int i = 0; i < size; i++) values[i] = number();
        return values;
    }

    /// See [Packer#rest].
    public long[] rest(int size) {
        var rest = choiceOrNone(Packer.Rest.values());
        return rest == Packer.Rest.ALL ? numbers(size) : rest == null ? new long[size] : some(size);
    }

    private long[] some(int size) {
        var values = new long[size];
        int at = 0;
        for (int left = count(); left > 0; left--) {
            at += count();
            values[at++] = number();
        }
        return values;
    }

    /// See [Packer#steps].
    public int[] steps(int size, int first, int step) {
        var values = new int[size];
        var rest = rest(size);
        for (int i = 0; i < size; i++) {
            values[i] = Math.toIntExact(rest[i] + (i == 0 ? first : values[i - 1] + step));
        }
        return values;
    }

    public boolean flag() {
        return in[at++] != 0;
    }

    public String text() {
        int place = count();
        if (place > 0) return (String) known.get(place - 1);
        var text = plainText();
        known.add(text);
        return text;
    }

    public String plainText() {
        int length = count();
        var text = new String(in, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    public String[] texts(int size) {
        var values = new String[size];
        for (int i = 0; i < size; i++) values[i] = text();
        return values;
    }

    public @Nullable UUID[] ids(int size) {
        var values = new @Nullable UUID[size];
        for (int i = 0; i < size; i++) values[i] = idOrNone();
        return values;
    }

    public @Nullable UUID idOrNone() {
        int place = count();
        if (place == 0) known.add(plainId());
        var id = (UUID) known.get(place == 0 ? known.size() - 1 : place - 1);
        return id.equals(NONE) ? null : id;
    }

    public UUID plainId() {
        return new UUID(eight(), eight());
    }

    private long eight() {
        at += 8;
        return (long) EIGHT.get(in, at - 8);
    }

    public UUID id() {
        var id = idOrNone();
        if (id == null) throw new IllegalStateException("an id is missing");
        return id;
    }

    public @Nullable LocalDate dayOrNone() {
        long day = number();
        return day == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(day);
    }

    public LocalDate day() {
        return LocalDate.ofEpochDay(number());
    }

    public <E extends Enum<E>> @Nullable E choiceOrNone(E[] values) {
        int place = in[at++];
        return place == 0 ? null : values[place - 1];
    }

    public <E extends Enum<E>> E choice(E[] values) {
        return values[in[at++] - 1];
    }
}
