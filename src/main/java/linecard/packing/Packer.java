package linecard.packing;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Writes values one after the other as few bytes; [Unpacker] reads them back. What is written the
/// second time is a number of few bytes: names and ids come again and again.
public final class Packer {

    private static final UUID NONE = new UUID(0, 0);

    /// Bytes of a number.
    private static final int LONGEST = 10;
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] out = new byte[1 << 12];
    private int size;
    private final Map<Object, Integer> known = new HashMap<>();
    private @Nullable Object last;
    private int lastPlace;

    /// @param form of what follows, so that later forms can be told apart
    public Packer(int form) {
        write(form);
    }

    public byte[] bytes() {
        return Arrays.copyOf(out, size);
    }

    private void write(int value) {
        room(1);
        out[size++] = (byte) value;
    }

    private void room(int more) {
        if (size + more > out.length) out = Arrays.copyOf(out, Math.max(2 * size, size + more));
    }

    /// Seven bits a byte, the lowest first; near zero few bytes, whatever the sign.
    public Packer number(long value) {
        room(LONGEST);
        size = number(value, out, size);
        return this;
    }

    private static int number(long value, byte[] out, int from) {
        int at = from;
        long left = value << 1 ^ value >> 63;
        while ((left & ~0x7FL) != 0) {
            out[at++] = (byte) (left & 0x7F | 0x80);
            left >>>= 7;
        }
        out[at++] = (byte) left;
        return at;
    }

    public Packer numbers(long[] values) {
        room(Math.multiplyExact(LONGEST, values.length));
        int at = size;
        for (long value : values) at = number(value, out, at);
        size = at;
        return this;
    }

    /// What remains of a column when what could be expected is taken off it: mostly nothing at all,
    /// which is one byte, or little, of which is written where it is.
    public Packer rest(long[] values) {
        int some = 0;
        for (long value : values) if (value != 0) some++;
        if (some == 0) return choice(null);
        return some > values.length / 2 ? choice(Rest.ALL).numbers(values)
                : choice(Rest.SOME).some(values, some);
    }

    /// How the rest of a column is written where there is any.
    enum Rest { ALL, SOME }

    private Packer some(long[] values, int count) {
        number(count);
        int zeros = 0;
        for (long value : values) {
            if (value == 0) {
                zeros++;
            } else {
                number(zeros).number(value);
                zeros = 0;
            }
        }
        return this;
    }

    /// A column of which each value is expected to be so much more than the one before it.
    ///
    /// @param first what the first one is expected to be
    public Packer steps(int[] values, int first, int step) {
        var rest = new long[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (long) values[i] - (i == 0 ? first : values[i - 1] + step);
        }
        return rest(rest);
    }

    public Packer flag(boolean value) {
        write(value ? 1 : 0);
        return this;
    }

    public Packer text(String value) {
        return isKnown(value) ? this : plainText(value);
    }

    /// One that does not come again.
    public Packer plainText(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        room(bytes.length);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
        return this;
    }

    public Packer id(@Nullable UUID value) {
        var id = value == null ? NONE : value;
        return isKnown(id) ? this : plainId(id);
    }

    /// One that does not come again.
    public Packer plainId(UUID id) {
        room(16);
        EIGHT.set(out, size, id.getMostSignificantBits());
        EIGHT.set(out, size + 8, id.getLeastSignificantBits());
        size += 16;
        return this;
    }

    public Packer day(@Nullable LocalDate value) {
        return number(value == null ? Long.MIN_VALUE : value.toEpochDay());
    }

    public Packer choice(@Nullable Enum<?> value) {
        write(value == null ? 0 : value.ordinal() + 1);
        return this;
    }

    /// Writes the place of what was written before, from 1; 0 for what is new.
    private boolean isKnown(Object value) {
        if (value == last) {
            number(lastPlace);
            return true;
        }
        var before = known.get(value);
        last = value;
        lastPlace = before == null ? known.size() + 1 : before;
        if (before == null) known.put(value, lastPlace);
        number(before == null ? 0 : before);
        return before != null;
    }
}
