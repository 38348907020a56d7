package linecard.subjects;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A growing column of whole numbers, kept in chunks of 65,536. A chunk takes two bytes a number
/// as long as all of its numbers lie within 32,767 of its first one, else four as long as they fit
/// into those, else eight, and nothing as long as all are zero. A million lines are a few of these
/// instead of millions of objects.
final class Series {

    private static final int BITS = 16;
    private static final int CHUNK = 1 << BITS;

    private final List<@Nullable Object> chunks = new ArrayList<>();
    private int size;

    /// Numbers near to another one.
    private record Near(long to, short[] away) {}

    int size() {
        return size;
    }

    void add(long value) {
        if ((size & (CHUNK - 1)) == 0) chunks.add(null);
        size++;
        set(size - 1, value);
    }

    long get(int at) {
        return get(chunks.get(at >> BITS), at & (CHUNK - 1));
    }

    private static long get(@Nullable Object chunk, int in) {
        return switch (chunk) {
            case Near near -> near.to() + near.away()[in];
            case int[] ints -> ints[in];
            case long[] longs -> longs[in];
            case null, default -> 0;
        };
    }

    int index(int at) {
        return (int) get(at);
    }

    void set(int at, long value) {
        int in = at & (CHUNK - 1);
        var chunk = chunks.get(at >> BITS);
        if (chunk == null && value == 0) return;
        if (chunk == null) {
            boolean isFirst = in == 0 && at == size - 1;
            chunk = new Near(isFirst ? value : 0, new short[CHUNK]);
        }
        var wide = widened(chunk, value);
        switch (wide) {
            case Near near -> near.away()[in] = (short) (value - near.to());
            case int[] ints -> ints[in] = (int) value;
            default -> ((long[]) wide)[in] = value;
        }
        chunks.set(at >> BITS, wide);
    }

    /// The chunk in a form that can take the number, too.
    private static Object widened(Object chunk, long value) {
        boolean isWideEnough = switch (chunk) {
            case Near near -> isNear(near.to(), value);
            case int[] _ -> isInt(value);
            default -> true;
        };
        if (isWideEnough) return chunk;
        boolean fits = isInt(value) && chunk instanceof Near near
                && isInt(near.to() - CHUNK) && isInt(near.to() + CHUNK);
        if (fits) {
            var ints = new int[CHUNK];
            for (int i = 0; i < CHUNK; i++) ints[i] = (int) get(chunk, i);
            return ints;
        }
        var longs = new long[CHUNK];
        for (int i = 0; i < CHUNK; i++) longs[i] = get(chunk, i);
        return longs;
    }

    /// A difference beyond all counting comes out right again where it is added.
    private static boolean isNear(long to, long value) {
        return value - to == (short) (value - to);
    }

    private static boolean isInt(long value) {
        return value == (int) value;
    }
}
