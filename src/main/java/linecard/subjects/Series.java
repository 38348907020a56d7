package linecard.subjects;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A growing column of whole numbers, kept in chunks of 65,536. A chunk takes four bytes a number
/// as long as each of its numbers fits into them, else eight, and nothing as long as all are zero.
/// A million lines are a few of these instead of millions of objects.
final class Series {

    private static final int BITS = 16;
    private static final int CHUNK = 1 << BITS;

    private final List<@Nullable Object> chunks = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void add(long value) {
        if ((size & (CHUNK - 1)) == 0) chunks.add(null);
        size++;
        set(size - 1, value);
    }

    long get(int at) {
        int in = at & (CHUNK - 1);
        return switch (chunks.get(at >> BITS)) {
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
        if (chunk instanceof long[] longs) {
            longs[in] = value;
        } else if (value == (int) value) {
            var ints = chunk instanceof int[] known ? known : new int[CHUNK];
            ints[in] = (int) value;
            chunks.set(at >> BITS, ints);
        } else {
            var longs = chunk instanceof int[] known
                    ? Arrays.stream(known).asLongStream().toArray() : new long[CHUNK];
            longs[in] = value;
            chunks.set(at >> BITS, longs);
        }
    }
}
